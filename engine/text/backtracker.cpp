#include "engine/text/backtracker.h"

#include "engine/base/cancel_point.h"
#include "engine/base/thread_pool.h"
#include "engine/text/pair_merger.h"

#include <algorithm>

namespace seq {

bool Backtracker::addToken(
    std::int32_t id, const PairTable& pairs, const std::array<std::int32_t, 256>& byteToken)
{
    throwIfCancelled();
    const std::string_view bytes = vocabulary_.bytes(id);
    std::vector<Symbol> symbols;
    for (std::uint32_t i = 0; i < bytes.size(); ++i) {
        const std::int32_t byte = byteToken[std::uint8_t(bytes[i])];
        if (byte < 0) return false;
        symbols.push_back({byte, i, i + 1, 0});
    }
    Split& split = splits_[std::size_t(id)];
    if (symbols.size() == 1) split = {id, id};
    mergePairs(pairs, symbols, [&](std::uint32_t, const Symbol& left, const Symbol& right) {
        split = {left.id, right.id};
    });
    if (symbols.size() != 1 || symbols[0].id != id) return false;
    trie_.add(bytes, id);
    return true;
}

std::unique_ptr<const Backtracker> Backtracker::make(const Vocabulary& vocabulary,
    const PairTable& pairs, const std::array<std::int32_t, 256>& byteToken, bool listed)
{
    std::vector<PairMerge> merges;
    pairs.forEach([&](const PairMerge& merge) { merges.push_back(merge); });
    std::sort(merges.begin(), merges.end(),
        [](const PairMerge& a, const PairMerge& b) { return a.rank < b.rank; });
    for (std::size_t i = 1; listed && i < merges.size(); ++i)
        if (merges[i].id <= merges[i - 1].id) return nullptr;
    std::vector<std::int32_t> tokens;
    for (const PairMerge& merge : merges)
        if (tokens.empty() || tokens.back() != merge.id) tokens.push_back(merge.id);
    for (const std::int32_t byte : byteToken)
        if (byte >= 0) tokens.push_back(byte);
    std::unique_ptr<Backtracker> out(new Backtracker(vocabulary));
    for (const std::int32_t id : tokens)
        if (!out->addToken(id, pairs, byteToken)) return nullptr;
    out->joins_ = PairTable(tokens.size());
    for (const std::int32_t id : tokens) {
        const std::string_view bytes = vocabulary.bytes(id);
        if (bytes.size() < 2) continue;
        const Split split = out->splits_[std::size_t(id)];
        out->joins_.add(split.left, split.right, {std::uint32_t(id), id});
        out->prefixes_[std::size_t(id)]
            = out->trie_.longest(bytes.substr(0, bytes.size() - 1), 0).value;
    }
    return out;
}

// Would encoding the bytes of both give exactly these two tokens? Undoes their merges, latest
// first, and looks whether a merge across the border would have come before.
bool Backtracker::compatible(std::int32_t left, std::int32_t right) const
{
    std::int32_t limit = INT32_MAX;
    const auto split = [&](std::int32_t id) { return splits_[std::size_t(id)]; };
    for (;;) {
        const PairMerge merge = joins_.find(left, right);
        if (merge.id >= 0 && merge.id < limit) return false;
        if (left > right) {
            limit = left;
            if (split(left).right != left) {
                left = split(left).right;
                continue;
            }
            limit = right + 1;
            if (split(right).left == right) return true;
            right = split(right).left;
        } else {
            limit = right + 1;
            if (split(right).left != right) {
                right = split(right).left;
                continue;
            }
            limit = left;
            if (split(left).right == left) return true;
            left = split(left).right;
        }
    }
}

bool Backtracker::encode(std::string_view piece, std::vector<Symbol>& out) const
{
    out.clear();
    std::vector<bool> open(piece.size() + 1, true); // a token may end here
    std::uint32_t at = 0;
    std::int32_t token = trie_.longest(piece, 0).value;
    CancelPoint cancel;
    for (std::size_t steps = 0; at < piece.size(); ++steps) {
        cancel.at(steps);
        if (token < 0) return false;
        const std::uint32_t end = at + vocabulary_.length(token);
        if (open[end] && (out.empty() || compatible(out.back().id, token))) {
            out.push_back({token, at, end, 0});
            at = end;
            token = at < piece.size() ? trie_.longest(piece, at).value : -1;
        } else if (prefixes_[std::size_t(token)] >= 0) {
            token = prefixes_[std::size_t(token)];
        } else {
            open[at] = false;
            if (out.empty()) return false;
            token = out.back().id; // tried again through its prefixes
            at = out.back().begin;
            out.pop_back();
        }
    }
    return true;
}

} // namespace seq
