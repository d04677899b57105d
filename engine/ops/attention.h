#pragma once
#include "engine/tensor/tensor.h"

#include <span>

namespace seq {

struct Attention {
    Tensor out; // [rows, heads, d]
    Tensor
        lse; // [heads, rows]; makes partial results mergeable. A row without keys: out 0, lse -inf
};
struct AttentionOptions {
    float scale = 0; // 0: 1/sqrt(d)
    bool causal = true;
    int window = 0; // > 0: only keys with 0 <= query position - key position < window
    const Tensor* mask = nullptr; // [rows, keys] U8: 0 hides
    bool exact = true; // else operands may be rounded to BF16, where that is faster
};

// Keys and values of consecutive positions, as a cache page holds them. Any strides, d dense.
struct KvBlock {
    Tensor k, v; // [n, kv heads, d]
    int position = 0; // of its first key
};

// Exact attention, streamed over the keys (specification 0.1). q [rows, heads, d] F32; a query head
// h reads key head h / (heads / kv heads). Positions: of the rows of q.
Attention attention(const Tensor& q, std::span<const KvBlock> keys, std::span<const int> positions,
    const AttentionOptions& = {});
// The plain case: k, v [keys, kv heads, d] at positions 0…; q the last of them.
Attention attention(
    const Tensor& q, const Tensor& k, const Tensor& v, const AttentionOptions& = {});
// Rows of several sequences at once, each over keys of its own (beams, tree nodes): the bits of one
// call each. `parts` cover the rows of q in order; there is no mask.
struct AttentionPart {
    std::int64_t rows;
    std::span<const KvBlock> keys;
};
Attention attentionOfParts(const Tensor& q, std::span<const AttentionPart> parts,
    std::span<const int> positions, const AttentionOptions& = {});
// Two parts over disjoint keys as one: ring, cascade and shared prefixes all need this.
Attention merge(const Attention&, const Attention&);

// The rows of P [heads, rows, keys] that `attention` used, from the same q, keys and its lse.
Tensor attentionProbabilities(const Tensor& q, std::span<const KvBlock> keys,
    std::span<const int> positions, const Tensor& lse, const AttentionOptions& = {});

} // namespace seq
