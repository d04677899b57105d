#pragma once
#include <QPolygonF>

class QPainter;

namespace seq {

// Fills a convex polygon in upright strips. Qt's raster engine keeps the cells of a line in a list
// that it walks from its head: a long slanting edge costs the square of its width in pixels. Strips
// meet where a pixel of the device begins, so that no seam shows. For pixels: in a vector file the
// polygon would fall apart.
void fillInStrips(QPainter&, const QPolygonF&);

} // namespace seq
