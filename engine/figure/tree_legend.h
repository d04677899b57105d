#pragma once
#include "engine/figure/tree_plot.h"

namespace seq {

// The states and categories that occur, the best path and what was found, in lines at the top of
// `area`. Returns what is left.
Rect withTreeLegend(const TreePlot&, std::size_t found, Rect area, const View&, Canvas&);

} // namespace seq
