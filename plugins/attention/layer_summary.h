#pragma once
#include "plugins/attention/head_class.h"

#include <vector>

namespace seq {

// What is known of a layer's heads, from its rows as they come: the parts make the same numbers as
// the whole.
class LayerSummary {
public:
    // tokens: those known when the first rows come; room: as many as there may be in the end.
    LayerSummary(int heads, std::int64_t tokens, std::int64_t room);
    // The rows behind those of the last call. Where they are not all of them, each call but the
    // last begins and ends at a multiple of one power of two, not below 8.
    void add(const AttentionMap& rows, const MapMarks&);

    std::vector<HeadScore> heads() const { return scorer_.heads(); }
    Tensor thumbnails() const; // [heads, bins, bins] of the largest weights, NaN: hidden
    Tensor entropy() const; // [heads, rows], nats

private:
    HeadScorer scorer_;
    int level_; // of the bins that are kept
    std::int64_t rows_ = 0;
    Tensor bins_; // [heads, side, side]
    Tensor entropy_; // [heads, room]
};

} // namespace seq
