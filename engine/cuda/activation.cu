#include "engine/ops/activation.h"

#include "engine/cuda/launch.h"
#include "engine/ops/kernel.h"

#include <cmath>

namespace seq {

extern Kernel<void(const Tensor&, const Tensor*, Activation, Tensor&)> activationKernel;

namespace {

using namespace cuda;

struct Silu {
    __device__ float operator()(float x) const { return x / (1 + expf(-x)); }
};
struct Gelu {
    __device__ float operator()(float x) const { return 0.5f * x * (1 + erff(x * 0.70710678f)); }
};
struct GeluTanh { // 0.5 (1 + tanh y) = 1 / (1 + e^-2y)
    __device__ float operator()(float x) const
    {
        return x / (1 + expf(-1.5957691216f * (x + 0.044715f * x * x * x)));
    }
};
struct Relu {
    __device__ float operator()(float x) const { return x < 0 ? 0 : x; }
};

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
