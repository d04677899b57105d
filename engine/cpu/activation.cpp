#include "engine/ops/activation.h"

#include "engine/base/thread_pool.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seq {

extern Kernel<void(const Tensor&, const Tensor*, Activation, Tensor&)> activationKernel;

namespace {

float value(Activation f, float x)
{
    switch (f) {
    case Activation::Silu:
        return x / (1 + std::exp(-x));
    case Activation::Gelu:
        return 0.5f * x * (1 + std::erf(x * float(std::numbers::sqrt2 / 2)));
    case Activation::GeluTanh:
        return 0.5f * x * (1 + std::tanh(0.7978845608f * (x + 0.044715f * x * x * x)));
    case Activation::Relu:
        return std::max(x, 0.0f);
    }
    return x;
}

void activationCpu(const Tensor& x, const Tensor* up, Activation f, Tensor& y)
{
    const float* in = x.host<float>().data();
    const float* factor = up ? up->host<float>().data() : nullptr;
    float* out = y.hostMutable<float>().data();
    parallel(x.elements(), 4096, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            out[i] = factor ? value(f, in[i]) * factor[i] : value(f, in[i]);
    });
}

const bool provided = activationKernel.provide(Device::Cpu, activationCpu);

} // namespace
} // namespace seq
