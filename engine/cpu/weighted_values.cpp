#include "engine/ops/weighted_values.h"

#include "engine/base/thread_pool.h"
#include "engine/ops/kernel.h"

#include <algorithm>

namespace seq {

extern Kernel<void(const Tensor&, std::span<const KvBlock>, Tensor&)> weightedValuesKernel;

namespace {

void addBlock(const float* weights, const KvBlock& block, std::int64_t kvHead, float* out)
{
    const auto* values = reinterpret_cast<const float*>(block.v.raw()) + kvHead * block.v.stride(1);
    const std::int64_t d = block.v.size(2);
    for (std::int64_t j = 0; j < block.v.size(0); ++j, values += block.v.stride(0))
        for (std::int64_t i = 0; i < d; ++i)
            out[i] += weights[j] * values[i];
}

void weightedValuesCpu(const Tensor& p, std::span<const KvBlock> keys, Tensor& out)
{
    const std::int64_t heads = p.size(0), rows = p.size(1), count = p.size(2), d = out.size(2);
    const std::int64_t group = heads / keys[0].v.size(1);
    const float* weights = p.host<float>().data();
    float* target = out.hostMutable<float>().data();
    parallel(heads * rows, 4, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t at = begin; at < end; ++at) {
            const std::int64_t h = at / rows, r = at % rows;
            float* to = target + (r * heads + h) * d;
            std::fill(to, to + d, 0.0f);
            std::int64_t key = 0;
            for (const KvBlock& block : keys) {
                addBlock(weights + at * count + key, block, h / group, to);
                key += block.v.size(0);
            }
        }
    });
}

const bool provided = weightedValuesKernel.provide(Device::Cpu, weightedValuesCpu);

} // namespace
} // namespace seq
