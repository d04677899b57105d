#include "widgets/ink/wedge_fill.h"

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace seq {
namespace {

constexpr double kSteep = 0.5; // the height within a column is that in its middle: 1/16 px at most

struct Line {
    double at0, slope;
    double at(double x) const { return at0 + slope * x; }
    Line lowered(double by) const { return {at0 + by, slope}; }
};

Line through(Point a, Point b)
{
    const double slope = b.x == a.x ? 0 : (b.y - a.y) / (b.x - a.x);
    return {a.y - slope * a.x, slope};
}

struct Columns { // in pixels, fractions allowed
    double begin, end;
};

// Opaque, between two lines over some columns.
class Filler {
public:
    Filler(QImage& image, QRect clip, Colour colour)
        : image_(image)
        , clip_(clip)
        , colour_(qRgb(colour.r, colour.g, colour.b))
    {
    }
    void between(Line top, Line bottom, Columns part) const
    {
        part.begin = std::max(part.begin, double(clip_.left()));
        part.end = std::min(part.end, double(clip_.right() + 1));
        if (!(part.end > part.begin)) return;
        const double high = std::min(top.at(part.begin), top.at(part.end));
        const double low = std::max(bottom.at(part.begin), bottom.at(part.end));
        const double first = std::max(std::floor(high), double(clip_.top()));
        const double last = std::min(std::ceil(low), double(clip_.bottom() + 1));
        for (double y = first; y < last; ++y)
            row(y, top, bottom, part);
    }

private:
    // The covered share of a row's pixels is straight between the places where a line comes into
    // the row or leaves it.
    void row(double y, Line top, Line bottom, Columns part) const
    {
        const auto cover
            = [&](double x) { return std::min(bottom.at(x), y + 1) - std::max(top.at(x), y); };
        QRgb* pixels = reinterpret_cast<QRgb*>(image_.scanLine(int(y)));
        const double first = std::ceil(part.begin), last = std::floor(part.end);
        const auto partial = [&](double from, double to) { // one pixel
            const double share = cover((from + to) / 2) * (to - from);
            const int x = int(std::floor(from));
            if (to > from) ramp(pixels + x, 1, share, share);
        };
        if (last < first) return partial(part.begin, part.end);
        partial(part.begin, first);
        partial(last, part.end);
        const auto crossing = [&](Line line, double at) {
            return line.slope == 0 ? first : std::clamp((at - line.at0) / line.slope, first, last);
        };
        std::array cuts{first, crossing(top, y), crossing(top, y + 1), crossing(bottom, y),
            crossing(bottom, y + 1), last};
        std::ranges::sort(cuts);
        for (std::size_t i = 1; i < cuts.size(); ++i) {
            const double from = std::ceil(cuts[i - 1] - 0.5), to = std::ceil(cuts[i] - 0.5);
            if (to > from)
                ramp(pixels + int(from), int(to - from), cover(from + 0.5), cover(to - 0.5));
        }
    }
    // Pixels whose covered share goes straight from one value to another; below 0: none.
    void ramp(QRgb* pixels, int count, double from, double to) const
    {
        if (from <= 0 && to <= 0) return;
        if (from >= 1 && to >= 1) return void(std::fill_n(pixels, count, colour_));
        constexpr double kOne = 1 << 20;
        const int step = count > 1 ? int((to - from) * kOne / (count - 1)) : 0;
        int cover = int(from * kOne) + (1 << 11);
        for (int i = 0; i < count; ++i, cover += step)
            pixels[i] = mixed(pixels[i], unsigned(std::clamp(cover >> 12, 0, 256)));
    }
    QRgb mixed(QRgb below, unsigned share) const // of 256; two channels at a time
    {
        constexpr QRgb kOdd = 0xff00ff;
        const QRgb odd = (below & kOdd) * (256 - share) + (colour_ & kOdd) * share;
        const QRgb even = (below >> 8 & kOdd) * (256 - share) + (colour_ >> 8 & kOdd) * share;
        return (odd >> 8 & kOdd) | (even & ~kOdd);
    }
    QImage& image_;
    QRect clip_;
    QRgb colour_;
};

// The image that a painter paints on, if its pixels can be written as they are.
QImage* imageOf(const QPainter& painter)
{
    if (painter.device()->devType() != QInternal::Image) return nullptr;
    auto* image = static_cast<QImage*>(painter.device());
    const bool plain = image->format() == QImage::Format_RGB32 && image->isDetached()
        && painter.opacity() == 1
        && painter.compositionMode() == QPainter::CompositionMode_SourceOver;
    return plain ? image : nullptr;
}

} // namespace

bool fillWedge(QPainter& painter, const PathMark& mark)
{
    if (mark.points.size() != 3 || !mark.closed || mark.stroke.dashed) return false;
    if (mark.points[1].x != mark.points[2].x || mark.fill.colour.a != 255) return false;
    if (mark.stroke.width > 0 && mark.stroke.colour.a != 255) return false;
    const QTransform to = painter.deviceTransform();
    if (to.type() > QTransform::TxScale || !(to.m11() > 0) || to.m11() != to.m22()) return false;
    QImage* image = imageOf(painter);
    if (!image) return false;
    const auto device = [&](Point p) {
        return Point{p.x * to.m11() + to.dx(), p.y * to.m22() + to.dy()};
    };
    const Point tip = device(mark.points[0]);
    Point upper = device(mark.points[1]), lower = device(mark.points[2]);
    if (upper.y > lower.y) std::swap(upper, lower);
    const Line top = through(tip, upper), bottom = through(tip, lower);
    const bool flat = std::abs(top.slope) <= kSteep && std::abs(bottom.slope) <= kSteep;
    if (!flat || tip.x == upper.x) return false;
    QRect clip = image->rect();
    if (painter.hasClipping())
        clip &= to.mapRect(painter.clipBoundingRect()).toRect(); // as Qt rounds it
    const double left = std::min(tip.x, upper.x), right = std::max(tip.x, upper.x);
    const double half = mark.stroke.width * to.m11() / 2; // of the rim
    const double above = half * std::hypot(1, top.slope),
                 below = half * std::hypot(1, bottom.slope);
    if (half > 0) // the rim is what the smaller wedge leaves of the larger one
        Filler(*image, clip, mark.stroke.colour)
            .between(top.lowered(-above), bottom.lowered(below),
                {left - (tip.x > upper.x) * half, right + (tip.x < upper.x) * half});
    Filler(*image, clip, mark.fill.colour)
        .between(top.lowered(above), bottom.lowered(-below),
            {left + (tip.x > upper.x) * half, right - (tip.x < upper.x) * half});
    return true;
}

} // namespace seq
