#include "engine/ops/likeliest.h"

#include "engine/base/thread_pool.h"
#include "engine/cpu/softmax_sums.h"
#include "engine/ops/kernel.h"
#include "engine/ops/row_scores.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace seq {

extern Kernel<void(const Tensor&, Tensor&)> likeliestKernel;

namespace {

struct Found {
    float score;
    std::int32_t id;
};
bool better(const Found& a, const Found& b)
{
    return a.score > b.score || (a.score == b.score && a.id < b.id);
}

// The k best in order. The worst of them stands first in a heap; ids rise, so that only what is
// strictly better takes its place.
std::vector<Found> bestOf(std::span<const float> x, int k)
{
    std::vector<Found> heap;
    heap.reserve(std::size_t(k));
    float bar = -std::numeric_limits<float>::infinity();
    const auto offer = [&](std::size_t i) {
        if (!(x[i] > bar)) return;
        if (heap.size() == std::size_t(k)) {
            std::ranges::pop_heap(heap, better);
            heap.pop_back();
        }
        heap.push_back({x[i], std::int32_t(i)});
        std::ranges::push_heap(heap, better);
        if (heap.size() == std::size_t(k)) bar = heap.front().score;
    };
    constexpr std::size_t kBlock = 256; // most blocks hold nothing above the bar
    for (std::size_t begin = 0; begin < x.size(); begin += kBlock) {
        const std::size_t end = std::min(begin + kBlock, x.size());
        if (!(largest(x.subspan(begin, end - begin)) > bar)) continue;
        for (std::size_t i = begin; i < end; ++i)
            offer(i);
    }
    std::ranges::sort_heap(heap, better);
    return heap;
}

void rowOf(std::span<const float> x, int k, std::int32_t* found)
{
    const SoftmaxSums sums = softmaxSums(x.data(), std::int64_t(x.size()));
    found[0] = std::bit_cast<std::int32_t>(sums.entropy);
    found[1] = std::bit_cast<std::int32_t>(sums.top1);
    std::fill_n(found + 2, 2 * k, -1);
    if (!(sums.entropy == sums.entropy)) return; // a NaN has no order
    int i = 0;
    for (const Found& f : bestOf(x, k)) {
        found[2 + i] = std::bit_cast<std::int32_t>(float(double(f.score) - sums.lse));
        found[2 + k + i++] = f.id;
    }
}

void likeliestCpu(const Tensor& x, Tensor& found)
{
    const auto n = std::size_t(x.size(1));
    const std::int64_t width = found.size(1);
    std::int32_t* to = found.hostMutable<std::int32_t>().data();
    parallel(x.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = begin; r < end; ++r)
            rowOf(
                x.host<float>().subspan(std::size_t(r) * n, n), int(width / 2 - 1), to + r * width);
    });
}

const bool provided = likeliestKernel.provide(Device::Cpu, likeliestCpu);

} // namespace
} // namespace seq
