#pragma once
#include "engine/cpu/attention_scores.h"

#include <vector>

namespace seq {

// Softmax and weighted sum over some of the keys, not yet divided by z.
struct Partial {
    std::vector<RunningSoftmax> rows;
    std::vector<float> out; // [queries, padded d]
    bool empty = true; // no key yet

    void reset(std::int64_t queries, std::int64_t width);
    // The order of chunks is fixed, so that it does not matter which thread computed which.
    void absorb(Partial& part, std::int64_t width);
    void copyFrom(
        const Partial&, std::int64_t firstQuery, std::int64_t queries, std::int64_t width);
};
struct AttentionState { // after some tiles: whole chunks, and what the one begun holds
    Partial total, part;
};

// The forward pass of one attention call.
class AttentionForward {
public:
    // firstRow: of the call's rows in the outputs
    AttentionForward(const AttentionCall& call, Attention& a, std::int64_t firstRow = 0);
    const ScoreGrid& grid() const { return grid_; }
    void run(); // all of it, over the threads
    void runItem(std::int64_t item) const;

    // A block step by step: `start`, tiles in ascending order, `finish`.
    void start(const QueryBlock&, AttentionState&) const;
    void advance(const QueryBlock&, int firstTile, int lastTile, AttentionState&) const;
    void finish(const QueryBlock&, AttentionState&) const;

private:
    void runByChunks(std::int64_t chunks);
    // Adds the tiles that any query of the block sees; its queries are gathered.
    void compute(const QueryBlock&, const Chunk& tiles, Partial& part) const;
    void close(const QueryBlock&, AttentionState&) const;
    void divide(const QueryBlock&, const Partial& total) const;

    ScoreGrid grid_;
    float *out_, *lse_;
    std::int64_t lseStride_;
};

} // namespace seq
