#pragma once
#include "engine/figure/picture.h"

#include <QImage>

namespace seq {

// One pixel a cell. A colour of no alpha stays transparent.
QImage coloured(const ImageData&);

} // namespace seq
