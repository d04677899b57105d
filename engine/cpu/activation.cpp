#include "engine/ops/activation.h"

#include "engine/base/thread_pool.h"
#include "engine/cpu/exponential.h"
#include "engine/cpu/isa.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seq {

extern Kernel<void(const Tensor&, const Tensor*, Activation, Tensor&)> activationKernel;

namespace {

// Functions of the form x / divisor(x).
struct Silu {
    [[gnu::always_inline]] float divisor(float x) const { return 1 + exponential(-x); }
};
struct Gelu {
    [[gnu::always_inline]] float operator()(float x) const
    {
        return 0.5f * x * (1 + std::erf(x * float(std::numbers::sqrt2 / 2)));
    }
};
struct GeluTanh { // 0.5 (1 + tanh y) = 1 / (1 + e^-2y)
    [[gnu::always_inline]] float divisor(float x) const
    {
        return 1 + exponential(-1.5957691216f * (x + 0.044715f * x * x * x));
    }
};
struct Relu {
    [[gnu::always_inline]] float operator()(float x) const { return std::max(x, 0.0f); }
};

// Divisors first: in one loop g++ also divides each x by the clamped e^87, and such denormal
// numbers cost a hundred cycles.
template <class F>
[[gnu::always_inline]] inline void values(const float* x, std::int64_t n, F f, float* y)
{
    if constexpr (requires { f.divisor(x[0]); }) {
        for (std::int64_t i = 0; i < n; ++i)
            y[i] = f.divisor(x[i]);
        for (std::int64_t i = 0; i < n; ++i)
            y[i] = x[i] / y[i];
    } else {
        for (std::int64_t i = 0; i < n; ++i)
            y[i] = f(x[i]);
    }
}

template <class F>
[[gnu::always_inline]] inline void eachOf(
    const float* x, const float* factor, std::int64_t n, F f, float* y)
{
    constexpr std::int64_t kBlock = 1024; // stays in the first cache
    for (std::int64_t begin = 0; begin < n; begin += kBlock) {
        const std::int64_t count = std::min(kBlock, n - begin);
        values(x + begin, count, f, y + begin);
        for (std::int64_t i = begin; factor && i < begin + count; ++i)
            y[i] *= factor[i];
    }
}

#if defined(__x86_64__)
// The same loop in wider registers; no fused operations, so the same bits.
template <class F>
__attribute__((target("avx2"))) void eachAvx2(
    const float* x, const float* factor, std::int64_t n, F f, float* y)
{
    eachOf(x, factor, n, f, y);
}
#endif

template <class F> void each(const float* x, const float* factor, std::int64_t n, F f, float* y)
{
#if defined(__x86_64__)
    if (activeIsa() >= Isa::Avx2) return eachAvx2(x, factor, n, f, y);
#endif
    eachOf(x, factor, n, f, y);
}

template <class F> void apply(const Tensor& x, const Tensor* up, F f, Tensor& y)
{
    const float* in = x.host<float>().data();
    const float* factor = up ? up->host<float>().data() : nullptr;
    float* out = y.hostMutable<float>().data();
    parallel(x.elements(), 4096, [&](std::int64_t begin, std::int64_t end) {
        if (factor) {
            // another thread's cache may hold them: all at once, not one after the other
            for (std::int64_t i = begin; i < end; i += 16) {
                __builtin_prefetch(in + i);
                __builtin_prefetch(factor + i);
            }
        }
        each(in + begin, factor ? factor + begin : nullptr, end - begin, f, out + begin);
    });
}

void activationCpu(const Tensor& x, const Tensor* up, Activation f, Tensor& y)
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

const bool provided = activationKernel.provide(Device::Cpu, activationCpu);

} // namespace
} // namespace seq
