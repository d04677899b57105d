#pragma once
#include "engine/tensor/tensor.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace seq {

// What one layer's attention leaves behind: any of its probabilities is computed again from it,
// P[i][j] = exp(scale <q_i, k_j> - lse_i), and L x L is never stored (specification 0.1, 0.6).
struct AttentionMap {
    Tensor q; // [rows, heads, d] F32 or BF16 as the forward pass multiplied it, positions applied
    Tensor k; // [keys, kv heads, d], the same; a query head h reads key head h / (heads / kv heads)
    Tensor lse; // [heads, rows] F32, nats; -inf: a row without keys
    float scale = 0; // 0: 1/sqrt(d)
    bool causal = true;
    int window = 0; // > 0: only keys with 0 <= row - key < window
    std::int64_t firstRow = 0; // position of row 0; keys lie at 0, 1, 2 …

    std::int64_t rows() const { return q.size(0); }
    std::int64_t keys() const { return k.size(0); }
    int heads() const { return int(q.size(1)); }
    Range allowed(std::int64_t row) const; // the keys that it may see
};

// Several heads seen as one, before any pooling, so that it is exact.
enum class HeadFuse : std::uint8_t { Mean, Max };

// Bins of 2^level x 2^level cells, counted from row 0 and from the first of the shown keys.
struct MapBins {
    int level = 0;
    Range rows, columns; // in bins; they may reach beyond the map
    Range keys = {0, -1}; // shown ones, others are left out; end -1: all
};
// Over the allowed cells of each bin (specification 0.6); NaN: none. On the map's device.
struct PooledMap {
    Tensor max, mean; // [bin rows, bin columns] F32
};
// lift: each cell times its row's number of allowed keys, so that 1 is uniform attention.
// Throws BadInput: no head, a head that does not exist, shapes that do not fit.
PooledMap pooledAttention(const AttentionMap&, std::span<const int> heads, const MapBins&,
    HeadFuse = HeadFuse::Mean, bool lift = false);

// One cell by one dot product in double: the probability, and the score before the softmax.
struct AttentionCell {
    float p, score;
};
AttentionCell attentionCell(const AttentionMap&, int head, std::int64_t row, std::int64_t key);

// What the tokens say about a map, for the scores of heads (specification 0.4.1).
struct MapMarks {
    std::vector<float> separators; // [keys] 1: a separator
    std::vector<std::vector<int>> duplicates; // [rows] keys that hold the row's token, ascending
    std::vector<int> induction; // [rows] the key after the last repeat; -1: none
};
enum RowStatistic : std::uint8_t { // sums over the allowed keys of a row
    FirstToken, // P[i][0]
    Previous, // P[i][i-1]
    Next, // P[i][i+1]
    Self, // P[i][i]
    Sink, // keys 0 … 3
    Local, // |i - j| < 4
    Entropy, // nats
    Distance, // mean of i - j
    Largest, // weight
    Induction,
    Duplicate,
    Separator,
    kRowStatistics
};
struct HeadSummary { // on the map's device
    Tensor rows; // [heads, rows, kRowStatistics] F32
    Tensor thumbnails; // [heads, bin rows, bin columns] F32: the largest weight in a bin
};
// All heads in one pass; thumbnails of bins of 2^level cells, counted from the map's row 0.
HeadSummary summariseHeads(const AttentionMap&, const MapMarks&, int level);
int thumbnailLevel(std::int64_t cells, int side = 64); // the smallest of at most `side` bins

} // namespace seq
