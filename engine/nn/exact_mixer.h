#pragma once
#include "engine/nn/mixer.h"

namespace seq {

// Attention as the model was trained (specification 0.1): RoPE, then every key that the mask
// allows. Shows the probe "attn.q", "attn.k", "attn.v" of all rows and "attn.lse", "attn.probs" of
// each segment.
class ExactMixer : public Mixer {
public:
    Mixed mix(const Mix&) override;

private:
    const Tensor& anglesOf(const Mix&);
    Tensor angles_; // of the last positions: all layers turn by the same
    std::vector<int> positions_;
    std::vector<double> frequencies_;
    double factor_ = 0;
};

} // namespace seq
