#include "engine/ops/top_k.h"

#include "engine/base/error.h"
#include "engine/ops/row_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace seq {

// The worst of the kept ones stands first in a heap; since indices rise, only what is strictly
// better takes its place.
std::vector<Ranked> topK(std::span<const float> values, int k, double offset, std::int64_t first)
{
    SEQ_ASSERT(k >= 0);
    std::vector<Ranked> heap;
    heap.reserve(std::size_t(k));
    float bar = -std::numeric_limits<float>::infinity();
    const auto offer = [&](std::size_t i) {
        if (!(values[i] > bar) || std::isinf(values[i])) return;
        if (heap.size() == std::size_t(k)) {
            std::ranges::pop_heap(heap, before);
            heap.pop_back();
        }
        heap.push_back({double(values[i]), std::int64_t(i)});
        std::ranges::push_heap(heap, before);
        if (heap.size() == std::size_t(k)) bar = float(heap.front().score);
    };
    constexpr std::size_t kBlock = 256; // most blocks hold nothing above the bar
    for (std::size_t begin = 0; begin < values.size() && k > 0; begin += kBlock) {
        const std::size_t end = std::min(begin + kBlock, values.size());
        if (!(largest(values.subspan(begin, end - begin)) > bar)) continue;
        for (std::size_t i = begin; i < end; ++i)
            offer(i);
    }
    std::ranges::sort_heap(heap, before);
    for (Ranked& r : heap)
        r = {offset + r.score, first + r.index};
    return heap;
}

std::vector<Ranked> mergeTopK(std::span<const std::vector<Ranked>> lists, int k)
{
    SEQ_ASSERT(k >= 0);
    std::vector<Ranked> all;
    for (const auto& list : lists)
        all.insert(all.end(), list.begin(), list.end());
    const auto kept = std::min(all.size(), std::size_t(k));
    std::ranges::partial_sort(all, all.begin() + std::ptrdiff_t(kept), before);
    all.resize(kept);
    return all;
}

} // namespace seq
