#pragma once
#include "engine/cpu/linear_tiles.h"
#include "engine/tensor/tensor.h"

namespace seq {

// Precision::Fine: [2 rows, in]: x in 8 bits, then what is left of it, in 8 bits too.
QuantisedRows quantisedTwice(const LinearTiles&, const Tensor& x);

} // namespace seq
