#include "engine/base/thread_pool.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace seq {

extern Kernel<void(const Tensor&, const Tensor&, float, Tensor&)> rmsNormKernel;
extern Kernel<void(const Tensor&, const Tensor&, const Tensor&, float, Tensor&)> layerNormKernel;

namespace {

struct Rows {
    std::int64_t width, count, grain;
    explicit Rows(const Tensor& x)
        : width(x.size(-1))
        , count(width ? x.elements() / width : 0)
        , grain(std::max<std::int64_t>(1, 2048 / std::max<std::int64_t>(width, 1)))
    {
    }
};

// In a fixed order of lanes, so that no addition waits for the one before.
double squaresOf(const float* a, std::int64_t n)
{
    std::array<double, 8> lanes{};
    std::int64_t i = 0;
    for (; i + 8 <= n; i += 8)
        for (std::int64_t lane = 0; lane < 8; ++lane)
            lanes[std::size_t(lane)] += double(a[i + lane]) * a[i + lane];
    for (; i < n; ++i)
        lanes[0] += double(a[i]) * a[i];
    return std::accumulate(lanes.begin(), lanes.end(), 0.);
}

void rmsNormCpu(const Tensor& x, const Tensor& gain, float epsilon, Tensor& y)
{
    const Rows rows(x);
    const float *in = x.host<float>().data(), *g = gain.host<float>().data();
    float* out = y.hostMutable<float>().data();
    parallel(rows.count, rows.grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = begin; r < end; ++r) {
            const float* a = in + r * rows.width;
            const double squares = squaresOf(a, rows.width);
            const auto scale = float(1 / std::sqrt(squares / double(rows.width) + epsilon));
            for (std::int64_t i = 0; i < rows.width; ++i)
                out[r * rows.width + i] = a[i] * scale * g[i];
        }
    });
}

void layerNormCpu(const Tensor& x, const Tensor& gain, const Tensor& bias, float epsilon, Tensor& y)
{
    const Rows rows(x);
    const float *in = x.host<float>().data(), *g = gain.host<float>().data();
    const float* b = bias.host<float>().data();
    float* out = y.hostMutable<float>().data();
    parallel(rows.count, rows.grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = begin; r < end; ++r) {
            const float* a = in + r * rows.width;
            double sum = 0, squares = 0;
            for (std::int64_t i = 0; i < rows.width; ++i)
                sum += a[i];
            const double mean = sum / double(rows.width);
            for (std::int64_t i = 0; i < rows.width; ++i)
                squares += (a[i] - mean) * (a[i] - mean);
            const double scale = 1 / std::sqrt(squares / double(rows.width) + epsilon);
            for (std::int64_t i = 0; i < rows.width; ++i)
                out[r * rows.width + i] = float((a[i] - mean) * scale) * g[i] + b[i];
        }
    });
}

const bool provided = rmsNormKernel.provide(Device::Cpu, rmsNormCpu)
    && layerNormKernel.provide(Device::Cpu, layerNormCpu);

} // namespace
} // namespace seq
