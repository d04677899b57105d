#include "engine/cuda/launch.h"
#include "engine/ops/kernel.h"

namespace seq {

extern Kernel<void(const Tensor&, const Tensor&, Tensor&)> addKernel;
extern Kernel<void(const Tensor&, const Tensor&, Tensor&)> multiplyKernel;
extern Kernel<void(const Tensor&, float, Tensor&)> scaleKernel;

namespace {

using namespace cuda;

struct Add {
    __device__ float operator()(float a, float b) const { return a + b; }
};
struct Multiply {
    __device__ float operator()(float a, float b) const { return a * b; }
};

// b: of a's length, or one row of `width` for all rows of a.
template <class F>
__global__ void combineKernel(
    const float* a, const float* b, float* y, std::int64_t n, std::int64_t width, F f)
{
    const std::int64_t step = std::int64_t(gridDim.x) * blockDim.x;
    for (std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x; i < n; i += step)
        y[i] = f(a[i], b[width == n ? i : i % width]);
}

__global__ void timesKernel(const float* a, float factor, float* y, std::int64_t n)
{
    const std::int64_t step = std::int64_t(gridDim.x) * blockDim.x;
    for (std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x; i < n; i += step)
        y[i] = a[i] * factor;
}

template <class F> void combine(const char* what, const Tensor& a, const Tensor& b, Tensor& y, F f)
{
    if (a.elements() == 0) return;
    launch(what, y.device(), gridFor(a.elements()), combineKernel<F>, pointer<float>(a),
        pointer<float>(b), pointer<float>(y), a.elements(), b.elements(), f);
}

void addCuda(const Tensor& a, const Tensor& b, Tensor& y)
{
    combine("add", a, b, y, Add());
}

void multiplyCuda(const Tensor& a, const Tensor& b, Tensor& y)
{
    combine("multiply", a, b, y, Multiply());
}

void scaleCuda(const Tensor& a, float factor, Tensor& y)
{
    launch("scale", y.device(), gridFor(a.elements()), timesKernel, pointer<float>(a), factor,
        pointer<float>(y), a.elements());
}

const bool provided = addKernel.provide(Device::Cuda, addCuda)
    && multiplyKernel.provide(Device::Cuda, multiplyCuda)
    && scaleKernel.provide(Device::Cuda, scaleCuda);

} // namespace
} // namespace seq
