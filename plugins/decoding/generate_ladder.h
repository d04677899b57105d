#pragma once
#include "engine/figure/canvas.h"
#include "plugins/decoding/generate.h"

namespace seq {

// The likeliest tokens of a step as bars, a column for each stage of the pipeline, with what each
// stage removed. A click forces a token. Returns what is left of the area, to the right.
Rect drawLadder(
    const Generate::Params&, const Generate::Result&, int step, Rect area, const View&, Canvas&);

} // namespace seq
