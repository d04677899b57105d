#pragma once
#include "engine/cpu/attention_tiles.h"
#include "engine/ops/attention_map.h"

#include <cstdint>
#include <vector>

namespace seq {

inline constexpr int kStripRows = 64;

// Rows of one head against tiles of kTileKeys keys: the walk that maps, statistics and overviews
// share. One object serves one thread.
class AttentionStrip {
public:
    explicit AttentionStrip(const AttentionMap&); // dense, scale set
    void take(int head, std::int64_t row, int rows); // rows <= kStripRows
    // Keys that any of the rows may see.
    Range reach() const { return reach_; }
    // Into x [rows, kTileKeys]: log2 of P for keys from `key` on, a multiple of kTileKeys; -inf
    // where hidden. Into p: P itself.
    void compute(std::int64_t key, float* x, float* p);
    Range allowed(int i) const { return allowed_[std::size_t(i)]; } // of the i-th row taken

private:
    const AttentionMap& map_;
    const AttentionTiles& tiles_;
    std::vector<float> queries_, keys_, shift_;
    std::vector<Range> allowed_;
    Range reach_;
    int head_ = 0, rows_ = 0;
};

// Sums and maxima of some rows of cells over one row of bins.
class BinRow {
public:
    BinRow(int level, Range columns, Range keys); // bins; keys that count, from where bins start
    void clear();
    // p: of keys from `key` on; only those of `seen` count, times `factor`.
    void add(const float* p, std::int64_t key, Range seen, float factor);
    void count(Range seen); // once a row of cells
    void write(float* max, float* mean) const; // mean may be null

private:
    int level_;
    Range columns_, keys_;
    std::vector<double> sum_;
    std::vector<float> max_;
    std::vector<std::int64_t> n_;
};

} // namespace seq
