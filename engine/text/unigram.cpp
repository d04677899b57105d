#include "engine/text/unigram.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"

#include <algorithm>
#include <limits>

namespace seq {

UnigramModel::UnigramModel(SentencePieces model, UnigramRules rules)
    : model_(std::move(model))
    , rules_(rules)
{
    const auto size = std::int32_t(model_.pieces.size());
    if (model_.unknown < 0 || model_.unknown >= size)
        throw badInput("{}: a unigram vocabulary needs an unknown piece", model_.name);
    double lowest = std::numeric_limits<float>::max(), highest = std::numeric_limits<float>::min();
    for (const auto& p : model_.pieces) {
        if (p.type != SentencePieces::Normal) continue;
        lowest = std::min(lowest, p.score);
        highest = std::max(highest, p.score);
    }
    unknownScore_ = rules_.sum == ScoreSum::F64 ? lowest - 10.0 : double(float(lowest) - 10.0f);
    byteToken_.fill(-1);
    for (std::int32_t i = 0; i < size; ++i) {
        const auto& p = model_.pieces[std::size_t(i)];
        const bool bonus = rules_.userDefinedBonus && p.type == SentencePieces::UserDefined;
        scores_.push_back(bonus ? double(float(p.text.size()) * float(highest)) - 0.1 : p.score);
        if (p.type == SentencePieces::Byte || model_.byteFallback)
            if (const int byte = fallbackByte(p.text); byte >= 0) byteToken_[std::size_t(byte)] = i;
        // an unused piece shadows nothing: it is simply never taken
        if (p.usable() && p.type != SentencePieces::Unused && !p.text.empty()) trie_.add(p.text, i);
    }
}

void UnigramModel::offer(
    Best& target, double from, double score, std::int32_t id, std::uint32_t start) const
{
    double sum = from + score;
    if (rules_.sum == ScoreSum::F32) sum = float(sum);
    if (target.start != UINT32_MAX && !(sum > target.score)) return;
    if (rules_.sum == ScoreSum::Library) sum = float(sum); // compared unrounded, kept rounded
    target = {sum, id, start};
}

void UnigramModel::viterbi(std::string_view text, std::vector<Best>& best) const
{
    best.assign(text.size() + 1, {});
    for (std::uint32_t at = 0; at < text.size();) {
        const double from = best[at].score;
        const std::uint32_t character = utf8Step(text, at).length;
        bool alone = false; // a piece of exactly this character
        std::int32_t node = ByteTrie::kRoot;
        for (std::uint32_t i = at; i < text.size(); ++i) {
            node = trie_.step(node, std::uint8_t(text[i]));
            if (node == ByteTrie::kNone) break;
            const std::int32_t id = trie_.value(node);
            if (id == ByteTrie::kNone) continue;
            offer(best[i + 1], from, scores_[std::size_t(id)], id, at);
            alone = alone || i + 1 - at == character;
        }
        if (!alone) offer(best[at + character], from, unknownScore_, model_.unknown, at);
        at += character;
    }
}

void UnigramModel::addUnknown(
    std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Symbol>& out) const
{
    const auto missing = [&](char c) { return byteToken_[std::uint8_t(c)] < 0; };
    if (model_.byteFallback && std::none_of(text.begin() + begin, text.begin() + end, missing)) {
        for (std::uint32_t k = begin; k < end; ++k)
            out.push_back({byteToken_[std::uint8_t(text[k])], k, k + 1, TokenSpan::ByteFallback});
    } else if (rules_.fuseUnknown && !out.empty() && (out.back().flags & TokenSpan::Unknown)) {
        out.back().end = end;
    } else {
        out.push_back({model_.unknown, begin, end, TokenSpan::Unknown});
    }
}

void UnigramModel::encode(std::string_view text, std::vector<Symbol>& out) const
{
    out.clear();
    std::vector<Best> best;
    viterbi(text, best);
    std::vector<Symbol> path;
    for (auto at = std::uint32_t(text.size()); at > 0; at = best[at].start)
        path.push_back({best[at].id, best[at].start, at, 0});
    for (auto s = path.rbegin(); s != path.rend(); ++s) {
        if (s->id == model_.unknown)
            addUnknown(text, s->begin, s->end, out);
        else
            out.push_back(*s);
    }
}

} // namespace seq
