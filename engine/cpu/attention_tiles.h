#pragma once
#include "engine/cpu/isa.h"

#include <cstdint>

namespace seq {

inline constexpr int kTileKeys = 64;
inline constexpr int kTileColumns = 16; // widths of products are multiples of it
inline constexpr int kFewQueries = 4;

// What a row has seen so far, in base 2: m the largest score, z the sum of exp2(score - m).
struct RunningSoftmax {
    float m, z;
};

// The inner loops of attention for one instruction set.
struct AttentionTiles {
    // c [rows, n] = a [rows, depth] · b [depth, n], or c += …; each sum in the order of depth, one
    // element at a time, whatever the other extents. b dense; n a multiple of kTileColumns.
    void (*product)(const float* a, std::int64_t aStride, int rows, int depth, const float* b,
        int n, float* c, std::int64_t cStride, bool add);
    // Scores of one row against one tile become exp2(score - new m); `state` goes on. Returns what
    // earlier sums are multiplied by.
    float (*softmax)(float* scores, RunningSoftmax& state);
    // exp2(score - shift) in place, kTileKeys values
    void (*exponentials)(float* scores, float shift);
    void (*scale)(float* values, std::int64_t n, float factor);
    // keys [count, d], `stride` apart, into columns `first`… of out [d, kTileKeys]
    void (*packKeys)(
        const float* keys, std::int64_t stride, int count, int d, float* out, int first);
    // Optional: `product` of at most kFewQueries dense queries, d a multiple of 16, with keys where
    // they lie, for whom packing would not pay; the same bits.
    void (*fewQueries)(const float* queries, int rows, int d, const float* keys,
        std::int64_t stride, int count, float* out);
};

const AttentionTiles& attentionTiles(Isa);
extern const AttentionTiles kAttentionPlain;
void packKeysPlain(const float* keys, std::int64_t stride, int count, int d, float* out, int first);
#if defined(__x86_64__)
extern const AttentionTiles kAttentionAvx2, kAttentionAvx512;
#endif

} // namespace seq
