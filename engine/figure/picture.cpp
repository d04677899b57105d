#include "engine/figure/picture.h"

#include "engine/figure/canvas.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

double distance(Point p, Point a, Point b)
{
    const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    const double along = squared > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared : 0;
    const double t = std::clamp(along, 0.0, 1.0);
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

bool inside(Point p, const std::vector<Point>& outline) // even-odd rule
{
    bool in = false;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        const Point a = outline[i], b = outline[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
            in = !in;
    }
    return in;
}

constexpr double kReach = 3; // how far beside a thin line still counts, in logical pixels

struct Hit {
    Point p;
    bool operator()(const RectMark& m) const { return m.rect.contains(p); }
    bool operator()(const ImageMark& m) const { return m.rect.contains(p); }
    bool operator()(const TilesMark& m) const { return m.rect.contains(p); }
    bool operator()(const PathMark& m) const
    {
        if (m.points.empty()) return false;
        if (m.closed && m.fill.colour.a && inside(p, m.points)) return true;
        const double reach = std::max(kReach, m.stroke.width / 2);
        const std::size_t n = m.points.size();
        for (std::size_t i = 0; i < (m.closed ? n : n - 1); ++i)
            if (distance(p, m.points[i], m.points[(i + 1) % n]) <= reach) return true;
        return false;
    }
    bool operator()(const DotsMark& m) const
    {
        const double reach = std::max(kReach, m.radius);
        return std::any_of(m.points.begin(), m.points.end(),
            [&](Point q) { return std::hypot(p.x - q.x, p.y - q.y) <= reach; });
    }
    bool operator()(const TextMark& m) const
    {
        const double size = m.style.size, reach = size * (2 + double(m.text.size()));
        if (std::abs(p.x - m.at.x) > reach || std::abs(p.y - m.at.y) > reach) return false;
        const auto& metrics = FontMetrics::bundled();
        const double width = metrics.width(m.text, size, m.style.bold);
        const double turn = -m.style.turn * 3.14159265358979323846 / 180;
        const double dx = p.x - m.at.x, dy = p.y - m.at.y;
        const double along = dx * std::cos(turn) - dy * std::sin(turn);
        const double across = dx * std::sin(turn) + dy * std::cos(turn);
        const double begin = m.style.anchor == Anchor::Left ? 0
            : m.style.anchor == Anchor::Middle              ? -width / 2
                                                            : -width;
        return along >= begin && along < begin + width && across >= -metrics.ascent(size)
            && across < metrics.descent(size);
    }
};

struct Box {
    Rect operator()(const RectMark& m) const { return m.rect; }
    Rect operator()(const ImageMark& m) const { return m.rect; }
    Rect operator()(const TilesMark& m) const { return m.rect; }
    Rect operator()(const PathMark& m) const { return around(m.points); }
    Rect operator()(const DotsMark& m) const { return around(m.points).inset(-m.radius); }
    Rect operator()(const TextMark& m) const { return around(cornersOf(m)); }
    static Rect around(std::span<const Point> points)
    {
        if (points.empty()) return {};
        double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
        for (const Point& p : points) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
        return {left, top, right - left, bottom - top};
    }
};

} // namespace

std::array<Point, 4> cornersOf(const TextMark& mark)
{
    const auto& metrics = FontMetrics::bundled();
    const double size = mark.style.size;
    const double width = metrics.width(mark.text, size, mark.style.bold);
    const double begin = mark.style.anchor == Anchor::Left ? 0
        : mark.style.anchor == Anchor::Middle              ? -width / 2
                                                           : -width;
    const Rect box{
        begin - 1, -metrics.ascent(size), width + 2, metrics.ascent(size) + metrics.descent(size)};
    const double turn = mark.style.turn * 3.14159265358979323846 / 180;
    std::array<Point, 4> corners{Point{box.x, box.y}, Point{box.right(), box.y},
        Point{box.right(), box.bottom()}, Point{box.x, box.bottom()}};
    for (Point& p : corners)
        p = {mark.at.x + p.x * std::cos(turn) - p.y * std::sin(turn),
            mark.at.y + p.x * std::sin(turn) + p.y * std::cos(turn)};
    return corners;
}

Rect boxOf(const Mark& mark)
{
    return std::visit(Box{}, mark.shape);
}

int Picture::hit(Point p) const
{
    for (std::size_t i = marks.size(); i-- > 0;) {
        const Mark& mark = marks[i];
        if (mark.link < 0 && mark.edit < 0 && mark.drag < 0) continue;
        if (mark.clip >= 0 && !clips[std::size_t(mark.clip)].contains(p)) continue;
        if (std::visit(Hit{p}, mark.shape)) return int(i);
    }
    return -1;
}

} // namespace seq
