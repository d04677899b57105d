#pragma once
#include "engine/tensor/tensor.h"

namespace seq {

// Attention rollout (Abnar and Zuidema 2020, arXiv:2005.00928): how much each input token feeds
// each position, with the residual stream counted as a head that looks at itself.

// One layer more: (share A + (1 - share) I) R. Both [L, L] F32, rows sum to 1; NaN counts as 0.
Tensor rolloutStep(const Tensor& before, const Tensor& attention, double share);
Tensor rolloutStart(std::int64_t tokens); // I

// What uniform causal attention gives at this depth: rollout drifts to token 0 by itself.
Tensor uniformRollout(std::int64_t tokens, int layers, double share);
// Row by row over `uniform`: 1 is what any causal model would give. Above the diagonal NaN.
Tensor overUniform(const Tensor& rollout, const Tensor& uniform);
// Token 0 left out, the rest of each row scaled to 1 (row 0, which has no rest, becomes NaN).
Tensor withoutFirst(const Tensor& rollout);

} // namespace seq
