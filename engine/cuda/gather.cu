#include "engine/cuda/launch.h"
#include "engine/cuda/stored_visit.cuh"
#include "engine/cuda/upload.h"
#include "engine/ops/kernel.h"

#include <span>

namespace seq {

extern Kernel<void(const Tensor&, std::span<const std::int32_t>, Tensor&)> gatherKernel;

namespace {

using namespace cuda;

// One block a row of y.
template <Dtype T>
__global__ void gatherPieces(const std::uint8_t* table, std::int64_t rowBytes,
    const std::int32_t* indices, int pieces, float* y)
{
    const std::uint8_t* row = table + indices[blockIdx.x] * rowBytes;
    float* out = y + std::int64_t(blockIdx.x) * pieces * 8;
    for (int p = threadIdx.x; p < pieces; p += blockDim.x)
        stored::store<T>(row, p, out);
}

// Rows of any length and place: one element at a time.
template <Dtype T>
__global__ void gatherElements(
    const std::uint8_t* table, const std::int32_t* indices, int width, float* y)
{
    for (int i = threadIdx.x; i < width; i += blockDim.x)
        y[std::int64_t(blockIdx.x) * width + i]
            = stored::element<T>(table, std::int64_t(indices[blockIdx.x]) * width + i);
}

void gatherCuda(const Tensor& table, std::span<const std::int32_t> indices, Tensor& y)
{
    const std::int64_t width = table.size(1), step = rowBytes(table.dtype(), width);
    if (y.elements() == 0) return;
    const Upload<std::int32_t> rows(indices, y.device());
    const Grid grid{dim3(unsigned(indices.size())), dim3(128)};
    const auto* from = pointer<std::uint8_t>(table);
    stored::visit(table.dtype(), [&]<Dtype T>() {
        if (stored::inPieces(table))
            launch("gatherRows", y.device(), grid, gatherPieces<T>, from, step, rows.data(),
                int(width / 8), pointer<float>(y));
        else if constexpr (T < Dtype::Q8_0)
            launch("gatherRows", y.device(), grid, gatherElements<T>, from, rows.data(), int(width),
                pointer<float>(y));
    });
}

const bool provided = gatherKernel.provide(Device::Cuda, gatherCuda);

} // namespace
} // namespace seq
