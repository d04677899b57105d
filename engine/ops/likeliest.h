#pragma once
#include "engine/tensor/tensor.h"

#include <cstdint>
#include <vector>

namespace seq {

// What a search asks of a row of scores, on the host.
struct Likeliest {
    std::vector<std::int32_t>
        ids; // best first, of equals the lower; as many as are finite, at most k
    std::vector<float> logp; // of them: x - ln of the sum of exp(x)
    float entropy, top1; // nats; probability of the first
    static constexpr int kMost = 512; // k
};

// Of each row of x [rows, n] F32, n > 0, 1 <= k <= kMost; the rest of x stays where it is. -inf:
// probability 0. A row that holds NaN or +inf, or nothing but -inf, has entropy NaN, and its ids
// mean nothing.
std::vector<Likeliest> likeliest(const Tensor& x, int k);

} // namespace seq
