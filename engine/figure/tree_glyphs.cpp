#include "engine/figure/tree_glyphs.h"

#include <array>
#include <cmath>

namespace seq {
namespace {

using Shape = std::vector<Point>;

Shape corners(Point c, double r, int count, double turn)
{
    Shape shape;
    for (int i = 0; i < count; ++i) {
        const double a = turn + 2 * M_PI * i / count;
        shape.push_back({c.x + r * std::cos(a), c.y + r * std::sin(a)});
    }
    return shape;
}

Shape square(Point c, double r)
{
    return {{c.x - r, c.y - r}, {c.x + r, c.y - r}, {c.x + r, c.y + r}, {c.x - r, c.y + r}};
}

void line(Point a, Point b, Stroke stroke, Canvas& canvas)
{
    canvas.path(std::array{a, b}, stroke);
}

void disc(Point p, double r, double rim, const TreeInk& ink, Colour inside, Canvas& canvas)
{
    canvas.dots(std::span(&p, 1), r, {ink.line});
    if (rim > 0 && r > rim) canvas.dots(std::span(&p, 1), r - rim, {inside});
}

} // namespace

Colour treeHue(int category, const Theme& theme)
{
    return theme.category[std::size_t(category) % theme.category.size()];
}

void treeGlyph(TreeState state, Point p, double r, const TreeInk& ink, Canvas& canvas)
{
    const bool valued = ink.fill.a != 0;
    const double rim = std::min(1.2, r * 0.4);
    const Fill solid{valued ? ink.fill : ink.line}, hollow{valued ? ink.fill : ink.paper};
    const Stroke stroke{ink.line, rim};
    switch (state) {
    case TreeState::Open:
        return disc(p, r * 1.1, rim, ink, hollow.colour, canvas);
    case TreeState::Expanded:
        return disc(p, r, valued ? 0.6 : 0, ink, solid.colour, canvas);
    case TreeState::Finished:
        return canvas.path(square(p, r * 0.95), stroke, solid, true);
    case TreeState::Truncated:
        return canvas.path(corners(p, r * 1.25, 3, 0), stroke, hollow, true);
    case TreeState::Forced:
        return canvas.path(corners(p, r * 1.4, 4, 0), stroke, solid, true);
    case TreeState::Candidate:
        return canvas.path(corners(p, r * 0.8, 12, 0), {ink.line, 0.75}, {ink.paper}, true);
    case TreeState::Rejected:
        disc(p, r, rim, ink, ink.paper, canvas);
        return line({p.x - r * 0.7, p.y + r * 0.7}, {p.x + r * 0.7, p.y - r * 0.7}, stroke, canvas);
    case TreeState::Pruned:
        line({p.x - r, p.y - r}, {p.x + r, p.y + r}, stroke, canvas);
        return line({p.x - r, p.y + r}, {p.x + r, p.y - r}, stroke, canvas);
    }
}

void treeTag(int category, Point middle, double side, const Theme& theme, Canvas& canvas)
{
    const Colour hue = treeHue(category, theme);
    const double size = side * 0.8;
    const std::string number = std::to_string(category + 1);
    const double width = std::max(side, canvas.width(number, size, true) + side * 0.35);
    canvas.rect({middle.x - width / 2, middle.y - side / 2, width, side}, {hue});
    canvas.text({middle.x, middle.y + size * 0.36}, number,
        {.size = size, .colour = inkOn(hue), .anchor = Anchor::Middle, .bold = true});
}

void treeRing(Point p, double r, Stroke stroke, Canvas& canvas)
{
    canvas.path(corners(p, r, 20, 0), stroke, {}, true);
}

void treeWedge(Point tip, Rect box, Fill fill, Stroke stroke, Canvas& canvas)
{
    const std::array points{tip, Point{box.right(), box.y}, Point{box.right(), box.bottom()}};
    canvas.path(points, stroke, fill, true);
}

void treeFoldMark(Point m, double side, bool folded, const Theme& theme, Canvas& canvas)
{
    const double arm = side * 0.28;
    canvas.rect(
        {m.x - side / 2, m.y - side / 2, side, side}, {theme.background}, {theme.line, 0.75});
    line({m.x - arm, m.y}, {m.x + arm, m.y}, {theme.faint, 1}, canvas);
    if (folded) line({m.x, m.y - arm}, {m.x, m.y + arm}, {theme.faint, 1}, canvas);
}

} // namespace seq
