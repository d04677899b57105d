#include "engine/cuda/blas.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/linear_parts.h"
#include "engine/cuda/reduce.cuh"
#include "engine/cuda/stored_visit.cuh"

namespace seq::cuda {

namespace {

// A power of two that brings the largest of a row into F16's comfortable range; as a rule 1.
__device__ float scaleFor(float largest)
{
    if (largest == 0 || (largest >= 0.0625f && largest <= 16384) || !isfinite(largest)) return 1;
    return exp2f(float(-ilogbf(largest)));
}

// One block a row. scales[rows] tells whether any row was scaled.
__global__ void halfRows(const float* x, int in, int rows, __half* half, float* scales)
{
    __shared__ float room[32];
    const float* row = x + std::int64_t(blockIdx.x) * in;
    float largest = 0;
    for (int i = threadIdx.x; i < in; i += blockDim.x)
        largest = fmaxf(largest, fabsf(row[i]));
    largest = warpMax(largest);
    if (threadIdx.x % 32 == 0) room[threadIdx.x / 32] = largest;
    __syncthreads();
    const int warps = blockDim.x / 32, lane = threadIdx.x % 32;
    const float scale = scaleFor(warpMax(lane < warps ? room[lane] : 0.f));
    for (int i = threadIdx.x; i < in; i += blockDim.x)
        half[std::int64_t(blockIdx.x) * in + i] = __float2half_rn(row[i] * scale);
    if (threadIdx.x > 0) return;
    scales[blockIdx.x] = 1 / scale;
    if (scale != 1) scales[rows] = 1; // all writers write the same
}

__global__ void brainRows(const float* x, std::int64_t n, __nv_bfloat16* brain, __nv_bfloat16* rest)
{
    const std::int64_t step = std::int64_t(gridDim.x) * blockDim.x;
    for (std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x; i < n; i += step) {
        brain[i] = __float2bfloat16_rn(x[i]);
        if (rest) rest[i] = __float2bfloat16_rn(x[i] - __bfloat162float(brain[i]));
    }
}

template <Dtype T>
__global__ void halfWeights(
    const std::uint8_t* w, std::int64_t rowBytes, int pieces, std::int64_t n, __half* out)
{
    const std::int64_t step = std::int64_t(gridDim.x) * blockDim.x;
    for (std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x; i < n; i += step)
        stored::store<T>(w + i / pieces * rowBytes, int(i % pieces), out + i / pieces * pieces * 8);
}

// Undoes the rows' scales and adds the bias, where there is anything to do.
__global__ void finishRows(
    float* y, const float* scales, const float* bias, int rows, std::int64_t n, int outs)
{
    if (!bias && scales[rows] == 0) return;
    const std::int64_t step = std::int64_t(gridDim.x) * blockDim.x;
    for (std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x; i < n; i += step)
        y[i] = y[i] * (scales ? scales[i / outs] : 1.f) + (bias ? bias[i % outs] : 0.f);
}

Tensor asHalves(const Tensor& w)
{
    if (w.dtype() == Dtype::F16) return w;
    Tensor half = Tensor::empty(w.shape(), Dtype::F16, w.device());
    const std::int64_t n = w.elements() / 8;
    stored::visit(w.dtype(), [&]<Dtype T>() {
        if constexpr (T >= Dtype::Q8_0)
            launch("linear", w.device(), gridFor(n), halfWeights<T>, pointer<std::uint8_t>(w),
                rowBytes(T, w.size(1)), int(w.size(1) / 8), n, pointer<__half>(half));
    });
    return half;
}

bool onBoundary(const Tensor& t)
{
    return reinterpret_cast<std::uintptr_t>(t.raw()) % 16 == 0;
}

} // namespace

HalfRows::HalfRows(const Tensor& x, Precision precision)
    : x_(x)
    , precision_(precision)
{
}

void HalfRows::narrow(bool brain)
{
    const Device device = x_.device();
    const std::int64_t rows = x_.size(0), in = x_.size(1);
    if (brain && !brain_) {
        brain_ = Tensor::empty(x_.shape(), Dtype::BF16, device);
        if (precision_ == Precision::Fine) rest_ = Tensor::empty(x_.shape(), Dtype::BF16, device);
        launch("linear", device, gridFor(x_.elements()), brainRows, pointer<float>(x_),
            x_.elements(), pointer<__nv_bfloat16>(brain_),
            rest_ ? pointer<__nv_bfloat16>(rest_) : nullptr);
    } else if (!brain && !half_) {
        half_ = Tensor::empty(x_.shape(), Dtype::F16, device);
        scales_ = Tensor::zeros({rows + 1}, Dtype::F32, device);
        launch("linear", device, {dim3(unsigned(rows)), dim3(in >= 1024 ? 256 : 128)}, halfRows,
            pointer<float>(x_), int(in), int(rows), pointer<__half>(half_),
            pointer<float>(scales_));
    }
}

bool HalfRows::multiply(const LinearPart& part)
{
    const bool brain = part.w->dtype() == Dtype::BF16;
    if (!isQuantised(part.w->dtype()) && !onBoundary(*part.w)) return false;
    if (x_.size(1) == 0) return false;
    narrow(brain);
    const Device device = x_.device();
    const Tensor w = brain ? *part.w : asHalves(*part.w);
    HalfProduct p{brain ? brain_.raw() : half_.raw(), w.raw(), pointer<float>(*part.y), x_.size(0),
        x_.size(1), w.size(0), brain, false};
    if (!multiplyHalves(p, device)) return false;
    if (brain && rest_) {
        p.x = rest_.raw();
        p.add = true;
        multiplyHalves(p, device);
    }
    if (part.bias || !brain)
        launch("linear", device, gridFor(part.y->elements(), 1024), finishRows,
            pointer<float>(*part.y), brain ? nullptr : pointer<float>(scales_),
            part.bias ? pointer<float>(*part.bias) : nullptr, int(p.rows), part.y->elements(),
            int(p.outs));
    return true;
}

} // namespace seq::cuda
