#include "engine/ops/row_scores.h"

#include "engine/ops/kernel.h"

namespace seq {

constinit Kernel<void(std::span<const float>, float&)> largestKernel{"largest score"};
constinit Kernel<void(std::span<const float>, bool&)> belowInfinityKernel{"check of scores"};
constinit Kernel<void(std::span<float>, float)> divideKernel{"division of scores"};
constinit Kernel<void(std::span<const float>, std::span<float>, SoftmaxMass&)> softmaxWeightsKernel{
    "softmax weights"};

float largest(std::span<const float> scores)
{
    float most = 0;
    largestKernel(Device{}, scores, most);
    return most;
}

bool belowInfinity(std::span<const float> scores)
{
    bool right = true;
    belowInfinityKernel(Device{}, scores, right);
    return right;
}

void divide(std::span<float> scores, float divisor)
{
    divideKernel(Device{}, scores, divisor);
}

SoftmaxMass softmaxWeights(std::span<const float> scores, std::span<float> weights)
{
    SEQ_ASSERT(scores.size() == weights.size());
    SoftmaxMass mass{};
    softmaxWeightsKernel(Device{}, scores, weights, mass);
    return mass;
}

} // namespace seq
