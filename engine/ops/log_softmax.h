#pragma once
#include "engine/tensor/tensor.h"

namespace seq {

struct LogSoftmax {
    Tensor logp; // [rows, n]: x - ln of the sum of exp(x)
    Tensor entropy; // [rows], nats
    Tensor top1; // [rows], probability of the likeliest
};

// Of each row of x [rows, n] F32, n > 0. -inf: probability 0. A row that holds NaN or +inf, or
// nothing but -inf, has entropy NaN.
LogSoftmax logSoftmax(const Tensor& x);

} // namespace seq
