#include "engine/base/thread_pool.h"
#include "engine/cpu/dequantise.h"
#include "engine/ops/kernel.h"

#include <span>

namespace seq {

extern Kernel<void(const Tensor&, std::span<const std::int32_t>, Tensor&)> gatherKernel;

namespace {

void gatherCpu(const Tensor& table, std::span<const std::int32_t> indices, Tensor& y)
{
    const std::int64_t width = table.size(1), step = rowBytes(table.dtype(), width);
    float* out = y.hostMutable<float>().data();
    parallel(std::int64_t(indices.size()), 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            dequantiseRow(table.dtype(), table.raw() + indices[std::size_t(i)] * step,
                out + i * width, width);
    });
}

const bool provided = gatherKernel.provide(Device::Cpu, gatherCpu);

} // namespace
} // namespace seq
