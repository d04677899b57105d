#pragma once
#include "engine/experiment/values.h"

#include <string>

namespace seq {

// How limits are said; "{}" stands for a number.
struct LimitWords {
    std::string between = "{} to {}", least = "at least {}", most = "at most {}";
};
// What a field takes: its choices or limits; empty: anything of its type.
std::string limitsOf(const FieldInfo&, const LimitWords& = {});

} // namespace seq
