#include "engine/ops/row_scores.h"

#include "engine/cpu/exponential.h"
#include "engine/cpu/isa.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace seq {

extern Kernel<void(std::span<const float>, float&)> largestKernel;
extern Kernel<void(std::span<const float>, bool&)> belowInfinityKernel;
extern Kernel<void(std::span<float>, float)> divideKernel;
extern Kernel<void(std::span<const float>, std::span<float>, SoftmaxMass&)> softmaxWeightsKernel;

namespace {

constexpr std::size_t kLanes = 16;
constexpr float kInfinity = std::numeric_limits<float>::infinity();

// f(i, lane) for all i below n, in lanes that do not wait for each other.
template <class F> [[gnu::always_inline]] inline void forLanes(std::size_t n, const F& f)
{
    const std::size_t whole = n - n % kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            f(i + lane, lane);
    for (std::size_t i = whole; i < n; ++i)
        f(i, i - whole);
}

// Bodies are compiled for each instruction set. None holds a fused operation, so bits agree.
struct Largest {
    std::span<const float> x;
    float* most;
    [[gnu::always_inline]] void operator()() const
    {
        std::array<float, kLanes> lanes;
        lanes.fill(-kInfinity);
        forLanes(x.size(), [&](std::size_t i, std::size_t lane) {
            lanes[lane] = x[i] > lanes[lane] ? x[i] : lanes[lane];
        });
        *most = *std::ranges::max_element(lanes);
    }
};

struct BelowInfinity {
    std::span<const float> x;
    bool* right;
    [[gnu::always_inline]] void operator()() const
    {
        std::array<int, kLanes> wrong{};
        forLanes(
            x.size(), [&](std::size_t i, std::size_t lane) { wrong[lane] |= !(x[i] < kInfinity); });
        *right = std::ranges::max(wrong) == 0;
    }
};

struct Divide {
    std::span<float> x;
    float divisor;
    [[gnu::always_inline]] void operator()() const
    {
        for (float& value : x)
            value /= divisor;
    }
};

struct Weigh {
    std::span<const float> x;
    float* weights;
    SoftmaxMass* out;
    [[gnu::always_inline]] void operator()() const
    {
        const float best = out->best;
        std::array<double, kLanes> sums{};
        forLanes(x.size(), [&](std::size_t i, std::size_t) {
            weights[i] = exponential(x[i] - best); // stays at e^-87: no denormal numbers
        });
        forLanes(
            x.size(), [&](std::size_t i, std::size_t lane) { sums[lane] += double(weights[i]); });
        out->mass = std::accumulate(sums.begin(), sums.end(), 0.);
    }
};

#if defined(__x86_64__)
template <class F> __attribute__((target("avx2"))) void runAvx2(const F& f)
{
    f();
}
#endif

template <class F> void run(const F& f)
{
#if defined(__x86_64__)
    if (activeIsa() >= Isa::Avx2) return runAvx2(f);
#endif
    f();
}

void largestCpu(std::span<const float> x, float& most)
{
    run(Largest{x, &most});
}

void belowInfinityCpu(std::span<const float> x, bool& right)
{
    run(BelowInfinity{x, &right});
}

void divideCpu(std::span<float> x, float divisor)
{
    run(Divide{x, divisor});
}

void softmaxWeightsCpu(std::span<const float> x, std::span<float> weights, SoftmaxMass& out)
{
    run(Largest{x, &out.best});
    run(Weigh{x, weights.data(), &out});
}

const bool provided = largestKernel.provide(Device::Cpu, largestCpu)
    && belowInfinityKernel.provide(Device::Cpu, belowInfinityCpu)
    && divideKernel.provide(Device::Cpu, divideCpu)
    && softmaxWeightsKernel.provide(Device::Cpu, softmaxWeightsCpu);

} // namespace
} // namespace seq
