#pragma once
#include "engine/ops/attention.h"
#include "engine/ops/attention_map.h"

#include <functional>
#include <vector>

namespace seq {

// Median time of single runs, each waited for, after two that warm up; milliseconds. Of fewer than
// `runs` where they take longer than a second.
double medianMilliseconds(Device, int runs, const std::function<void()>& work);

// Causal attention over one text of random values, 9 heads of 64 with 3 key heads, and maps of it.
// Times in milliseconds.
class AttentionBench {
public:
    static constexpr int kHeads = 9, kKvHeads = 3, kWidth = 64;
    AttentionBench(Device, std::int64_t tokens);
    double forward(); // F32 queries, BF16 keys and values; maps below are of what it finds
    // Of the whole, at most 1,024 bins a side.
    double overview(
        const AttentionMap&, std::span<const int> heads, PooledMap* made = nullptr) const;
    // 256 x 256 bins with their copy to the host; the slower one of two, on the diagonal and below.
    double tile(int level) const;
    int levels() const; // of tiles; 0: cells
    MapBins overviewBins() const;
    const AttentionMap& map() const { return map_; } // BF16 operands
    AttentionMap mapOf(Dtype operands) const;

    const Tensor q, k, v; // [tokens, heads, d] BF16, on the host
    const Attention& found() const { return found_; }

private:
    Device device_;
    AttentionMap map_;
    Attention found_;
};

// What `bench` says of a length. Throws as the ops do.
struct AttentionReport {
    std::int64_t tokens = 0;
    double forward = 0, overview = 0, overviewFloat = 0, tile = 0; // ms; of one head; tile: slowest
};
AttentionReport benchAttention(Device, std::int64_t tokens);

} // namespace seq
