#pragma once
#include "engine/ops/attention_map.h"
#include "engine/ops/kernel.h"

namespace seq {

// Checked: dense tensors of one device that fit each other, scale set, heads in range; outputs
// allocated. q and k are F32, on CUDA perhaps BF16.
struct PoolCall {
    const AttentionMap& map;
    std::span<const int> heads;
    const MapBins& bins;
    HeadFuse fuse;
    bool lift;
};
extern Kernel<void(const PoolCall&, PooledMap&)> pooledAttentionKernel;
struct SummaryCall { // rows of the summary are zeros
    const AttentionMap& map;
    const MapMarks& marks;
    int level; // of the thumbnails
};
extern Kernel<void(const SummaryCall&, HeadSummary&)> summariseHeadsKernel;

} // namespace seq
