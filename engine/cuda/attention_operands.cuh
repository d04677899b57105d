#pragma once
#include "engine/cuda/launch.h"

#include <cuda_bf16.h>
#include <span>

namespace seq::cuda {

inline constexpr int kPanelColumns = 64; // of one chunk: 128 bytes
inline constexpr int kPanelRows = 128; // rows are padded to whole multiples, with zeros

// Rows of an operand as tensor cores take them: planes [heads, chunks, rows] of 64 BF16. The
// 16-byte pieces of a row are exchanged (piece ^ row % 8), so that any stretch of rows from a
// multiple of 8 on goes to shared memory as it lies and is read there without bank conflicts.
// lo: what rounding to hi left out; null: hi is all.
struct Panel {
    const __nv_bfloat16 *hi = nullptr, *lo = nullptr;
    std::int64_t rows = 0; // padded
    int chunks = 0; // of d: 1, 2 or 4

    __host__ __device__ std::int64_t at(int head, int chunk, std::int64_t row) const
    {
        return ((std::int64_t(head) * chunks + chunk) * rows + row) * kPanelColumns;
    }
};
struct Packed {
    Tensor memory;
    Panel panel;
};

// Pieces [n, heads, d] of one dtype (F32, F16, BF16), any strides, d dense, one after the other.
// Row i of head g is piece row i / share of head g * share + i % share: the query heads that read
// one key head become its rows. split: with lo. Throws Unsupported: d beyond 256.
Packed pack(std::span<const Tensor> pieces, int share, bool split, Device);

// Calls f with the number of chunks and the split as constants.
template <class F> void forShape(const Panel& panel, const F& f)
{
    const auto chunks = [&]<bool kSplit>() {
        if (panel.chunks == 1)
            f.template operator()<1, kSplit>();
        else if (panel.chunks == 2)
            f.template operator()<2, kSplit>();
        else
            f.template operator()<4, kSplit>();
    };
    if (panel.lo)
        chunks.template operator()<true>();
    else
        chunks.template operator()<false>();
}

} // namespace seq::cuda
