#pragma once
#include "engine/ops/attention_map.h"
#include "engine/ops/kernel.h"

namespace seq {

// Checked: dense F32 tensors that fit each other, scale set, heads in range; outputs allocated.
struct PoolCall {
    const AttentionMap& map;
    std::span<const int> heads;
    const MapBins& bins;
    HeadFuse fuse;
    bool lift;
};
extern Kernel<void(const PoolCall&, PooledMap&)> pooledAttentionKernel;
struct SummaryCall {
    const AttentionMap& map;
    const MapMarks& marks;
    int level; // of the thumbnails
};
extern Kernel<void(const SummaryCall&, HeadSummary&)> summariseHeadsKernel;

} // namespace seq
