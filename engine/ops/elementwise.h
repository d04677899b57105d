#pragma once
#include "engine/tensor/tensor.h"

namespace seq {

// Element for element, F32, dense. b: a's shape, or [D] for each row of a [..., D].
Tensor add(const Tensor& a, const Tensor& b);
Tensor multiply(const Tensor& a, const Tensor& b);
Tensor scale(const Tensor& a, float factor);

} // namespace seq
