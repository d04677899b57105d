#pragma once
#include "engine/figure/picture.h"
#include "widgets/ink/ink.h"

#include <memory>
#include <vector>

namespace seq {

// One tile as an ink paints it: its first `columns` x `rows` bins, stretched over `rect`.
struct TilePiece {
    std::shared_ptr<const Tile> tile;
    std::int64_t columns, rows;
    Rect rect;
};
// What there is of a tiled map within `seen`, at `ratio` pixels a unit: coarser pieces first, finer
// ones over them as they arrive. Asks for what is missing.
std::vector<TilePiece> tilePieces(const TilesMark&, Rect seen, double ratio, TileLookup&);

} // namespace seq
