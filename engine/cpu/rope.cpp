#include "engine/ops/rope.h"

#include "engine/base/thread_pool.h"
#include "engine/ops/kernel.h"

#include <cmath>
#include <cstring>

namespace seq {

extern Kernel<void(std::span<const int>, std::span<const double>, double, Tensor&)> anglesKernel;
extern Kernel<void(const Tensor&, const Tensor&, RopePairing, Tensor&)> ropeKernel;

namespace {

void anglesCpu(std::span<const int> positions, std::span<const double> frequencies, double factor,
    Tensor& table)
{
    const std::size_t half = frequencies.size();
    float* out = table.hostMutable<float>().data();
    parallel(std::int64_t(positions.size()), 32, [&](std::int64_t begin, std::int64_t end) {
        for (auto r = std::size_t(begin); r < std::size_t(end); ++r)
            for (std::size_t i = 0; i < half; ++i) {
                const double angle = positions[r] * frequencies[i];
                out[(r * half + i) * 2] = float(factor * std::cos(angle));
                out[(r * half + i) * 2 + 1] = float(factor * std::sin(angle));
            }
    });
}

template <bool interleaved>
void turnHead(const float* x, const float* angles, std::int64_t half, float* y)
{
    const std::int64_t step = interleaved ? 2 : 1, partner = interleaved ? 1 : half;
    for (std::int64_t i = 0; i < half; ++i) {
        const float c = angles[2 * i], s = angles[2 * i + 1];
        const float u = x[i * step], v = x[i * step + partner];
        y[i * step] = u * c - v * s;
        y[i * step + partner] = v * c + u * s;
    }
}

void ropeCpu(const Tensor& x, const Tensor& angles, RopePairing pairing, Tensor& y)
{
    const std::int64_t heads = x.size(1), d = x.size(2), half = angles.size(1);
    const float *in = x.host<float>().data(), *table = angles.host<float>().data();
    float* out = y.hostMutable<float>().data();
    const auto turn = pairing == RopePairing::Interleaved ? turnHead<true> : turnHead<false>;
    parallel(x.size(0), 4, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = begin; r < end; ++r)
            for (std::int64_t h = 0; h < heads; ++h) {
                const std::int64_t at = (r * heads + h) * d;
                turn(in + at, table + r * half * 2, half, out + at);
                std::memcpy(out + at + 2 * half, in + at + 2 * half,
                    std::size_t(d - 2 * half) * sizeof(float));
            }
    });
}

const bool provided
    = anglesKernel.provide(Device::Cpu, anglesCpu) && ropeKernel.provide(Device::Cpu, ropeCpu);

} // namespace
} // namespace seq
