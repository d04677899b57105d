#pragma once
#include "engine/cpu/linear_tiles.h"

namespace seq {

// See LinearTiles::stored and ::panel.
bool storedAvx512(
    Dtype, const std::byte* w, int outs, const QuantisedRows&, float* y, std::int64_t yStride);
void panelAvx512(
    Dtype, const std::byte* w, int outs, const QuantisedRows&, float* y, std::int64_t yStride);

} // namespace seq
