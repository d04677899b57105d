#pragma once
#include "engine/tensor/dtype.h"

#include <cstddef>
#include <cstdint>

namespace seq {

// One row of n values of any stored floating or block dtype as float32: exactly the values that the
// file format defines (GGUF: scale and offset products rounded to float32). n: whole blocks.
void dequantiseRow(Dtype, const std::byte* row, float* out, std::int64_t n);

// The same row as integers: value[i] = scales[i / group] * codes[i] + offsets[i / group].
// `offsets` is written only for the dtypes that have them.
struct BlockForm {
    int group; // elements that share a scale: 16 or 32
    bool offset; // whether there is an offset
};
BlockForm blockForm(Dtype quantised);
void unpackRow(Dtype quantised, const std::byte* row, std::int64_t n, std::int8_t* codes,
    float* scales, float* offsets);

float halfToFloat(std::uint16_t bits);
std::uint16_t floatToHalf(float); // nearest, ties to even

} // namespace seq
