#pragma once
#include "engine/tensor/tensor.h"

namespace seq {

// Over the last axis of x [..., D], F32, dense; sums in double. gain, bias: [D] F32.
Tensor rmsNorm(const Tensor& x, const Tensor& gain, float epsilon);
Tensor layerNorm(const Tensor& x, const Tensor& gain, const Tensor& bias, float epsilon);

} // namespace seq
