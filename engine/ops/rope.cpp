#include "engine/ops/rope.h"

#include "engine/ops/kernel.h"
#include "engine/ops/one_device.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seq {

constinit Kernel<void(std::span<const int>, std::span<const double>, double, Tensor&)> anglesKernel{
    "rope angles"};
constinit Kernel<void(const Tensor&, const Tensor&, RopePairing, Tensor&)> ropeKernel{"rope"};

namespace {

constexpr double kTurn = 2 * std::numbers::pi;

// How far a frequency keeps its value, 1, or is divided by the factor, 0 (specification 0.1).
double kept(const RopeScaling& s, int i, int width, double base, double frequency)
{
    if (s.kind == RopeScaling::Linear) return 0;
    if (s.kind == RopeScaling::Llama3)
        return std::clamp((s.original * frequency / kTurn - s.low) / (s.high - s.low), 0.0, 1.0);
    const auto turns = [&](double n) {
        return width * std::log(s.original / (kTurn * n)) / (2 * std::log(base));
    };
    const double low = std::max(std::floor(turns(s.betaFast)), 0.0);
    double high = std::min(std::ceil(turns(s.betaSlow)), double(width - 1));
    if (high == low) high += 0.001;
    return 1 - std::clamp((i - low) / (high - low), 0.0, 1.0);
}

} // namespace

Rope::Rope(int width, double base, RopePairing pairing, RopeScaling scaling,
    std::span<const float> divisors)
    : frequencies_(std::size_t(width / 2))
    , pairing_(pairing)
{
    SEQ_ASSERT(width > 0 && width % 2 == 0 && base > 0);
    SEQ_ASSERT(divisors.empty() || divisors.size() == frequencies_.size());
    for (int i = 0; i < width / 2; ++i) {
        double f = std::pow(base, -2.0 * i / width);
        if (scaling.kind != RopeScaling::None) {
            const double r = kept(scaling, i, width, base, f);
            f *= r + (1 - r) / scaling.factor;
        }
        frequencies_[std::size_t(i)] = divisors.empty() ? f : f / double(divisors[std::size_t(i)]);
    }
    if (scaling.attention > 0)
        attention_ = scaling.attention;
    else if (scaling.kind == RopeScaling::Yarn && scaling.factor > 1)
        attention_ = 0.1 * std::log(scaling.factor) + 1;
}

Tensor Rope::angles(std::span<const int> positions, bool difference, Device device) const
{
    Tensor table
        = Tensor::empty({std::int64_t(positions.size()), width() / 2, 2}, Dtype::F32, device);
    anglesKernel(device, positions, frequencies_, difference ? 1 : attention_, table);
    return table;
}

Tensor Rope::turn(const Tensor& x, const Tensor& angles) const
{
    SEQ_ASSERT(x.shape().rank() == 3 && x.dtype() == Dtype::F32 && x.dense());
    if (x.size(2) < width())
        throw badInput("heads of {} elements cannot turn {} of them", x.size(2), width());
    if (angles.shape() != Shape{x.size(0), width() / 2, 2})
        throw badInput("angles of {} do not fit {}; [{}, {}, 2] is right", angles.shape().text(),
            x.shape().text(), x.size(0), width() / 2);
    needOneDevice("rope", "x", x, "the angles", angles);
    Tensor y = Tensor::empty(x.shape(), Dtype::F32, x.device());
    ropeKernel(x.device(), x, angles, pairing_, y);
    return y;
}

Tensor Rope::turn(const Tensor& x, std::span<const int> positions) const
{
    return turn(x, angles(positions, false, x.device()));
}

} // namespace seq
