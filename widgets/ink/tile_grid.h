#pragma once
#include "engine/figure/picture.h"
#include "widgets/ink/ink.h"

#include <memory>
#include <vector>

namespace seq {

// A part of a tile as an ink paints it: `bins` of it, fractions allowed, stretched over `rect`.
struct TilePiece {
    std::shared_ptr<const Tile> tile;
    Rect bins;
    Rect rect;
};
// What there is of a tiled map within `seen`, at `ratio` pixels a unit; no two pieces overlap. A bin
// takes one to two pixels, a cell at least one: no pixel is to show one bin of several.
// Where a tile is missing it is asked for, and a coarser one stands in.
std::vector<TilePiece> tilePieces(const TilesMark&, Rect seen, double ratio, TileLookup&);

} // namespace seq
