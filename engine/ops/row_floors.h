#pragma once
#include <span>

namespace seq {

// Where filters cut a row of scores; -inf: a token that cannot come.

// The k-th largest score; -inf where there are fewer.
float kthLargest(std::span<const float> scores, int k);
// The least score of the smallest set of the likeliest that holds such a share of the mass,
// 0 <= share < 1; of equal scores all are in it. No score is NaN or +inf.
float topPFloor(std::span<const float> scores, double share);
// The largest key such that all smaller ones together weigh less than `target`: what reaches it,
// ties included. Empty weights: 1 each. Keys are not empty and hold no NaN.
double reach(std::span<const float> keys, std::span<const float> weights, double target);

} // namespace seq
