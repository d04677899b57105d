#pragma once
#include "engine/tensor/tensor.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace seq {

// How the next token is chosen from the logits.
struct TokenChoice {
    float temperature = 0; // 0: the likeliest, of equals the first, filters or not; else drawn
    std::uint64_t seed = 0; // of the draws
    std::uint32_t sequence = 0, step = 0; // counters of the draws; step: of the first token
    // What is drawn from, in this order, each as the filter of decode/processors.h defines it
    int topK = 0; // 0: all
    double topP = 1, minP = 0;
    // Drawn as decode/sampler.h does, by the sum over ascending ids. Else by Gumbel-max: the
    // largest logit / temperature - ln(-ln u), with a u for each id.
    bool cumulative = false;

    constexpr bool draws() const { return temperature > 0; }
    constexpr bool filters() const { return topK > 0 || topP < 1 || minP > 0; }
};

// After that many further steps; u by counter as in decode/sampler.h. 0 of a row that holds a NaN
// or +inf, or nothing above -inf.
std::int32_t chosenToken(
    std::span<const float> logits, const TokenChoice&, std::uint32_t further = 0);

// Of one token: ln of its probability, entropy of the row (nats), how many are likelier (of equals
// the first ones), all before temperature and filters; and its probability after them.
struct TokenScores {
    float logprob, entropy, rank, chance;
};
TokenScores scoresOf(std::span<const float> logits, std::int32_t token); // chance: as it came
// All NaN where chosenToken() has nothing to choose from.
TokenScores scoresOf(std::span<const float> logits, std::int32_t token, const TokenChoice&);

struct ChosenRow {
    Tensor id; // [1] I32
    Tensor scores; // [1, 4] F32: TokenScores; or none
};
// Of logits [1, V] F32, on their device, without a wait. Throws BadInput: another shape or type.
ChosenRow chooseToken(const Tensor& logits, const TokenChoice&, bool scored);

// The smallest index whose cumulative weight exceeds u * mass, float64; if rounding leaves none,
// the last one that weighs something.
std::size_t drawn(std::span<const float> weights, double mass, double u);

} // namespace seq
