#pragma once
#include "engine/cpu/linear_tiles.h"

namespace seq {

// See LinearTiles::stored and ::panel.
bool storedAvx512(
    Dtype, const std::byte* w, int outs, const QuantisedRows&, float* y, std::int64_t yStride);
void panelAvx512(
    Dtype, const std::byte* w, int outs, const QuantisedRows&, float* y, std::int64_t yStride);

// storedAvx512 for the blocks of 256
bool storedKAvx512(
    Dtype, const std::byte* w, int outs, const QuantisedRows&, float* y, std::int64_t yStride);

// The processor's own prefetching starts anew in each short row; beyond the weights it does no
// harm.
inline void fetchAhead(const std::uint8_t* rows, std::int64_t bytes)
{
    constexpr std::int64_t kAhead = 8192;
    for (std::int64_t i = kAhead; i < kAhead + bytes; i += 64)
        __builtin_prefetch(rows + i);
}

} // namespace seq
