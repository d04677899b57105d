#pragma once
#include "engine/tensor/tensor.h"

namespace seq::cuda {

// Tensors of one shape and dtype on one device, of any strides.
void copyStrided(const Tensor& from, const Tensor& into);

} // namespace seq::cuda
