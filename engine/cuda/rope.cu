#include "engine/ops/rope.h"

#include "engine/cuda/launch.h"
#include "engine/cuda/upload.h"
#include "engine/ops/kernel.h"

namespace seq {

extern Kernel<void(std::span<const int>, std::span<const double>, double, Tensor&)> anglesKernel;
extern Kernel<void(const Tensor&, const Tensor&, RopePairing, Tensor&)> ropeKernel;

namespace {

using namespace cuda;

__global__ void anglesOf(const int* positions, const double* frequencies, double factor, int half,
    std::int64_t n, float2* out)
{
    const std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= n) return;
    double s = 0, c = 0;
    sincos(positions[i / half] * frequencies[i % half], &s, &c);
    out[i] = {float(factor * c), float(factor * s)};
}

void anglesCuda(
    std::span<const int> positions, std::span<const double> frequencies, double factor, Tensor& out)
{
    const auto n = std::int64_t(positions.size() * frequencies.size());
    if (n == 0) return;
    const Upload<int> rows(positions, out.device());
    const Upload<double> turns(frequencies, out.device());
    launch("rope angles", out.device(), {dim3(unsigned(ceilDiv(n, 128))), dim3(128)}, anglesOf,
        rows.data(), turns.data(), factor, int(frequencies.size()), n, pointer<float2>(out));
}

struct Heads {
    std::int64_t pairs; // of all heads of all rows: those that turn and those that do not
    int heads, d, half;
    bool interleaved;
};

// A thread a pair: its number within a head counts the turning ones first.
__global__ void turnPairs(const float* x, const float2* angles, Heads s, float* y)
{
    const std::int64_t at = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x;
    if (at >= s.pairs) return;
    const int perHead = s.half + (s.d - 2 * s.half);
    const std::int64_t head = at / perHead;
    const int i = int(at % perHead);
    const float* from = x + head * s.d;
    float* to = y + head * s.d;
    if (i >= s.half) {
        to[s.half + i] = from[s.half + i];
        return;
    }
    const float2 turn = angles[head / s.heads * s.half + i];
    const int first = s.interleaved ? 2 * i : i, second = s.interleaved ? first + 1 : i + s.half;
    const float u = from[first], v = from[second];
    // products rounded before they are added, as on the CPU
    to[first] = __fsub_rn(__fmul_rn(u, turn.x), __fmul_rn(v, turn.y));
    to[second] = __fadd_rn(__fmul_rn(v, turn.x), __fmul_rn(u, turn.y));
}

void ropeCuda(const Tensor& x, const Tensor& angles, RopePairing pairing, Tensor& y)
{
    Heads s{0, int(x.size(1)), int(x.size(2)), int(angles.size(1)),
        pairing == RopePairing::Interleaved};
    s.pairs = x.size(0) * s.heads * (s.d - s.half);
    launch("rope", y.device(), {dim3(unsigned(ceilDiv(s.pairs, 256))), dim3(256)}, turnPairs,
        pointer<float>(x), pointer<float2>(angles), s, pointer<float>(y));
}

const bool provided
    = anglesKernel.provide(Device::Cuda, anglesCuda) && ropeKernel.provide(Device::Cuda, ropeCuda);

} // namespace
} // namespace seq
