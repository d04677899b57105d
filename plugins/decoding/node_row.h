#pragma once
#include "engine/nn/language_model.h"

#include <span>
#include <vector>

namespace seq {

struct RankedToken {
    Token token;
    float logp; // nats
};

// What a search keeps of the distribution at a node.
struct NodeRow {
    double entropy = 0; // nats
    double top1 = 0, margin = 0; // p of the first; its lead over the second
    std::vector<RankedToken> best; // likeliest first, ties by id; none of probability 0
};

// The `count` likeliest of a row of log-probabilities [V], in that order.
std::vector<RankedToken> likeliestTokens(std::span<const float> logp, int count);
int rankOfToken(std::span<const float> logp, Token); // 0: the likeliest; ties by id
NodeRow nodeRow(std::span<const float> logp, double entropy, int count);

} // namespace seq
