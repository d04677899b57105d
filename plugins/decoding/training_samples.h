#pragma once
#include "plugins/decoding/search_outcome.h"

#include <span>
#include <vector>

namespace seq {

// Completions that a model may be trained on: those it was most confident of (methods, tree search:
// the self-training hook).

// The q-quantile of numbers, linear between neighbours; NaN of none. q in [0, 1].
double quantile(std::vector<double> values, double q);
// Places of the completions whose confidence is at or above the q-quantile, best first.
std::vector<int> confidentOnes(std::span<const Completion>, double q);

} // namespace seq
