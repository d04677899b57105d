#include "widgets/ink/polygon_strips.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace seq {

namespace {

constexpr double kStrip = 48; // pixels of the device

// What lies at one side of an upright line.
QPolygonF cut(const QPolygonF& polygon, double x, bool right)
{
    const auto inside = [&](QPointF p) { return right ? p.x() >= x : p.x() <= x; };
    QPolygonF kept;
    for (qsizetype i = 0; i < polygon.size(); ++i) {
        const QPointF a = polygon[i], b = polygon[(i + 1) % polygon.size()];
        if (inside(a)) kept.append(a);
        if (inside(a) != inside(b))
            kept.append(QPointF(x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())));
    }
    return kept;
}

} // namespace

void fillInStrips(QPainter& painter, const QPolygonF& polygon)
{
    const QPen pen = painter.pen();
    painter.setPen(Qt::NoPen);
    const QTransform to = painter.deviceTransform();
    QRectF box = polygon.boundingRect();
    if (painter.hasClipping()) box &= painter.clipBoundingRect().adjusted(-2, 0, 2, 0);
    if (to.type() > QTransform::TxScale || !(to.m11() > 0) || box.width() * to.m11() < 2 * kStrip) {
        painter.drawConvexPolygon(polygon);
        return painter.setPen(pen);
    }
    const auto next = [&](double x) { // where a pixel begins
        const double strips = std::floor((x * to.m11() + to.dx()) / kStrip + 1e-6) + 1;
        return (strips * kStrip - to.dx()) / to.m11();
    };
    QPolygonF rest = cut(polygon, box.left(), true);
    for (double x = box.left(); x < box.right() && !rest.isEmpty();) {
        const double end = std::min(box.right(), next(x));
        painter.drawConvexPolygon(cut(rest, end, false));
        rest = cut(rest, end, true);
        x = end;
    }
    painter.setPen(pen);
}

} // namespace seq
