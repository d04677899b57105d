#pragma once
#include "engine/cuda/launch.h"
#include "engine/cuda/linear_parts.h"
#include "engine/cuda/reduce.cuh"
#include "engine/cuda/stored_visit.cuh"

namespace seq::cuda {

struct VectorParts {
    const std::uint8_t* w[kMostParts];
    const float* bias[kMostParts]; // or null
    float* y[kMostParts];
    int outs[kMostParts];
    int firstBlock[kMostParts + 1];
    int count;
    std::int64_t rowBytes;
    int pieces; // of a row
    int rows, warpsEach; // warps that share an output: 1 or all of a block
};

// R rows of x meet each weight while it is in registers. A warp an output, or a block where outputs
// are few; sums always in the same order.
template <Dtype T, int R>
__global__ void __launch_bounds__(128) vectorKernel(const float* __restrict__ x, VectorParts p)
{
    int part = 0;
    while (part + 1 < p.count && int(blockIdx.x) >= p.firstBlock[part + 1])
        ++part;
    const int lane = threadIdx.x % 32, warp = threadIdx.x / 32;
    const int block = int(blockIdx.x) - p.firstBlock[part], each = p.warpsEach;
    const int out = each == 1 ? block * 4 + warp : block, outs = p.outs[part];
    const int in = p.pieces * 8;
    const std::uint8_t* w = p.w[part] + std::int64_t(out < outs ? out : outs - 1) * p.rowBytes;
    float sums[R] = {};
#pragma unroll 4
    for (int piece = lane + (each == 1 ? 0 : 32 * warp); piece < p.pieces; piece += 32 * each) {
        float values[8];
        stored::Stored<T>::decode(w, piece, values);
        const Runs at = stored::Stored<T>::runs(piece);
#pragma unroll
        for (int r = 0; r < R; ++r) {
            const float* row = x + std::int64_t(r < p.rows ? r : p.rows - 1) * in;
            const float4 a = __ldg(reinterpret_cast<const float4*>(row + at.first));
            const float4 b = __ldg(reinterpret_cast<const float4*>(row + at.second));
            sums[r] += values[0] * a.x + values[1] * a.y + values[2] * a.z + values[3] * a.w;
            sums[r] += values[4] * b.x + values[5] * b.y + values[6] * b.z + values[7] * b.w;
        }
    }
    __shared__ float room[4][R];
#pragma unroll
    for (int r = 0; r < R; ++r) {
        const float sum = warpSum(sums[r]);
        if (lane == 0) room[warp][r] = sum;
    }
    if (each == 1)
        __syncwarp();
    else
        __syncthreads();
    if (lane >= p.rows || out >= outs || (each > 1 && warp > 0)) return;
    float sum = room[warp][lane];
    for (int other = 1; other < each; ++other)
        sum += room[other][lane];
    if (p.bias[part]) sum += p.bias[part][out];
    p.y[part][std::int64_t(lane) * outs + out] = sum;
}

template <Dtype T> void launchVector(const float* x, const VectorParts& p, Device device)
{
    const Grid grid{dim3(unsigned(p.firstBlock[p.count])), dim3(128)};
    if (p.rows == 1)
        launch("linear", device, grid, vectorKernel<T, 1>, x, p);
    else if (p.rows <= 4)
        launch("linear", device, grid, vectorKernel<T, 4>, x, p);
    else
        launch("linear", device, grid, vectorKernel<T, 8>, x, p);
}

// The k-quants have a file of their own, to compile beside the others.
void launchVectorK(Dtype, const float* x, const VectorParts&, Device);

} // namespace seq::cuda
