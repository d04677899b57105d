#pragma once
#include "engine/ops/linear_kernel.h"

namespace seq {

// Precision::Fine by way of Native: the rows, and below them what 8 bits left of each, in one call.
void linearFine(const LinearCall&);

} // namespace seq
