#pragma once
#include "engine/decode/score_row.h"

#include <cstdint>

namespace seq {

// Random numbers of decoding by counter: the same place in a run gets the same number whatever
// else is drawn (specification, appendix A).
enum class RandomStream : std::uint32_t {
    Sampling = 0,
    Gumbel = 1,
    Dirichlet = 2,
    Shuffle = 3,
    Dropout = 4,
    Acceptance = 6
};
struct Draws {
    std::uint64_t seed = 0;
    std::uint32_t sequence = 0;
    // In [0, 1), 24 bits. index: 0 for a sampled token, else the item's flat index.
    double uniform(RandomStream, std::uint32_t step, std::uint32_t index = 0) const;
    // In (0, 1): for ln(-ln u).
    double inside(RandomStream, std::uint32_t step, std::uint32_t index = 0) const;
};

// The smallest id whose inclusive cumulative probability exceeds u; ascending ids, float64. If
// rounding leaves none: the last one with p > 0. Kept must not be empty.
Token draw(const Kept&, double u);

} // namespace seq
