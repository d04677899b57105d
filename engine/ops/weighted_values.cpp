#include "engine/ops/weighted_values.h"

#include "engine/ops/kernel.h"
#include "engine/ops/one_device.h"

namespace seq {

constinit Kernel<void(const Tensor&, std::span<const KvBlock>, Tensor&)> weightedValuesKernel{
    "weightedValues"};

Tensor weightedValues(const Tensor& p, std::span<const KvBlock> keys)
{
    SEQ_ASSERT(p.shape().rank() == 3 && p.dtype() == Dtype::F32 && p.dense() && !keys.empty());
    const std::int64_t kvHeads = keys[0].v.size(1), d = keys[0].v.size(2);
    std::int64_t count = 0;
    for (const KvBlock& block : keys) {
        needOneDevice("weighted values", "p", p, "values", block.v);
        count += block.v.size(0);
    }
    if (p.size(2) != count || p.size(0) % kvHeads != 0)
        throw badInput(
            "probabilities {} do not fit {} keys of {} heads", p.shape().text(), count, kvHeads);
    Tensor out = Tensor::empty({p.size(1), p.size(0), d}, Dtype::F32, p.device());
    weightedValuesKernel(p.device(), p, keys, out);
    return out;
}

} // namespace seq
