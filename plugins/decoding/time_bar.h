#pragma once
#include "engine/figure/canvas.h"

namespace seq {

// The steps of a search as a slider: a click, a drag or the keyboard sets the field `step`; the
// last one sets -1, the tree as it is now. Returns what is left of the area, above. None in files.
Rect withTimeBar(int step, int last, Rect area, const View&, Canvas&);

} // namespace seq
