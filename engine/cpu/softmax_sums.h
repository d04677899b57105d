#pragma once
#include <cstdint>

namespace seq {

struct SoftmaxSums {
    double lse; // ln of the sum of exp(x)
    float entropy, top1; // nats; probability of the likeliest
};
// Of one row, n > 0. NaN or +inf in it, or nothing but -inf: entropy NaN.
SoftmaxSums softmaxSums(const float* x, std::int64_t n);

} // namespace seq
