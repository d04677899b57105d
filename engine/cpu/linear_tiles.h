#pragma once
#include "engine/cpu/isa.h"
#include "engine/tensor/dtype.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace seq {

// Rows of activations as 8-bit integers, each block of 32 with a scale of its own:
// x[r, i] is about scales[r, i/32] * codes[r, i]. Rows are padded with zeros to whole steps of 128.
struct QuantisedRows {
    QuantisedRows(std::int64_t rows, std::int64_t in);
    std::int64_t rows, in, stride; // stride: of codes, in elements
    std::int64_t blocks; // of 32, padding included
    std::vector<std::int8_t> codes; // [rows, stride]
    std::vector<float> scales; // [rows, blocks]
    std::vector<float> sums32; // [rows, blocks]: scale times the sum of the codes
    std::vector<float> sums16; // [rows, 2 blocks]
};

// One weight row as integers (see unpackRow), for the dtypes without a kernel of their own.
struct UnpackedRow {
    const std::int8_t* codes;
    const float* scales;
    const float* offsets; // null: none
    int group;
};

// The inner loops of `linear` for one instruction set. Every output's sum has one order, whatever
// stands beside it in the call.
struct LinearTiles {
    // y[r * yStride + o] = x[r] · w[o] over n elements, in float32.
    void (*floats)(const float* x, std::int64_t xStride, int rows, const float* w,
        std::int64_t wStride, int outs, std::int64_t n, float* y, std::int64_t yStride);
    // Row r of x into q.
    void (*quantise)(const float* x, std::int64_t r, QuantisedRows& q);
    float (*unpacked)(const UnpackedRow&, const QuantisedRows&, std::int64_t r);
    // Optional: a few rows straight from the stored blocks; false: no kernel for this dtype.
    bool (*stored)(
        Dtype, const std::byte* w, int outs, const QuantisedRows&, float* y, std::int64_t yStride);
    // Optional: many rows. Packs `outs` (at most kPanel) weight rows, then multiplies all rows of
    // q.
    void (*panel)(
        Dtype, const std::byte* w, int outs, const QuantisedRows&, float* y, std::int64_t yStride);
};
inline constexpr int kPanel = 32;
inline constexpr std::int64_t kQuantiseGrain = 2; // rows

const LinearTiles& linearTiles(Isa);
extern const LinearTiles kLinearPlain;
void quantisePlain(const float* x, std::int64_t r, QuantisedRows& q);
#if defined(__x86_64__)
extern const LinearTiles kLinearAvx2, kLinearAvx512;
#endif

} // namespace seq
