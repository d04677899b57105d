#include "engine/text/sentence_piece_bpe.h"

#include "engine/base/cancel_point.h"
#include "engine/base/utf8.h"

#include <algorithm>
#include <map>

namespace seq {

namespace {

// Equal scores share a rank: the leftmost pair goes first then.
std::vector<std::uint32_t> ranksOf(const SentencePieces& model)
{
    std::vector<double> scores;
    for (const auto& p : model.pieces)
        if (p.usable()) scores.push_back(p.score);
    std::sort(scores.begin(), scores.end(), std::greater<>());
    scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
    std::vector<std::uint32_t> ranks;
    for (const auto& p : model.pieces)
        ranks.push_back(
            std::uint32_t(std::lower_bound(scores.begin(), scores.end(), p.score, std::greater<>())
                - scores.begin()));
    return ranks;
}

} // namespace

SentencePieceBpe::SentencePieceBpe(
    SentencePieces model, std::shared_ptr<const Vocabulary> vocabulary)
    : model_(std::move(model))
    , vocabulary_(std::move(vocabulary))
{
    byteToken_.fill(-1);
    auto next = vocabulary_->size();
    for (std::size_t i = 0; i < model_.pieces.size(); ++i) {
        const auto& p = model_.pieces[i];
        const int byte = p.type == SentencePieces::Byte ? fallbackByte(p.text) : -1;
        if (byte >= 0) byteToken_[std::size_t(byte)] = std::int32_t(i);
        if (p.type == SentencePieces::UserDefined && !p.text.empty())
            userDefined_.add(p.text, std::int32_t(i));
        if (!p.usable()) continue;
        cutsAtSpace_ = cutsAtSpace_ && !markInside(p.text);
        hasUnused_ = hasUnused_ || p.type == SentencePieces::Unused;
        for (std::size_t at = 0; at < p.text.size();) {
            const std::size_t length = utf8Step(p.text, at).length;
            const std::string character = p.text.substr(at, length);
            if (vocabulary_->find(character) < 0 && characters_.try_emplace(character, next).second)
                ++next;
            at += length;
        }
    }
    addPairs();
}

std::int32_t SentencePieceBpe::symbolOf(std::string_view text) const
{
    if (const std::int32_t id = vocabulary_->find(text); id >= 0) return id;
    if (text.size() > 4) return -1;
    const auto at = characters_.find(std::string(text));
    return at == characters_.end() ? -1 : at->second;
}

void SentencePieceBpe::addPairs()
{
    struct Pair {
        std::int32_t left, right, id;
    };
    std::vector<Pair> found;
    for (std::size_t i = 0; i < model_.pieces.size(); ++i) {
        const std::string_view text = model_.pieces[i].text;
        if (!model_.pieces[i].usable() || vocabulary_->find(text) != std::int32_t(i)) continue;
        for (std::size_t cut = utf8Step(text, 0).length; cut < text.size();
             cut += utf8Step(text, cut).length) {
            const std::int32_t left = symbolOf(text.substr(0, cut));
            const std::int32_t right = left < 0 ? -1 : symbolOf(text.substr(cut));
            if (right >= 0) found.push_back({left, right, std::int32_t(i)});
        }
    }
    const auto ranks = ranksOf(model_);
    pairs_ = PairTable(found.size());
    for (const Pair& p : found)
        pairs_.add(p.left, p.right, {ranks[std::size_t(p.id)], p.id});
}

bool SentencePieceBpe::unused(std::int32_t id) const
{
    return hasUnused_ && id >= 0 && std::size_t(id) < model_.pieces.size()
        && model_.pieces[std::size_t(id)].type == SentencePieces::Unused;
}

// User-defined symbols are frozen: their id is kept below zero, where nothing merges.
void SentencePieceBpe::start(std::string_view word, std::vector<Symbol>& out) const
{
    CancelPoint cancel;
    out.reserve(word.size()); // growing by copies of gigabytes cannot be cancelled
    for (std::uint32_t at = 0; at < word.size();) {
        cancel.at(at);
        const auto fixed
            = userDefined_.empty() ? ByteTrie::Found{} : userDefined_.longest(word, at);
        if (fixed.length > 0) {
            out.push_back({-2 - fixed.value, at, at + fixed.length, 0});
            at += fixed.length;
            continue;
        }
        const Utf8Step step = utf8Step(word, at);
        const std::uint32_t length = step.valid ? step.length : 1;
        out.push_back({symbolOf(word.substr(at, length)), at, at + length, 0});
        at += length;
    }
}

void SentencePieceBpe::encodeWord(std::string_view word, std::vector<Symbol>& out) const
{
    out.clear();
    start(word, out);
    if (!hasUnused_) {
        mergePairs(pairs_, out);
    } else {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<Symbol, Symbol>> parts;
        mergePairs(pairs_, out, [&](std::uint32_t, const Symbol& left, const Symbol& right) {
            parts[{left.begin, right.end}] = {left, right};
        });
        for (std::size_t i = 0; i < out.size();) {
            const auto at = parts.find({out[i].begin, out[i].end});
            if (!unused(out[i].id) || at == parts.end()) {
                ++i;
                continue;
            }
            out[i] = at->second.second;
            out.insert(out.begin() + std::ptrdiff_t(i), at->second.first);
        }
    }
    finish(word, out);
}

// What is no piece becomes bytes or the unknown token; unknown ones in a row become one.
void SentencePieceBpe::finish(std::string_view word, std::vector<Symbol>& symbols) const
{
    const auto size = std::int32_t(model_.pieces.size());
    const auto known = [&](const Symbol& s) { return s.id <= -2 || (s.id >= 0 && s.id < size); };
    if (userDefined_.empty() && std::all_of(symbols.begin(), symbols.end(), known)) return;
    std::vector<Symbol> out;
    CancelPoint cancel;
    for (const Symbol& s : symbols) {
        cancel.at(s.begin);
        if (known(s)) {
            out.push_back({s.id <= -2 ? -2 - s.id : s.id, s.begin, s.end, s.flags});
            continue;
        }
        bool bytes = model_.byteFallback;
        for (std::uint32_t k = s.begin; k < s.end && bytes; ++k)
            bytes = byteToken_[std::uint8_t(word[k])] >= 0;
        if (bytes) {
            for (std::uint32_t k = s.begin; k < s.end; ++k)
                out.push_back(
                    {byteToken_[std::uint8_t(word[k])], k, k + 1, TokenSpan::ByteFallback});
        } else if (!out.empty() && (out.back().flags & TokenSpan::Unknown)) {
            out.back().end = s.end;
        } else {
            out.push_back({model_.unknown, s.begin, s.end, TokenSpan::Unknown});
        }
    }
    symbols = std::move(out);
}

void SentencePieceBpe::encode(std::string_view text, std::vector<Symbol>& out) const
{
    if (!cutsAtSpace_ || !userDefined_.empty()) return encodeWord(text, out);
    out.clear();
    const PieceCachePool::Borrowed borrowed(caches_);
    PieceCache& cache = *borrowed;
    std::vector<Symbol> symbols;
    CancelPoint cancel;
    for (std::size_t at = 0; at < text.size();) {
        cancel.at(at);
        const std::size_t end = markedWordEnd(text, at);
        const std::string_view word = text.substr(at, end - at);
        const auto base = std::uint32_t(at);
        const bool brief = word.size() <= PieceCache::kBytes;
        const auto key = brief ? PieceCache::keyOf(word.data(), word.size(), text.size() - at)
                               : PieceCache::Key{};
        const std::size_t set = PieceCache::setOf(key);
        at = end;
        if (const PieceCache::Entry* e = brief ? cache.find(key, set) : nullptr) {
            std::uint32_t begin = base;
            for (int i = 0; i < e->count(); ++i) {
                const std::uint32_t next = begin + vocabulary_->length(e->id(i));
                out.push_back({e->id(i), begin, next, 0});
                begin = next;
            }
            continue;
        }
        encodeWord(word, symbols);
        if (brief)
            remember(cache, set, key, word, symbols,
                [this](std::int32_t id) { return vocabulary_->length(id); });
        for (const Symbol& s : symbols) {
            const bool fuses = (s.flags & TokenSpan::Unknown) && !out.empty()
                && (out.back().flags & TokenSpan::Unknown);
            if (fuses)
                out.back().end = base + s.end;
            else
                out.push_back({s.id, base + s.begin, base + s.end, s.flags});
        }
    }
}

std::vector<MergeStep> SentencePieceBpe::merges(std::int32_t id) const
{
    std::vector<MergeStep> steps;
    if (!model_.pieces[std::size_t(id)].usable()) return steps;
    const std::string_view text = model_.pieces[std::size_t(id)].text;
    std::vector<Symbol> symbols;
    start(text, symbols);
    mergePairs(pairs_, symbols, [&](std::uint32_t rank, const Symbol& left, const Symbol& right) {
        steps.push_back({int(rank), std::string(text.substr(left.begin, left.end - left.begin)),
            std::string(text.substr(right.begin, right.end - right.begin))});
    });
    return steps;
}

} // namespace seq
