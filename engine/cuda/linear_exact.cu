#include "engine/cuda/launch.h"
#include "engine/cuda/linear_parts.h"
#include "engine/ops/kernel.h"

namespace seq {

extern Kernel<void(const Tensor&, Tensor&)> convertKernel;

namespace cuda {

namespace {

constexpr int kTile = 64, kDepth = 16; // outputs on both sides of a block, elements at a time

// Four consecutive elements of a row; what lies beyond the matrix is 0.
__device__ float4 fourOf(const float* m, int row, int rows, int k, int in, bool aligned)
{
    float4 v = make_float4(0, 0, 0, 0);
    if (row >= rows || k >= in) return v;
    const float* at = m + std::int64_t(row) * in + k;
    if (aligned) return *reinterpret_cast<const float4*>(at);
    v.x = at[0];
    if (k + 1 < in) v.y = at[1];
    if (k + 2 < in) v.z = at[2];
    if (k + 3 < in) v.w = at[3];
    return v;
}

struct Sizes {
    int rows, in, outs;
    bool aligned; // rows begin at 16-byte boundaries
};

// 64 x 64 outputs a block, 4 x 4 a thread; each sum runs over the elements in order.
__global__ void __launch_bounds__(256) exactKernel(const float* __restrict__ x,
    const float* __restrict__ w, const float* __restrict__ bias, float* __restrict__ y, Sizes s)
{
    __shared__ float xs[kDepth][kTile + 4], ws[kDepth][kTile + 4];
    const int row0 = int(blockIdx.y) * kTile, out0 = int(blockIdx.x) * kTile;
    const int loadRow = threadIdx.x / 4, loadK = threadIdx.x % 4 * 4;
    const int r = threadIdx.x / 16 * 4, o = threadIdx.x % 16 * 4;
    float sums[4][4] = {};
    for (int k = 0; k < s.in; k += kDepth) {
        const float4 a = fourOf(x, row0 + loadRow, s.rows, k + loadK, s.in, s.aligned);
        const float4 b = fourOf(w, out0 + loadRow, s.outs, k + loadK, s.in, s.aligned);
        xs[loadK][loadRow] = a.x, xs[loadK + 1][loadRow] = a.y;
        xs[loadK + 2][loadRow] = a.z, xs[loadK + 3][loadRow] = a.w;
        ws[loadK][loadRow] = b.x, ws[loadK + 1][loadRow] = b.y;
        ws[loadK + 2][loadRow] = b.z, ws[loadK + 3][loadRow] = b.w;
        __syncthreads();
#pragma unroll
        for (int i = 0; i < kDepth; ++i) {
            const float4 u = *reinterpret_cast<const float4*>(&xs[i][r]);
            const float4 v = *reinterpret_cast<const float4*>(&ws[i][o]);
            const float us[4] = {u.x, u.y, u.z, u.w}, vs[4] = {v.x, v.y, v.z, v.w};
#pragma unroll
            for (int m = 0; m < 4; ++m)
#pragma unroll
                for (int n = 0; n < 4; ++n)
                    sums[m][n] += us[m] * vs[n];
        }
        __syncthreads();
    }
    for (int m = 0; m < 4; ++m)
        for (int n = 0; n < 4; ++n)
            if (row0 + r + m < s.rows && out0 + o + n < s.outs)
                y[std::int64_t(row0 + r + m) * s.outs + out0 + o + n]
                    = sums[m][n] + (bias ? bias[out0 + o + n] : 0);
}

bool onBoundary(const Tensor& t)
{
    return reinterpret_cast<std::uintptr_t>(t.raw()) % 16 == 0;
}

} // namespace

void linearExact(const Tensor& x, const LinearPart& part)
{
    Tensor w = *part.w;
    if (w.dtype() != Dtype::F32) {
        w = Tensor::empty(w.shape(), Dtype::F32, x.device());
        convertKernel(x.device(), *part.w, w);
    }
    const Sizes s{int(x.size(0)), int(x.size(1)), int(w.size(0)),
        x.size(1) % 4 == 0 && onBoundary(x) && onBoundary(w)};
    const dim3 blocks(unsigned(ceilDiv(s.outs, kTile)), unsigned(ceilDiv(s.rows, kTile)));
    launch("linear", x.device(), {blocks, dim3(256)}, exactKernel, pointer<float>(x),
        pointer<float>(w), part.bias ? pointer<float>(*part.bias) : nullptr,
        pointer<float>(*part.y), s);
}

} // namespace cuda
} // namespace seq
