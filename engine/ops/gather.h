#pragma once
#include "engine/tensor/tensor.h"

#include <span>

namespace seq {

// Rows of a table [n, D] of any floating or quantised dtype, in the order of the indices:
// [indices, D] F32. An index outside [0, n) throws BadInput; `what` names it there ("token").
Tensor gatherRows(
    const Tensor& table, std::span<const std::int32_t> indices, const char* what = "row");

} // namespace seq
