#include "engine/cuda/attention_schedule.h"

#include <algorithm>
#include <queue>

namespace seq::cuda {

namespace {

constexpr int kStart = 1; // a block begins and ends in about the time of a tile of keys

int ceilOf(std::int64_t n, std::int64_t part)
{
    return int((n + part - 1) / part);
}

// Of one tile of queries in shares of at most `most` tiles of keys: the length of a share.
struct Cut {
    int parts, length;
    Cut(const Range& keys, int most)
        : parts(ceilOf(keys.end - keys.begin, most))
        , length(ceilOf(keys.end - keys.begin, parts) + kStart + (parts > 1 ? kStart : 0))
    {
    }
};

// When the last block ends, if each starts as soon as a multiprocessor is free.
std::int64_t endOf(std::span<const Range> keys, int heads, int processors, int most)
{
    std::vector<int> lengths;
    for (const Range& r : keys) {
        const Cut cut(r, most);
        lengths.insert(lengths.end(), std::size_t(cut.parts * heads), cut.length);
    }
    std::ranges::sort(lengths, std::ranges::greater());
    std::priority_queue<std::int64_t, std::vector<std::int64_t>, std::greater<>> ends;
    std::int64_t last = 0;
    for (const int length : lengths) {
        std::int64_t begin = 0;
        if (int(ends.size()) == processors) {
            begin = ends.top();
            ends.pop();
        }
        ends.push(begin + length);
        last = std::max(last, begin + length);
    }
    return last;
}

int bestCut(std::span<const Range> keys, int heads, int processors)
{
    std::int64_t all = 0;
    int longest = 1;
    for (const Range& r : keys) {
        all += (r.end - r.begin) * heads;
        longest = std::max(longest, int(r.end - r.begin));
    }
    const int even = std::max(1, ceilOf(all, processors));
    if (2 * longest <= even) return longest;
    int best = longest;
    std::int64_t least = endOf(keys, heads, processors, longest);
    for (const int most : {even, 2 * even / 3, even / 2, even / 3}) {
        if (most < 2 || most >= longest) continue;
        const std::int64_t end = endOf(keys, heads, processors, most);
        if (end < least) least = end, best = most;
    }
    return best;
}

} // namespace

std::vector<KeyShare> sharesOf(std::span<const Range> keys, int queries, int heads, int processors)
{
    const int most = bestCut(keys, heads, processors);
    std::vector<KeyShare> shares;
    int slots = 0, shared = 0;
    for (std::size_t i = keys.size(); i-- > 0;)
        for (int head = 0; head < heads; ++head) {
            const std::int64_t count = keys[i].end - keys[i].begin;
            const int parts = Cut(keys[i], most).parts;
            for (int p = 0; p < parts; ++p) {
                const std::int64_t begin = count * p / parts, end = count * (p + 1) / parts;
                shares.push_back({int(i) * queries, head, int(keys[i].begin + begin),
                    int(end - begin), p, parts, slots, shared});
            }
            if (parts == 1) continue;
            slots += parts;
            ++shared;
        }
    std::ranges::stable_sort(shares, std::ranges::greater(), &KeyShare::count);
    return shares;
}

} // namespace seq::cuda
