#include "engine/cuda/launch.h"
#include "engine/cuda/reduce.cuh"
#include "engine/ops/kernel.h"

namespace seq {

extern Kernel<void(const Tensor&, const Tensor&, float, Tensor&)> rmsNormKernel;
extern Kernel<void(const Tensor&, const Tensor&, const Tensor&, float, Tensor&)> layerNormKernel;

namespace {

using namespace cuda;

// One block a row; sums in double, as the specification's.
__global__ void rmsKernel(const float* x, const float* gain, float epsilon, int width, float* y)
{
    __shared__ double room[32];
    const float* row = x + std::int64_t(blockIdx.x) * width;
    double squares = 0;
    for (int i = threadIdx.x; i < width; i += blockDim.x)
        squares += double(row[i]) * row[i];
    squares = blockSum(squares, room);
    const auto scale = float(1 / sqrt(squares / width + epsilon));
    for (int i = threadIdx.x; i < width; i += blockDim.x)
        y[std::int64_t(blockIdx.x) * width + i] = row[i] * scale * gain[i];
}

__global__ void layerKernel(
    const float* x, const float* gain, const float* bias, float epsilon, int width, float* y)
{
    __shared__ double room[32], second[32];
    const float* row = x + std::int64_t(blockIdx.x) * width;
    double sum = 0, squares = 0;
    for (int i = threadIdx.x; i < width; i += blockDim.x)
        sum += row[i];
    const double mean = blockSum(sum, room) / width;
    for (int i = threadIdx.x; i < width; i += blockDim.x)
        squares += (row[i] - mean) * (row[i] - mean);
    const double scale = 1 / sqrt(blockSum(squares, second) / width + epsilon);
    for (int i = threadIdx.x; i < width; i += blockDim.x)
        y[std::int64_t(blockIdx.x) * width + i]
            = float((row[i] - mean) * scale) * gain[i] + bias[i];
}

Grid gridOf(const Tensor& x)
{
    const std::int64_t width = x.size(-1), rows = width ? x.elements() / width : 0;
    const unsigned threads = width <= 64 ? 32 : width <= 512 ? 128 : 256;
    return {dim3(unsigned(rows)), dim3(threads)};
}

void rmsNormCuda(const Tensor& x, const Tensor& gain, float epsilon, Tensor& y)
{
    launch("rmsNorm", y.device(), gridOf(x), rmsKernel, pointer<float>(x), pointer<float>(gain),
        epsilon, int(x.size(-1)), pointer<float>(y));
}

void layerNormCuda(
    const Tensor& x, const Tensor& gain, const Tensor& bias, float epsilon, Tensor& y)
{
    launch("layerNorm", y.device(), gridOf(x), layerKernel, pointer<float>(x), pointer<float>(gain),
        pointer<float>(bias), epsilon, int(x.size(-1)), pointer<float>(y));
}

const bool provided = rmsNormKernel.provide(Device::Cuda, rmsNormCuda)
    && layerNormKernel.provide(Device::Cuda, layerNormCuda);

} // namespace
} // namespace seq
