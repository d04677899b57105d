#include "engine/ops/activation.h"

#include "engine/cuda/activation.cuh"
#include "engine/cuda/launch.h"
#include "engine/ops/kernel.h"

namespace seq {

extern Kernel<void(const Tensor&, const Tensor*, Activation, Tensor&)> activationKernel;

namespace {

using namespace cuda;

template <class F>
__global__ void activateKernel(const float* x, const float* up, float* y, std::int64_t n, F f)
{
    const std::int64_t step = std::int64_t(gridDim.x) * blockDim.x;
    for (std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x; i < n; i += step)
        y[i] = up ? f(x[i]) * up[i] : f(x[i]);
}

template <class F> void apply(const Tensor& x, const Tensor* up, F f, Tensor& y)
{
    launch("activation", y.device(), gridFor(x.elements()), activateKernel<F>, pointer<float>(x),
        up ? pointer<float>(*up) : nullptr, pointer<float>(y), x.elements(), f);
}

void activationCuda(const Tensor& x, const Tensor* up, Activation f, Tensor& y)
{
    switch (f) {
    case Activation::Silu:
        return apply(x, up, Silu(), y);
    case Activation::Gelu:
        return apply(x, up, Gelu(), y);
    case Activation::GeluTanh:
        return apply(x, up, GeluTanh(), y);
    case Activation::Relu:
        return apply(x, up, Relu(), y);
    }
}

const bool provided = activationKernel.provide(Device::Cuda, activationCuda);

} // namespace
} // namespace seq
