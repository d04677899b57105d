#pragma once
#include "engine/tensor/tensor.h"

namespace seq::cuda {

// y [rows, out] (+)= x [rows, in] · w [out, in]ᵀ on the tensor cores, sums in float32. x and w both
// F16 or both BF16; y F32, or of their type.
struct HalfProduct {
    const void *x, *w;
    void* y;
    std::int64_t rows, in, outs;
    bool brain; // BF16
    bool add; // to what y holds
    bool narrow = false; // y of x's type
};
// By cuBLASLt, which is opened at the first call. False, and nothing done: this machine has none,
// or it does not take these sizes.
bool multiplyHalves(const HalfProduct&, Device);
bool canMultiplyHalves(); // whether the library is there

} // namespace seq::cuda
