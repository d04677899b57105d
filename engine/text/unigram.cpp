#include "engine/text/unigram.h"

#include "engine/base/cancel_point.h"
#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/text/score_binade.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace seq {

struct UnigramModel::Work {
    std::vector<Best> best; // by byte of the word
    std::vector<Symbol> path; // of the word
    double score = 0; // of the text so far
    bool tie = false; // some sum of the word lay halfway between two that can be kept
    PieceCachePool::Borrowed cache;
    CancelPoint cancel;
};

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
    double least = unknownScore_;
    byteToken_.fill(-1);
    for (std::int32_t i = 0; i < size; ++i) {
        const auto& p = model_.pieces[std::size_t(i)];
        const bool bonus = rules_.userDefinedBonus && p.type == SentencePieces::UserDefined;
        scores_.push_back(bonus ? double(float(p.text.size()) * float(highest)) - 0.1 : p.score);
        if (p.type == SentencePieces::Byte || model_.byteFallback)
            if (const int byte = fallbackByte(p.text); byte >= 0) byteToken_[std::size_t(byte)] = i;
        // an unused piece shadows nothing: it is simply never taken
        if (!p.usable() || p.type == SentencePieces::Unused || p.text.empty()) continue;
        trie_.add(p.text, i);
        longest_ = std::max(longest_, p.text.size());
        cutsAtSpace_ = cutsAtSpace_ && !markInside(p.text);
        cacheable_ = cacheable_ && scores_.back() <= 0;
        least = std::min(least, scores_.back());
    }
    reach_ = -least * double(PieceCache::kBytes);
}

template <ScoreSum S>
void UnigramModel::viterbi(std::string_view word, double score, Work& work) const
{
    constexpr std::size_t kBlock = 1 << 16;
    std::vector<Best>& best = work.best;
    best.clear();
    best.reserve(word.size() + 1);
    const ScoreBinade<S> binade(score);
    work.tie = false;
    const auto offer
        = [&](Best& target, double from, double add, std::int32_t id, std::uint32_t at) {
              const double sum = ScoreBinade<S>::compared(from, add);
              work.tie = work.tie || binade.ties(from, add);
              if (target.start != UINT32_MAX && !(sum > target.score)) return;
              target = {ScoreBinade<S>::kept(sum), id, at};
          };
    CancelPoint cancel;
    for (std::uint32_t at = 0; at < word.size();) {
        cancel.at(at);
        if (at + longest_ >= best.size())
            best.resize(std::min(word.size() + 1, at + longest_ + kBlock));
        const double from = at ? best[at].score : score;
        const std::uint32_t character = utf8Step(word, at).length;
        bool alone = false; // a piece of exactly this character
        std::int32_t node = ByteTrie::kRoot;
        for (std::uint32_t i = at; i < word.size(); ++i) {
            node = trie_.step(node, std::uint8_t(word[i]));
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

// The best path through the word of work.best, behind what is there.
template <ScoreSum S>
void UnigramModel::addWord(
    std::string_view text, std::uint32_t base, Work& work, std::vector<Symbol>& out) const
{
    work.path.clear();
    const auto size = std::uint32_t(work.best.size()) - 1;
    CancelPoint cancel;
    for (std::uint32_t at = size; at > 0; at = work.best[at].start) {
        cancel.at(size - at);
        const Best& step = work.best[at];
        const bool unknown = step.id == model_.unknown;
        work.path.push_back(
            {step.id, step.start, at, std::uint8_t(unknown ? TokenSpan::Unknown : 0)});
    }
    work.score = work.best[size].score;
    std::reverse(work.path.begin(), work.path.end());
    for (const Symbol& s : work.path) {
        if (s.flags)
            addUnknown(text, base + s.begin, base + s.end, out);
        else
            out.push_back({s.id, base + s.begin, base + s.end, 0});
    }
}

template <ScoreSum S>
void UnigramModel::encodeWords(std::string_view text, std::vector<Symbol>& out) const
{
    Work work{{}, {}, 0, false, PieceCachePool::Borrowed(caches_), CancelPoint()};
    PieceCache& cache = *work.cache;
    const auto length = [this](std::int32_t id) {
        return std::uint32_t(model_.pieces[std::size_t(id)].text.size());
    };
    for (std::size_t at = 0; at < text.size();) {
        work.cancel.at(at);
        const std::size_t end = cutsAtSpace_ ? markedWordEnd(text, at) : text.size();
        const std::string_view word = text.substr(at, end - at);
        const ScoreBinade<S> binade(work.score);
        const bool brief = cacheable_ && word.size() < PieceCache::kBytes && binade.holds(reach_);
        PieceCache::Key key;
        if (brief) {
            key = PieceCache::keyOf(word.data(), word.size(), text.size() - at);
            key.high |= std::uint64_t(binade.exponent()) << 48; // the fifteenth byte is free
        }
        const std::size_t set = PieceCache::setOf(key);
        auto begin = std::uint32_t(at);
        at = end;
        if (const PieceCache::Entry* e = brief ? cache.find(key, set) : nullptr) {
            for (int i = 0; i < e->count(); ++i) {
                const std::int32_t id = e->id(i);
                const std::uint32_t next = begin + length(id);
                out.push_back({id, begin, next, 0});
                begin = next;
                work.score = ScoreBinade<S>::kept(
                    ScoreBinade<S>::compared(work.score, scores_[std::size_t(id)]));
            }
            continue;
        }
        viterbi<S>(word, work.score, work);
        addWord<S>(text, begin, work, out);
        if (brief && !work.tie) remember(cache, set, key, word, work.path, length);
    }
}

void UnigramModel::encode(std::string_view text, std::vector<Symbol>& out) const
{
    out.clear();
    switch (rules_.sum) {
    case ScoreSum::Library:
        return encodeWords<ScoreSum::Library>(text, out);
    case ScoreSum::F32:
        return encodeWords<ScoreSum::F32>(text, out);
    case ScoreSum::F64:
        return encodeWords<ScoreSum::F64>(text, out);
    }
}

} // namespace seq
