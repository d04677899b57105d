#pragma once
#include "engine/experiment/values.h"

#include <array>
#include <string>

namespace seq {

// B of a comparison is A's values with some of them changed.
Values with(Values base, const Values& changes);
// The changes that make a difference, in their order.
Values changesFrom(const Values& base, const Values& changes);
// What tells the two apart, short: "layer 3, head 5"; texts in quotes. Equal: "the same".
std::array<std::string, 2> namesApart(const Schema&, const Values& a, const Values& b);

} // namespace seq
