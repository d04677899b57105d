#pragma once
#include "engine/ops/attention.h"
#include "engine/ops/kernel.h"

namespace seq {

// Checked arguments: q dense [rows, heads, d] F32; keys agree in heads and d, d dense; outputs
// dense.
struct AttentionCall {
    const Tensor& q;
    std::span<const KvBlock> keys;
    std::span<const int> positions;
    const AttentionOptions& options; // scale is set; the mask, if any, is dense
    std::int64_t keyCount;
};
extern Kernel<void(const AttentionCall&, Attention&)> attentionKernel;
// Calls whose rows stand one behind the other in the outputs. `all`: every row, over the keys that
// all calls begin with.
extern Kernel<void(const AttentionCall& all, std::span<const AttentionCall>, Attention&)>
    attentionPartsKernel;
// P [heads, rows, keys]
extern Kernel<void(const AttentionCall&, const Tensor& lse, Tensor& p)>
    attentionProbabilitiesKernel;
extern Kernel<void(const Attention&, const Attention&, Attention&)> mergeKernel;

} // namespace seq
