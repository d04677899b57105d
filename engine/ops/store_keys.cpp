#include "engine/ops/store_keys.h"

#include "engine/ops/kernel.h"

namespace seq {

constinit Kernel<void(const Tensor&, const Tensor&, std::span<const KvBlock>)> storeKeysKernel{
    "storeKeys"};

void storeKeys(const Tensor& k, const Tensor& v, std::span<const KvBlock> into)
{
    SEQ_ASSERT(k.shape().rank() == 3 && k.shape() == v.shape() && k.device() == v.device());
    SEQ_ASSERT(k.dtype() == Dtype::F32 && v.dtype() == Dtype::F32);
    std::int64_t rows = 0;
    for (const KvBlock& block : into) {
        const Shape right{block.k.size(0), k.size(1), k.size(2)};
        if (block.k.shape() != right || block.v.shape() != right || block.k.dtype() != k.dtype()
            || block.v.dtype() != k.dtype() || block.k.device() != k.device())
            throw badInput("rows of {} {} on {} cannot be stored as {} {} on {}", k.shape().text(),
                info(k.dtype()).name, toString(k.device()), block.k.shape().text(),
                info(block.k.dtype()).name, toString(block.k.device()));
        rows += block.k.size(0);
    }
    if (rows != k.size(0)) throw badInput("{} rows do not fill blocks of {} rows", k.size(0), rows);
    if (k.elements() > 0) storeKeysKernel(k.device(), k.contiguous(), v.contiguous(), into);
}

} // namespace seq
