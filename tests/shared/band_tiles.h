#pragma once
#include "engine/experiment/job.h"
#include "engine/figure/tiles.h"

#include <cmath>

namespace seq {

// A square map of any size without memory: large near the diagonal, with bands across; NaN above
// it.
class BandTiles final : public TileSource {
public:
    explicit BandTiles(std::int64_t side)
        : side_(side)
    {
    }
    static float at(std::int64_t row, std::int64_t column)
    {
        return column <= row ? 1.0F / float(1 + (row - column) % 1021) : NAN;
    }
    std::int64_t rows() const override { return side_; }
    std::int64_t columns() const override { return side_; }
    float exact(std::int64_t row, std::int64_t column) const override { return at(row, column); }
    std::string key() const override { return "band"; }
    Tile tile(int level, std::int64_t column, std::int64_t row, Job&) const override
    {
        Tile tile{Tensor::empty({Tile::kSide, Tile::kSide}), {}};
        auto out = tile.max.hostMutable<float>();
        for (std::int64_t i = 0; i < Tile::kSide; ++i)
            for (std::int64_t j = 0; j < Tile::kSide; ++j)
                out[std::size_t(i * Tile::kSide + j)]
                    = at((row * Tile::kSide + i) << level, (column * Tile::kSide + j) << level);
        tile.mean = tile.max;
        return tile;
    }

private:
    std::int64_t side_;
};

} // namespace seq
