#include "engine/base/error.h"
#include "engine/cuda/attention_operands.cuh"

#include <algorithm>
#include <cuda_fp16.h>

namespace seq::cuda {

namespace {

constexpr int kMostSources = 64; // of one launch
constexpr int kPiece = 8; // values of 16 bytes

struct Source {
    const void* at;
    std::int64_t rowStride, headStride; // in elements
    std::int64_t first; // row of the panel
};
struct Sources {
    Source of[kMostSources];
    int count;
    std::int64_t begin, filled, end; // rows of the panel: from, to, and zeros up to
    int share, d;
    bool wide; // every piece of 8 values lies on a multiple of 16 bytes
};

__device__ float valueOf(float x)
{
    return x;
}
__device__ float valueOf(__half x)
{
    return __half2float(x);
}
__device__ float valueOf(__nv_bfloat16 x)
{
    return __bfloat162float(x);
}

template <class T> __device__ void read(const T* from, int n, bool wide, float (&to)[kPiece])
{
    if (wide && n == kPiece) {
        alignas(16) T values[kPiece];
        for (int i = 0; i < int(sizeof(values) / 16); ++i)
            reinterpret_cast<uint4*>(values)[i] = __ldg(reinterpret_cast<const uint4*>(from) + i);
        for (int i = 0; i < kPiece; ++i)
            to[i] = valueOf(values[i]);
        return;
    }
    for (int i = 0; i < kPiece; ++i)
        to[i] = i < n ? valueOf(from[i]) : 0.f;
}

template <class T, bool kSplit>
__global__ void packRows(const __grid_constant__ Sources s, __nv_bfloat16* hi, __nv_bfloat16* lo,
    std::int64_t rows, int chunks)
{
    const std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x;
    const std::int64_t row = s.begin + i / kPiece;
    if (row >= s.end) return;
    const int piece = int(i % kPiece), head = blockIdx.y / chunks, chunk = blockIdx.y % chunks;
    const int column = chunk * kPanelColumns + piece * kPiece;
    float values[kPiece] = {};
    if (row < s.filled && column < s.d) {
        int low = 0, high = s.count; // the last source that begins at or before the row
        while (high - low > 1) {
            const int middle = (low + high) / 2;
            (s.of[middle].first <= row ? low : high) = middle;
        }
        const Source& from = s.of[low];
        const std::int64_t local = row - from.first;
        const T* at = static_cast<const T*>(from.at) + local / s.share * from.rowStride
            + (head * s.share + local % s.share) * from.headStride + column;
        read(at, min(kPiece, s.d - column), s.wide, values);
    }
    alignas(16) __nv_bfloat16 high[kPiece], rest[kPiece];
    for (int c = 0; c < kPiece; ++c) {
        high[c] = __float2bfloat16(values[c]);
        rest[c] = __float2bfloat16(values[c] - __bfloat162float(high[c]));
    }
    const std::int64_t to
        = ((std::int64_t(blockIdx.y) * rows + row) * kPiece + (piece ^ int(row % 8))) * kPiece;
    *reinterpret_cast<uint4*>(hi + to) = *reinterpret_cast<uint4*>(high);
    if (kSplit) *reinterpret_cast<uint4*>(lo + to) = *reinterpret_cast<uint4*>(rest);
}

bool wide(const Tensor& t)
{
    const std::int64_t size = info(t.dtype()).blockBytes;
    return reinterpret_cast<std::uintptr_t>(t.raw()) % 16 == 0 && t.size(2) % kPiece == 0
        && t.stride(0) * size % 16 == 0 && t.stride(1) * size % 16 == 0;
}

void launchPack(Dtype dtype, const Sources& s, const Packed& to, int heads)
{
    auto* hi = const_cast<__nv_bfloat16*>(to.panel.hi);
    auto* lo = const_cast<__nv_bfloat16*>(to.panel.lo);
    const Grid grid{
        dim3(unsigned(ceilDiv((s.end - s.begin) * kPiece, 256)), unsigned(heads * to.panel.chunks)),
        dim3(256)};
    const auto run = [&](auto kernel) {
        launch("attention operands", to.memory.device(), grid, kernel, s, hi, lo, to.panel.rows,
            to.panel.chunks);
    };
    if (dtype == Dtype::F32)
        run(lo ? packRows<float, true> : packRows<float, false>);
    else if (dtype == Dtype::F16)
        run(lo ? packRows<__half, true> : packRows<__half, false>);
    else
        run(lo ? packRows<__nv_bfloat16, true> : packRows<__nv_bfloat16, false>);
}

} // namespace

Packed pack(std::span<const Tensor> pieces, int share, bool split, Device device)
{
    std::int64_t rows = 0;
    for (const Tensor& t : pieces)
        rows += t.size(0) * share;
    Packed to;
    if (rows == 0) return to;
    const std::int64_t d = pieces[0].size(2);
    if (d > 256) throw unsupported("attention on CUDA: heads of {} values; at most 256", d);
    const int heads = int(pieces[0].size(1)) / share;
    to.panel.chunks = d <= 64 ? 1 : d <= 128 ? 2 : 4;
    to.panel.rows = ceilDiv(rows, kPanelRows) * kPanelRows;
    const std::int64_t plane = to.panel.at(heads, 0, 0);
    to.memory = Tensor::empty({split ? 2 : 1, plane}, Dtype::BF16, device);
    to.panel.hi = pointer<__nv_bfloat16>(to.memory);
    if (split) to.panel.lo = to.panel.hi + plane;
    Sources s{};
    s.share = share;
    s.d = int(d);
    s.wide = true;
    std::int64_t row = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Tensor& t = pieces[i];
        s.of[s.count++] = {t.raw(), t.stride(0), t.stride(1), row};
        s.wide = s.wide && wide(t);
        row += t.size(0) * share;
        const bool last = i + 1 == pieces.size();
        if (!last && s.count < kMostSources) continue;
        s.filled = row;
        s.end = last ? to.panel.rows : row;
        launchPack(pieces[0].dtype(), s, to, heads);
        s.count = 0;
        s.begin = row;
        s.wide = true;
    }
    return to;
}

} // namespace seq::cuda
