#pragma once
#include "engine/ops/attention.h"
#include "engine/tensor/tensor.h"

#include <span>

namespace seq {

// Attention from given probabilities [heads, rows, keys] F32: out [rows, heads, d], the sum of the
// values weighted by them. The keys of the blocks, in order, are the last axis.
Tensor weightedValues(const Tensor& probabilities, std::span<const KvBlock> keys);

} // namespace seq
