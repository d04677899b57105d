#pragma once
#include "engine/figure/picture.h"

class QPainter;

namespace seq {

// Paints a triangle with an upright base, as trees have for what is too small to be told apart,
// straight into the painter's image: column by column the height between two slanting lines. Qt's
// own filling takes some 30 ns for each pixel that a slanting edge crosses, this takes 3. False,
// and nothing is painted: another shape, steep edges, no opaque image of 32 bits, a turned painter.
bool fillWedge(QPainter&, const PathMark&);

} // namespace seq
