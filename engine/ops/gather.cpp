#include "engine/ops/gather.h"

#include "engine/ops/kernel.h"

namespace seq {

constinit Kernel<void(const Tensor&, std::span<const std::int32_t>, Tensor&)> gatherKernel{
    "gatherRows"};

Tensor gatherRows(const Tensor& table, std::span<const std::int32_t> indices, const char* what)
{
    SEQ_ASSERT(table.shape().rank() == 2 && table.dense());
    for (std::size_t i = 0; i < indices.size(); ++i)
        if (indices[i] < 0 || indices[i] >= table.size(0))
            throw badInput("{} {} at place {} is out of range; 0 to {} are possible", what,
                indices[i], i, table.size(0) - 1);
    Tensor y
        = Tensor::empty({std::int64_t(indices.size()), table.size(1)}, Dtype::F32, table.device());
    gatherKernel(table.device(), table, indices, y);
    return y;
}

} // namespace seq
