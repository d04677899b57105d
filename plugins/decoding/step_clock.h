#pragma once
#include "engine/decode/search_tree.h"

#include <chrono>
#include <vector>

namespace seq {

// Measures what each node of a growing tree cost: the time of a step, shared among the nodes that
// the model was run on in it.
class StepClock {
public:
    void begin();
    void end(const SearchTree&); // of a step
    const std::vector<float>& millis() const { return millis_; } // by node; NaN: not run

private:
    std::chrono::steady_clock::time_point start_;
    std::size_t older_ = 0; // nodes before these were run, or dropped, in earlier steps
    std::vector<float> millis_;
};

} // namespace seq
