#include "engine/ops/attention.h"
#include "engine/ops/kernel.h"

#include <span>

namespace seq {

extern Kernel<void(const Tensor&, const Tensor&, std::span<const KvBlock>)> storeKeysKernel;

namespace {

void storeKeysCpu(const Tensor& k, const Tensor& v, std::span<const KvBlock> into)
{
    std::int64_t row = 0;
    for (const KvBlock& block : into) {
        const Range rows{row, row + block.k.size(0)};
        copy(k.slice(0, rows), block.k);
        copy(v.slice(0, rows), block.v);
        row = rows.end;
    }
}

const bool provided = storeKeysKernel.provide(Device::Cpu, storeKeysCpu);

} // namespace
} // namespace seq
