#pragma once
#include "engine/ops/token_choice.h"
#include "engine/tensor/tensor.h"

#include <vector_types.h>

namespace seq::cuda {

struct ChoiceJob { // of one row
    const float* logits; // [vocabulary]
    int vocabulary;
    TokenChoice choice; // step: of this row
    int* id; // gets the token
    int* again; // the same; or null
    float4* scores; // gets TokenScores; or null
};

// Whether the device has the kernel, and a row of that length fits it.
bool canChoose(Device, std::int64_t vocabulary);
// chosenToken() and scoresOf() on this thread's stream. Throws Unsupported where it cannot.
void chooseToken(const ChoiceJob&, Device);

} // namespace seq::cuda
