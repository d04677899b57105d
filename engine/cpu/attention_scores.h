#pragma once
#include "engine/cpu/attention_tiles.h"
#include "engine/ops/attention_kernel.h"

#include <vector>

namespace seq {

// Keys of one aligned stretch of kTileKeys positions, so that a row's sums do not depend on how
// the keys are cut into blocks, nor on keys that come later.
struct KeyTile {
    int position; // of its first key
    int count; // of its keys, at consecutive positions
    std::int64_t firstKey; // counted over all blocks
    int block; // where they start; they may go on in the next ones
    std::int64_t row;
};
struct Chunk { // tiles whose sums are kept apart, then added up in order
    int firstTile, lastTile;
};

// Query heads of some rows that read the same key head.
struct QueryBlock {
    std::int64_t firstRow;
    int rows, queries, kvHead; // queries: rows times heads that share the key head
};

// The scores of one attention call, cut into query blocks and key tiles.
class ScoreGrid {
public:
    explicit ScoreGrid(const AttentionCall&);
    const AttentionTiles& tiles() const { return tiles_; }
    std::int64_t rows() const { return rows_; }
    std::int64_t heads() const { return heads_; }
    std::int64_t kvHeads() const { return kvHeads_; }
    std::int64_t d() const { return d_; }
    std::int64_t width() const { return width_; } // d, padded to whole columns
    std::int64_t blocks() const { return blocks_; } // of rows
    std::int64_t items() const { return blocks_ * kvHeads_; }
    QueryBlock block(std::int64_t item) const;
    QueryBlock block(std::int64_t firstRow, std::int64_t rows, int kvHead) const
    {
        return {firstRow, int(rows), int(rows) * share_, kvHead};
    }
    std::int64_t rowOf(const QueryBlock& b, int i) const { return b.firstRow + i / share_; }
    std::int64_t headOf(const QueryBlock& b, int i) const { return b.kvHead * share_ + i % share_; }

    int tileCount() const { return int(keyTiles_.size()); }
    const KeyTile& tile(int t) const { return keyTiles_[std::size_t(t)]; }
    const std::vector<Chunk>& chunks() const { return chunks_; }
    bool sees(const QueryBlock&, int tile) const; // whether any row may see any key

    void gather(const QueryBlock&, std::vector<float>& queries) const; // times scale and log2(e)
    // [the tile's keys, width]: in place where they lie so, else copied into `buffer`
    const float* values(int tile, int kvHead, std::vector<float>& buffer) const;
    // scores [queries, kTileKeys] in base 2; -inf where a key is hidden or missing. `keys`: room
    // to pack the tile's keys in
    void scores(const QueryBlock&, int tile, const std::vector<float>& queries,
        std::vector<float>& keys, std::vector<float>& out) const;

private:
    Range seen(int position, const KeyTile&) const; // columns of the tile
    void cutKeys();
    void packKeys(int tile, int kvHead, std::vector<float>& out) const; // [d, kTileKeys]
    void products(const QueryBlock&, int tile, const std::vector<float>& queries,
        std::vector<float>& keys, float* out) const;
    template <class F> void forRuns(const KeyTile&, const F&) const;

    const AttentionCall& call_;
    const AttentionTiles& tiles_;
    std::int64_t rows_, heads_, kvHeads_, d_, width_, blockRows_, blocks_;
    int share_;
    std::vector<KeyTile> keyTiles_;
    std::vector<Chunk> chunks_;
};

} // namespace seq
