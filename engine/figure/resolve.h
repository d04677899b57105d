#pragma once
#include "engine/figure/picture.h"

namespace seq {

// Replaces every tile source by an image of what is visible, at most `pixelsPerUnit` bins a unit of
// the canvas (dpi / 72 for a file measured in points). The result is plain data: no device, no job
// is needed to paint it. Its heat maps' PlotData hold that image too.
Picture resolve(Picture, double pixelsPerUnit, Job&);
bool isResolved(const Picture&);

} // namespace seq
