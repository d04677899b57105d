#include "engine/cuda/brain_eight.cuh"
#include "engine/cuda/overlap.cuh"
#include "engine/cuda/prefill_kernels.h"

namespace seq::cuda {

namespace {

constexpr int kPiece = 8, kPanelPieces = kPanelColumns / kPiece;

__device__ __forceinline__ void storePiece(
    const Panel& panel, int head, std::int64_t row, int column, const float (&values)[8])
{
    const int piece = column % kPanelColumns / kPiece;
    const std::int64_t at
        = panel.at(head, column / kPanelColumns, row) + (piece ^ int(row % kPanelPieces)) * kPiece;
    storeEight(values, const_cast<__nv_bfloat16*>(panel.hi) + at);
}

__device__ __forceinline__ void loadBiased(
    const __nv_bfloat16* from, const float* bias, float (&to)[8])
{
    loadEight(from, to);
    if (!bias) return;
#pragma unroll
    for (int i = 0; i < 8; ++i)
        to[i] += __ldg(bias + i);
}

// RoPE of eight values at `column` of a head (engine/ops/rope.h).
__device__ __forceinline__ void turn(const NewHeads& n, int row, const __nv_bfloat16* head,
    const float* bias, int column, float (&values)[8])
{
    if (column >= 2 * n.pairs) return;
    const float2* angles = n.angles + std::int64_t(row) * n.pairs;
    if (n.interleaved) {
#pragma unroll
        for (int i = 0; i < 8; i += 2) {
            const float2 by = angles[(column + i) / 2];
            const float u = values[i], v = values[i + 1];
            values[i] = u * by.x - v * by.y;
            values[i + 1] = v * by.x + u * by.y;
        }
        return;
    }
    const bool first = column < n.pairs;
    const int partner = first ? column + n.pairs : column - n.pairs;
    float others[8];
    loadBiased(head + partner, bias ? bias + partner : nullptr, others);
#pragma unroll
    for (int i = 0; i < 8; ++i) {
        const float2 by = angles[min(column, partner) + i];
        values[i] = values[i] * by.x + (first ? -others[i] : others[i]) * by.y;
    }
}

// A block a row; a thread eight values of a head. Rows past the last are zeros.
__global__ void newKernel(const __grid_constant__ NewHeads n)
{
    afterEarlierKernels();
    const int row = blockIdx.x, d = n.pages.d, kvHeads = n.pages.kvHeads;
    const int pieces = n.q.chunks * kPanelPieces, share = n.heads / kvHeads;
    const std::int64_t key = std::int64_t(n.position) + row - n.firstKey;
    const int all = (n.heads + 2 * kvHeads) * pieces;
    for (int i = int(threadIdx.x) + (row < n.rows ? 0 : n.heads * pieces); i < all;
         i += blockDim.x) {
        const int head = i / pieces, column = i % pieces * kPiece;
        const int kind = head < n.heads ? 0 : head < n.heads + kvHeads ? 1 : 2;
        const int own = kind == 0 ? head : kind == 1 ? head - n.heads : head - n.heads - kvHeads;
        float values[8] = {};
        if (row < n.rows && column < d) {
            const __nv_bfloat16* from
                = n.qkv + (std::int64_t(row) * (n.heads + 2 * kvHeads) + head) * d;
            const float* bias = kind == 0 ? n.qBias : kind == 1 ? n.kBias : n.vBias;
            if (bias) bias += own * d;
            loadBiased(from + column, bias ? bias + column : nullptr, values);
            if (kind < 2) turn(n, row, from, bias, column, values);
            if (kind > 0)
                storeEight(
                    values, n.pages.at(kind - 1, own, std::int64_t(n.position) + row) + column);
        }
        if (kind == 0)
            storePiece(n.q, own / share, std::int64_t(row) * share + own % share, column, values);
        else
            storePiece(kind == 1 ? n.k : n.v, own, key, column, values);
    }
}

__global__ void cachedKernel(const __grid_constant__ CachedHeads c)
{
    afterEarlierKernels();
    const int pieces = c.k.chunks * kPanelPieces, which = blockIdx.z, head = blockIdx.y;
    const std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x, row = i / pieces;
    if (row >= c.rows) return;
    const int column = int(i % pieces) * kPiece;
    float values[8] = {};
    if (column < c.pages.d) loadEight(c.pages.at(which, head, c.first + row) + column, values);
    storePiece(which ? c.v : c.k, head, row, column, values);
}

__global__ void turnKernel(const __grid_constant__ TurnRows t)
{
    const std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= std::int64_t(t.rows) * t.pairs) return;
    double sine = 0, cosine = 0;
    sincos(double(t.position + i / t.pairs) * t.frequencies[i % t.pairs], &sine, &cosine);
    t.angles[i] = {float(t.factor * cosine), float(t.factor * sine)};
}

} // namespace

void turnRows(const TurnRows& t, Device device)
{
    launch("prefill angles", device,
        {dim3(unsigned(ceilDiv(std::int64_t(t.rows) * t.pairs, 128))), dim3(128)}, turnKernel, t);
}

void newHeads(const NewHeads& n, Device device)
{
    const std::int64_t blocks = n.k.rows - (n.position - n.firstKey);
    const int threads = n.heads + 2 * n.pages.kvHeads > 16 ? 256 : 128;
    launchEarly<newKernel>(
        "prefill heads", device, {dim3(unsigned(blocks)), dim3(unsigned(threads))}, n);
}

void cachedHeads(const CachedHeads& c, Device device)
{
    const std::int64_t n = std::int64_t(c.rows) * c.k.chunks * kPanelPieces;
    launchEarly<cachedKernel>("prefill cached heads", device,
        {dim3(unsigned(ceilDiv(n, 256)), unsigned(c.pages.kvHeads), 2), dim3(256)}, c);
}

} // namespace seq::cuda
