#pragma once
#include <span>

namespace seq {

// One row of scores on the host, as a decoder filters it; -inf: a token that cannot come.

float largest(std::span<const float>); // -inf of none
bool belowInfinity(std::span<const float>); // none is NaN or +inf
void divide(std::span<float>, float divisor);

struct SoftmaxMass {
    float best; // the largest score
    double mass; // sum of the weights
};
// weights[i] = exp(scores[i] - best), at least e^-87; to 2 units in the last place.
SoftmaxMass softmaxWeights(std::span<const float> scores, std::span<float> weights);

} // namespace seq
