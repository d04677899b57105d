#pragma once
#include "engine/figure/colour_steps.h"
#include "engine/figure/picture.h"

#include <QImage>

namespace seq {

// One pixel a cell. A colour of no alpha stays transparent. steps: of the scale, if they are known.
QImage coloured(const ImageData&, const ColourSteps* steps = nullptr);

} // namespace seq
