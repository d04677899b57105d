#include "widgets/ink/tile_grid.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

class TileGrid {
public:
    TileGrid(const TilesMark& mark, int level)
        : mark_(mark)
        , bin_(double(std::int64_t(1) << level))
        , width_(mark.rect.width / double(mark.source->columns()) * bin_)
        , height_(mark.rect.height / double(mark.source->rows()) * bin_)
    {
    }
    Range columns(Rect seen) const
    {
        return range(
            seen.x - mark_.rect.x, seen.right() - mark_.rect.x, width_, mark_.source->columns());
    }
    Range rows(Rect seen) const
    {
        return range(
            seen.y - mark_.rect.y, seen.bottom() - mark_.rect.y, height_, mark_.source->rows());
    }
    TilePiece place(std::int64_t column, std::int64_t row) const
    {
        const std::int64_t x = column * Tile::kSide, y = row * Tile::kSide;
        const std::int64_t w
            = std::min<std::int64_t>(Tile::kSide, binsOf(mark_.source->columns()) - x);
        const std::int64_t h
            = std::min<std::int64_t>(Tile::kSide, binsOf(mark_.source->rows()) - y);
        return {nullptr, w, h,
            {mark_.rect.x + width_ * double(x), mark_.rect.y + height_ * double(y),
                width_ * double(w), height_ * double(h)}};
    }

private:
    std::int64_t binsOf(std::int64_t cells) const
    {
        return std::int64_t(std::ceil(double(cells) / bin_));
    }
    Range range(double from, double to, double bin, std::int64_t cells) const
    {
        const double tile = bin * Tile::kSide;
        const std::int64_t last = (binsOf(cells) - 1) / Tile::kSide;
        return {std::max<std::int64_t>(0, std::int64_t(std::floor(from / tile))),
            std::min(last, std::int64_t(std::floor(to / tile))) + 1};
    }
    const TilesMark& mark_;
    double bin_, width_, height_;
};

} // namespace

std::vector<TilePiece> tilePieces(
    const TilesMark& mark, Rect seen, double ratio, TileLookup& lookup)
{
    std::vector<TilePiece> pieces;
    const TileSource& source = *mark.source;
    const double perPixel = std::min(double(source.columns()) / (mark.rect.width * ratio),
        double(source.rows()) / (mark.rect.height * ratio));
    const int top = source.levels() - 1;
    const int finest = std::clamp(int(std::floor(std::log2(std::max(1.0, perPixel)))), 0, top);
    for (int level = top; level >= finest; --level) {
        if (level != top && level != finest) continue; // the whole first, then what is wanted
        const TileGrid grid(mark, level);
        const Range rows = grid.rows(seen), columns = grid.columns(seen);
        for (std::int64_t y = rows.begin; y < rows.end; ++y)
            for (std::int64_t x = columns.begin; x < columns.end; ++x) {
                auto tile = lookup.find(mark.source, level, x, y);
                if (!tile) continue;
                pieces.push_back(grid.place(x, y));
                pieces.back().tile = std::move(tile);
            }
    }
    return pieces;
}

} // namespace seq
