#pragma once
#include "engine/ops/kernel.h"
#include "engine/ops/linear.h"

#include <span>

namespace seq {

// One weight of a call. All shapes are checked, all tensors are dense, y is allocated.
struct LinearPart {
    const Tensor* w; // [out, in]
    const Tensor* bias; // [out] F32, or null
    Tensor* y; // [rows, out] F32
};
struct LinearCall {
    const Tensor& x; // [rows, in] F32; rows > 0
    std::span<const LinearPart> parts;
    Precision precision;
    bool steady = false; // see LinearOptions
};
extern Kernel<void(const LinearCall&)> linearKernel;

} // namespace seq
