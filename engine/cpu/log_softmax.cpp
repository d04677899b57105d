#include "engine/ops/log_softmax.h"

#include "engine/base/thread_pool.h"
#include "engine/cpu/exponential.h"
#include "engine/cpu/isa.h"
#include "engine/cpu/softmax_sums.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace seq {

extern Kernel<void(const Tensor&, LogSoftmax&)> logSoftmaxKernel;

namespace {

constexpr std::int64_t kLanes = 16, kBlock = 1024; // float sums of a block, then double
using Lanes = std::array<float, kLanes>;

double total(const Lanes& lanes)
{
    double sum = 0;
    for (const float lane : lanes)
        sum += double(lane);
    return sum;
}

[[gnu::always_inline]] inline float largestOf(const float* x, std::int64_t n)
{
    Lanes most;
    most.fill(-std::numeric_limits<float>::infinity());
    for (std::int64_t i = 0; i + kLanes <= n; i += kLanes)
        for (std::int64_t lane = 0; lane < kLanes; ++lane)
            most[lane] = x[i + lane] > most[lane] ? x[i + lane] : most[lane];
    for (std::int64_t i = n / kLanes * kLanes; i < n; ++i)
        most[0] = x[i] > most[0] ? x[i] : most[0];
    return *std::ranges::max_element(most);
}

struct Sums {
    double z = 0, weighted = 0; // of exp(x - most), and of it times x - most
};

[[gnu::always_inline]] inline Sums sumsOf(const float* x, std::int64_t n, float most)
{
    Sums sums;
    for (std::int64_t block = 0; block < n; block += kBlock) {
        Lanes z{}, weighted{};
        const std::int64_t end = std::min(n, block + kBlock), whole = end - end % kLanes;
        std::int64_t i = block;
        for (; i < whole; i += kLanes)
            for (std::int64_t lane = 0; lane < kLanes; ++lane) {
                const float d = x[i + lane] - most, kept = d < -87.0f ? -87.0f : d;
                const float e = exponential(kept);
                z[lane] += e;
                weighted[lane] += e * kept;
            }
        for (; i < end; ++i) {
            const float d = x[i] - most, kept = d < -87.0f ? -87.0f : d;
            z[0] += exponential(kept);
            weighted[0] += exponential(kept) * kept;
        }
        sums.z += total(z);
        sums.weighted += total(weighted);
    }
    return sums;
}

[[gnu::always_inline]] inline SoftmaxSums allOf(const float* x, std::int64_t n)
{
    const float most = largestOf(x, n);
    const Sums sums = sumsOf(x, n, most);
    const double rest = std::log(sums.z);
    return {double(most) + rest, float(rest - sums.weighted / sums.z), float(1 / sums.z)};
}

[[gnu::always_inline]] inline void subtract(const float* x, std::int64_t n, double lse, float* logp)
{
    for (std::int64_t i = 0; i < n; ++i)
        logp[i] = float(double(x[i]) - lse);
}

#if defined(__x86_64__)
// The same loops in wider registers; no fused operations, so the same bits.
__attribute__((target("avx2"))) SoftmaxSums allAvx2(const float* x, std::int64_t n)
{
    return allOf(x, n);
}
__attribute__((target("avx2"))) void subtractAvx2(
    const float* x, std::int64_t n, double lse, float* logp)
{
    subtract(x, n, lse, logp);
}
#endif

void logProbabilities(const float* x, std::int64_t n, double lse, float* logp)
{
#if defined(__x86_64__)
    if (activeIsa() >= Isa::Avx2) return subtractAvx2(x, n, lse, logp);
#endif
    subtract(x, n, lse, logp);
}

void logSoftmaxCpu(const Tensor& x, LogSoftmax& out)
{
    const std::int64_t n = x.size(1);
    const float* in = x.host<float>().data();
    float* logp = out.logp.hostMutable<float>().data();
    float* entropy = out.entropy.hostMutable<float>().data();
    float* top1 = out.top1.hostMutable<float>().data();
    parallel(x.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = begin; r < end; ++r) {
            const SoftmaxSums sums = softmaxSums(in + r * n, n);
            logProbabilities(in + r * n, n, sums.lse, logp + r * n);
            entropy[r] = sums.entropy;
            top1[r] = sums.top1;
        }
    });
}

const bool provided = logSoftmaxKernel.provide(Device::Cpu, logSoftmaxCpu);

} // namespace

SoftmaxSums softmaxSums(const float* x, std::int64_t n)
{
#if defined(__x86_64__)
    if (activeIsa() >= Isa::Avx2) return allAvx2(x, n);
#endif
    return allOf(x, n);
}

} // namespace seq
