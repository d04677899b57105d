#pragma once
#include "engine/cuda/attention_operands.cuh"
#include "engine/ops/attention_map.h"

#include <span>

namespace seq::cuda {

// Where rows and keys of a map stand to each other.
struct MapPlaces {
    std::int64_t rows, keys, firstRow;
    bool causal;
    int window;

    explicit MapPlaces(const AttentionMap& map)
        : rows(map.rows())
        , keys(map.keys())
        , firstRow(map.firstRow)
        , causal(map.causal)
        , window(map.window)
    {
    }
    __device__ Range allowed(std::int64_t row) const // as AttentionMap::allowed
    {
        const std::int64_t at = firstRow + row;
        Range r{0, keys};
        if (causal || window > 0) r.end = min(r.end, at + 1);
        if (window > 0) r.begin = max(r.begin, at + 1 - window);
        return r.end > r.begin ? r : Range{0, 0};
    }
};

// One head over the shown stretch: row 0 of q is the first shown row, row 0 of k the first shown
// key. log2 of a cell = factor * product - shift; +infinity hides a row.
struct MapHead {
    Panel q, k;
    const float* shift; // [rows]
};

// The shown stretch of a map. Cells are counted from its corner.
struct MapStretch {
    std::int64_t rows, keys;
    const int2* reach; // [rows] keys that a row sees: from, to
    float factor;
};

// Sums and maxima over bins of 2^level x 2^level cells, [bin rows, bin columns]; zeroed before.
struct MapSums {
    float *max, *sum;
    std::int64_t columns;
    int level;
};

inline constexpr int kStripLevel = 7, kTileLevel = 6;

// One head of at most 64 values at kStripLevel: for long stretches.
void poolStrips(const MapHead&, const MapStretch&, const MapSums&, Device);
// Any heads, fused by cell; level <= kTileLevel. `like`: one of them; heads: on the device.
void poolTiles(const MapHead& like, const MapHead* heads, int count, HeadFuse, const MapStretch&,
    const MapSums&, Device);

// Pooled values of a map into max and mean (null: not wanted) [bin rows, bin columns].
void poolMap(const AttentionMap&, std::span<const int> heads, const MapBins&, HeadFuse, bool lift,
    float* max, float* mean);

} // namespace seq::cuda
