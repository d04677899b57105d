#pragma once
#include "engine/ops/attention.h"

namespace seq {

// The keys of blocks, one below the other, as a tensor of its own: [rows, kv heads, d] F32, dense.
// The inverse of storeKeys for k. At least one block.
Tensor gatherKeys(std::span<const KvBlock>);

} // namespace seq
