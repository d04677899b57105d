#pragma once
#include "engine/nn/probe.h"

#include <span>
#include <vector>

namespace seq {

// A penalty for prompt tokens that a text pays little attention to (specification 1.5): weight *
// sum over the prompt of ln(min(attention it got, 1)), at least 1e-9 each. What a generated token
// pays is the attention from where it was predicted, the mean over the heads of one layer.
struct CoveragePenalty {
    double weight = 0; // 0: none, and no attention is looked at
    int layer = -1; // from 0; -1: the last
    double term(std::span<const double> paid) const; // [prompt]; at most 0
};

// Sees a pass of a batch whose rows end segments: what each pays to the prompt.
class PromptAttention final : public Probe {
public:
    PromptAttention(int layer, int prompt);
    bool wants(const Site&) const override;
    Tensor see(const Site&, const Tensor&) override;
    // Of the segments of the pass just gone, in order, [prompt] each: the last row of each.
    std::vector<std::vector<double>> take();

private:
    int layer_, prompt_;
    std::vector<std::vector<double>> paid_;
};

} // namespace seq
