#pragma once
#include "engine/tensor/tensor.h"

#include <cstdint>
#include <memory>
#include <string>

namespace seq {

class Job;

// 256 x 256 bins, each with the max and the mean over the cells that it covers; NaN: none allowed.
struct Tile {
    static constexpr int kSide = 256;
    Tensor max, mean; // [256, 256] F32, host
};

// A picture too big to hold. Level z: one bin covers 2^z x 2^z cells. The view thread asks; every
// answer is exact, whatever was asked before.
class TileSource {
public:
    virtual ~TileSource() = default;
    virtual std::int64_t rows() const = 0;
    virtual std::int64_t columns() const = 0;
    virtual Tile tile(int level, std::int64_t column, std::int64_t row, Job&) const = 0;
    virtual float exact(std::int64_t row, std::int64_t column) const = 0; // one cell, at once
    virtual std::string key() const = 0; // names the content: same key, same values
    int levels() const; // coarsest level + 1: there one tile holds it all
};
using TileSourcePtr = std::shared_ptr<const TileSource>;
TileSourcePtr tilesOf(const Tensor& values); // [rows, columns] F32 on the host: a dense source

// Bins [rows, columns] of one level, from tiles.
Tensor bins(const TileSource&, int level, Range rows, Range columns, bool mean, Job&);
// The whole source on at most [rows, columns] bins, from tiles: for files and overviews.
Tensor overview(const TileSource&, std::int64_t maxRows, std::int64_t maxColumns, bool mean, Job&);

} // namespace seq
