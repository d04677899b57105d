#pragma once
#include "engine/tensor/tensor.h"

namespace seq {

// Values of any dtype as another, element for element, on the CPU. From a quantised dtype only
// F32 (exact: the value that the file format defines); to one: Unsupported.
Tensor convert(const Tensor&, Dtype);

} // namespace seq
