#include "engine/base/thread_pool.h"
#include "engine/ops/attention.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <vector>

namespace seq {

extern Kernel<void(const Tensor&, const Tensor&, std::span<const KvBlock>)> storeKeysKernel;

namespace {

constexpr std::int64_t kGrain = 64; // rows

// Rows of x [rows, kv heads, d], dense, from `first` on.
void store(const Tensor& x, std::int64_t first, const Tensor& into)
{
    const std::int64_t heads = x.size(1), d = x.size(2);
    const auto* from = reinterpret_cast<const float*>(x.raw()) + first * heads * d;
    auto* to = reinterpret_cast<float*>(into.raw());
    for (std::int64_t r = 0; r < into.size(0); ++r)
        for (std::int64_t h = 0; h < heads; ++h, from += d)
            std::memcpy(to + r * into.stride(0) + h * into.stride(1), from, std::size_t(d) * 4);
}

void storeKeysCpu(const Tensor& k, const Tensor& v, std::span<const KvBlock> into)
{
    std::vector<std::int64_t> firsts;
    std::int64_t row = 0;
    for (const KvBlock& block : into) {
        SEQ_ASSERT(block.k.stride(2) == 1 && block.v.stride(2) == 1);
        firsts.push_back(row);
        row += block.k.size(0);
    }
    const auto blocks = std::int64_t(into.size());
    parallel(blocks, std::max<std::int64_t>(1, kGrain * blocks / row), [&](auto begin, auto end) {
        for (auto b = std::size_t(begin); b < std::size_t(end); ++b) {
            store(k, firsts[b], into[b].k);
            store(v, firsts[b], into[b].v);
        }
    });
}

const bool provided = storeKeysKernel.provide(Device::Cpu, storeKeysCpu);

} // namespace
} // namespace seq
