#include "engine/base/thread_pool.h"
#include "engine/ops/attention.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace seq {

extern Kernel<void(std::span<const KvBlock>, const Tensor&)> gatherKeysKernel;

namespace {

constexpr std::int64_t kGrain = 64; // rows

// Rows of a block into dense ones.
void gather(const Tensor& k, float* to)
{
    const auto* from = reinterpret_cast<const float*>(k.raw());
    const std::int64_t heads = k.size(1), d = k.size(2);
    for (std::int64_t r = 0; r < k.size(0); ++r)
        for (std::int64_t h = 0; h < heads; ++h, to += d)
            std::memcpy(to, from + r * k.stride(0) + h * k.stride(1), std::size_t(d) * 4);
}

void gatherKeysCpu(std::span<const KvBlock> blocks, const Tensor& keys)
{
    std::vector<std::int64_t> firsts;
    std::int64_t row = 0;
    for (const KvBlock& block : blocks) {
        SEQ_ASSERT(block.k.stride(2) == 1);
        firsts.push_back(row);
        row += block.k.size(0);
    }
    auto* to = reinterpret_cast<float*>(keys.raw());
    const std::int64_t width = keys.size(1) * keys.size(2), count = std::int64_t(blocks.size());
    parallel(count, std::max<std::int64_t>(1, kGrain * count / row), [&](auto begin, auto end) {
        for (auto b = std::size_t(begin); b < std::size_t(end); ++b)
            gather(blocks[b].k, to + firsts[b] * width);
    });
}

const bool provided = gatherKeysKernel.provide(Device::Cpu, gatherKeysCpu);

} // namespace
} // namespace seq
