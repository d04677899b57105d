#include "engine/text/pair_merger.h"

#include "engine/base/cancel_point.h"

#include <algorithm>
#include <array>
#include <queue>

namespace seq {

namespace {

constexpr std::size_t kShort = 32; // symbols; beyond, the quadratic scan loses to the heap

Symbol joined(const Symbol& left, const Symbol& right, std::int32_t id)
{
    return {id, left.begin, right.end, std::uint8_t(left.flags | right.flags)};
}

void mergeShort(const PairTable& pairs, std::vector<Symbol>& symbols, const MergeWatch& watch)
{
    std::array<PairMerge, kShort> merges;
    std::size_t n = symbols.size();
    const auto look = [&](std::size_t i) {
        merges[i] = i + 1 < n ? pairs.find(symbols[i].id, symbols[i + 1].id) : PairMerge{};
    };
    for (std::size_t i = 0; i < n; ++i)
        look(i);
    while (n > 1) {
        std::size_t best = 0;
        for (std::size_t i = 1; i + 1 < n; ++i)
            if (merges[i].rank < merges[best].rank) best = i;
        if (merges[best].id < 0) break;
        if (watch) watch(merges[best].rank, symbols[best], symbols[best + 1]);
        symbols[best] = joined(symbols[best], symbols[best + 1], merges[best].id);
        --n;
        for (std::size_t i = best + 1; i < n; ++i) {
            symbols[i] = symbols[i + 1];
            merges[i] = merges[i + 1];
        }
        look(best);
        if (best > 0) look(best - 1);
    }
    symbols.resize(n);
}

class LongMerge {
public:
    LongMerge(const PairTable& pairs, std::vector<Symbol>& symbols)
        : pairs_(pairs)
        , symbols_(symbols)
        , links_(symbols.size())
    {
        const auto n = std::uint32_t(symbols.size());
        CancelPoint cancel;
        for (std::uint32_t i = 0; i < n; ++i)
            links_[i] = {i - 1, i + 1};
        for (std::uint32_t i = 0; i + 1 < n; ++i) {
            cancel.at(i);
            look(i);
        }
    }
    void run(const MergeWatch& watch)
    {
        CancelPoint cancel;
        for (std::size_t steps = 0; !heap_.empty(); ++steps) {
            cancel.at(steps);
            const Entry e = heap_.top();
            heap_.pop();
            if (links_[e.at].rank == e.rank) join(e.at, watch);
        }
        std::size_t kept = 0;
        for (const Symbol& s : symbols_)
            if (s.id != kGone) symbols_[kept++] = s;
        symbols_.resize(kept);
    }

private:
    static constexpr std::int32_t kGone = INT32_MIN;
    struct Link {
        std::uint32_t before, after;
        std::uint32_t rank = UINT32_MAX; // of the merge with the symbol after; the heap's truth
        std::int32_t id = -1;
    };
    struct Entry {
        std::uint32_t rank, at;
        bool operator>(const Entry& o) const { return rank != o.rank ? rank > o.rank : at > o.at; }
    };
    void look(std::uint32_t i)
    {
        Link& link = links_[i];
        const PairMerge merge = link.after < symbols_.size()
            ? pairs_.find(symbols_[i].id, symbols_[link.after].id)
            : PairMerge{};
        link.rank = merge.rank;
        link.id = merge.id;
        if (merge.id >= 0) heap_.push({merge.rank, i});
    }
    void join(std::uint32_t i, const MergeWatch& watch)
    {
        Link& link = links_[i];
        const std::uint32_t right = link.after;
        if (watch) watch(link.rank, symbols_[i], symbols_[right]);
        symbols_[i] = joined(symbols_[i], symbols_[right], link.id);
        symbols_[right].id = kGone;
        links_[right].rank = UINT32_MAX;
        link.after = links_[right].after;
        if (link.after < symbols_.size()) links_[link.after].before = i;
        look(i);
        if (i > 0) look(link.before);
    }
    const PairTable& pairs_;
    std::vector<Symbol>& symbols_;
    std::vector<Link> links_;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap_;
};

} // namespace

void mergePairs(const PairTable& pairs, std::vector<Symbol>& symbols, const MergeWatch& watch)
{
    if (symbols.size() < 2) return;
    if (symbols.size() <= kShort) return mergeShort(pairs, symbols, watch);
    LongMerge(pairs, symbols).run(watch);
}

} // namespace seq
