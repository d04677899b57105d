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
    // Bins of this level that a tile of it holds.
    Rect bins(std::int64_t column, std::int64_t row) const
    {
        const std::int64_t x = column * Tile::kSide, y = row * Tile::kSide;
        return {double(x), double(y),
            double(std::min<std::int64_t>(Tile::kSide, binsOf(mark_.source->columns()) - x)),
            double(std::min<std::int64_t>(Tile::kSide, binsOf(mark_.source->rows()) - y))};
    }
    Rect place(Rect bins) const
    {
        return {mark_.rect.x + width_ * bins.x, mark_.rect.y + height_ * bins.y,
            width_ * bins.width, height_ * bins.height};
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
    constexpr double kRounding = 1e-6;
    const int finest = std::clamp(int(std::ceil(std::log2(perPixel) - kRounding)), 0, top);
    const TileGrid grid(mark, finest);
    const Range rows = grid.rows(seen), columns = grid.columns(seen);
    std::vector<Rect> missing; // in bins
    for (std::int64_t y = rows.begin; y < rows.end; ++y)
        for (std::int64_t x = columns.begin; x < columns.end; ++x) {
            const Rect bins = grid.bins(x, y);
            if (auto tile = lookup.find(mark.source, finest, x, y))
                pieces.push_back(
                    {std::move(tile), {0, 0, bins.width, bins.height}, grid.place(bins)});
            else
                missing.push_back(bins);
        }
    const auto whole = lookup.find(mark.source, top, 0, 0); // asked for last, it comes first
    if (!whole) return pieces;
    const double share = std::ldexp(1.0, finest - top); // of a bin of the whole
    for (const Rect& bins : missing)
        pieces.push_back(
            {whole, {bins.x * share, bins.y * share, bins.width * share, bins.height * share},
                grid.place(bins)});
    return pieces;
}

} // namespace seq
