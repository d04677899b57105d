#pragma once
#include "engine/ops/attention.h"

namespace seq {

// Into the memory that the blocks view, in place: the rows of k and v [rows, kv heads, d] F32, one
// after the other. The blocks hold as many rows together; they do not overlap.
void storeKeys(const Tensor& k, const Tensor& v, std::span<const KvBlock> into);

} // namespace seq
