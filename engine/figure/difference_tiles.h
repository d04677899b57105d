#pragma once
#include "engine/figure/tiles.h"

namespace seq {

// a - b of two sources of one size: in both planes the difference of the means of the bins.
TileSourcePtr differenceTiles(TileSourcePtr a, TileSourcePtr b);

} // namespace seq
