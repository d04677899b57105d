#include "engine/ops/gather_keys.h"

#include "engine/base/error.h"
#include "engine/ops/kernel.h"

namespace seq {

constinit Kernel<void(std::span<const KvBlock>, const Tensor&)> gatherKeysKernel{"gatherKeys"};

Tensor gatherKeys(std::span<const KvBlock> blocks)
{
    SEQ_ASSERT(!blocks.empty() && blocks[0].k.shape().rank() == 3);
    const Tensor& first = blocks[0].k;
    std::int64_t rows = 0;
    for (const KvBlock& block : blocks) {
        SEQ_ASSERT(block.k.shape() == Shape({block.k.size(0), first.size(1), first.size(2)}));
        SEQ_ASSERT(block.k.dtype() == Dtype::F32 && block.k.device() == first.device());
        rows += block.k.size(0);
    }
    Tensor keys = Tensor::empty({rows, first.size(1), first.size(2)}, Dtype::F32, first.device());
    if (keys.elements() > 0) gatherKeysKernel(keys.device(), blocks, keys);
    return keys;
}

} // namespace seq
