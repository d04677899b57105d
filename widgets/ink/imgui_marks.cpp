#include "engine/figure/canvas.h"
#include "widgets/ink/image.h"
#include "widgets/ink/imgui_ink.h"
#include "widgets/ink/painter_ink.h"
#include "widgets/ink/tile_grid.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <imgui.h>

namespace seq {
namespace {

ImU32 of(Colour c)
{
    return IM_COL32(c.r, c.g, c.b, c.a);
}
ImVec2 of(Point p)
{
    return {float(p.x), float(p.y)};
}
ImTextureID of(const ImGuiTextures::Texture& t)
{
    return reinterpret_cast<ImTextureID>(std::uintptr_t(t.name));
}
std::string scaleKey(const ColourScale& s)
{
    return std::to_string(int(s.map)) + " " + std::to_string(int(s.transform)) + " "
        + std::to_string(s.low) + " " + std::to_string(s.high) + " "
        + std::to_string(of(s.missing));
}
bool visible(const Stroke& s)
{
    return s.width > 0 && s.colour.a > 0;
}

// A dash of 4 widths, a gap of 3, as QPen counts them.
void dashed(ImDrawList& list, const std::vector<ImVec2>& points, ImU32 colour, float width)
{
    const float period = 7 * width, dash = 4 * width;
    float at = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const ImVec2 a = points[i - 1], b = points[i];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        if (length <= 0) continue;
        const auto along = [&](float s) {
            return ImVec2(a.x + (b.x - a.x) * s / length, a.y + (b.y - a.y) * s / length);
        };
        for (float s = 0; s < length;) {
            const float phase = std::fmod(at + s, period);
            const bool on = phase < dash;
            const float end = std::min(length, s + std::max(1e-3F, (on ? dash : period) - phase));
            if (on) list.AddLine(along(s), along(end), colour, width);
            s = end;
        }
        at += length;
    }
}

bool convex(const std::vector<Point>& p)
{
    bool left = false, right = false;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Point &a = p[i], &b = p[(i + 1) % p.size()], &c = p[(i + 2) % p.size()];
        const double turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
        left |= turn > 0;
        right |= turn < 0;
    }
    return p.size() <= 4 && !(left && right); // more points may still wind twice
}

} // namespace

void ImGuiInk::draw(ImDrawList& list, const RectMark& mark)
{
    const Rect& r = mark.rect;
    const ImVec2 a = of(Point{r.x, r.y}), b = of(Point{r.right(), r.bottom()});
    if (mark.fill.colour.a) list.AddRectFilled(a, b, of(mark.fill.colour));
    if (!visible(mark.stroke)) return;
    PathMark border;
    border.points = {{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}};
    border.stroke = mark.stroke;
    border.closed = true;
    stroked(list, border);
}

void ImGuiInk::stroked(ImDrawList& list, const PathMark& mark)
{
    std::vector<ImVec2> points;
    points.reserve(mark.points.size() + 1);
    for (const Point& p : mark.points)
        points.push_back(of(p));
    const float width = float(mark.stroke.width);
    if (mark.stroke.dashed) {
        if (mark.closed) points.push_back(points.front());
        return dashed(list, points, of(mark.stroke.colour), width);
    }
    list.AddPolyline(points.data(), int(points.size()), of(mark.stroke.colour),
        mark.closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
}

// ImGui fills convex shapes alone: others are painted by Qt, once, at the view's resolution.
void ImGuiInk::filled(ImDrawList& list, const PathMark& mark)
{
    if (convex(mark.points)) {
        std::vector<ImVec2> points;
        for (const Point& p : mark.points)
            points.push_back(of(p));
        list.AddConvexPolyFilled(points.data(), int(points.size()), of(mark.fill.colour));
        return;
    }
    QPolygonF polygon;
    std::string key = "path " + std::to_string(ratio_) + " " + std::to_string(of(mark.fill.colour));
    for (const Point& p : mark.points) {
        polygon.append({p.x, p.y});
        key += " " + std::to_string(p.x) + "," + std::to_string(p.y);
    }
    const QRectF view(0, 0, size_.width, size_.height);
    const QRect box = polygon.boundingRect().intersected(view).toAlignedRect();
    if (box.isEmpty()) return;
    const auto& texture = textures_.texture(key, true, [&] {
        QImage image((QSizeF(box.size()) * ratio_).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(ratio_, ratio_);
        painter.translate(-box.topLeft());
        painter.setPen(Qt::NoPen);
        const Colour c = mark.fill.colour;
        painter.setBrush(QColor(c.r, c.g, c.b, c.a));
        painter.drawPolygon(polygon);
        return image;
    });
    list.AddImage(of(texture), of(Point{double(box.x()), double(box.y())}),
        of(Point{double(box.x() + box.width()), double(box.y() + box.height())}));
}

void ImGuiInk::draw(ImDrawList& list, const PathMark& mark)
{
    if (mark.points.empty()) return;
    if (mark.fill.colour.a && mark.points.size() > 2) filled(list, mark);
    if (visible(mark.stroke)) stroked(list, mark);
}

void ImGuiInk::draw(ImDrawList& list, const DotsMark& mark)
{
    for (const Point& p : mark.points)
        list.AddCircleFilled(of(p), float(mark.radius), of(mark.fill.colour), 0);
}

void ImGuiInk::draw(ImDrawList& list, const ImageMark& mark)
{
    if (mark.image.values.elements() == 0) return;
    const std::string key = "image "
        + std::to_string(reinterpret_cast<std::uintptr_t>(mark.image.values.raw())) + " "
        + mark.image.values.shape().text() + scaleKey(mark.image.scale);
    const auto& texture = textures_.texture(
        key, false, [&] { return coloured(mark.image); }, mark.image.values);
    list.AddImage(of(texture), of(Point{mark.rect.x, mark.rect.y}),
        of(Point{mark.rect.right(), mark.rect.bottom()}));
}

void ImGuiInk::draw(ImDrawList& list, const TilesMark& mark)
{
    if (!options_.tiles) return; // nothing to find them in: a test's picture
    for (const TilePiece& piece : tilePieces(mark, visible_, ratio_, *options_.tiles)) {
        const Tensor& values = mark.mean ? piece.tile->mean : piece.tile->max;
        const std::string key = "tile "
            + std::to_string(reinterpret_cast<std::uintptr_t>(values.raw())) + " "
            + scaleKey(mark.scale);
        const auto& texture = textures_.texture(
            key, false,
            [&] {
                return coloured({values, mark.scale});
            },
            piece.tile);
        list.AddImage(of(texture), of(Point{piece.rect.x, piece.rect.y}),
            of(Point{piece.rect.right(), piece.rect.bottom()}),
            of(Point{piece.bins.x / Tile::kSide, piece.bins.y / Tile::kSide}),
            of(Point{piece.bins.right() / Tile::kSide, piece.bins.bottom() / Tile::kSide}));
    }
}

// ImGui shapes no scripts: each run is an image that Qt rasterised at the device pixel ratio. One
// that does not turn lies on whole pixels, its place between them (in quarters) in the image.
void ImGuiInk::draw(ImDrawList& list, const TextMark& mark)
{
    if (mark.text.empty()) return;
    constexpr double kMargin = 2; // px around: overhanging strokes
    const auto& metrics = FontMetrics::bundled();
    const TextStyle& style = mark.style;
    const double width = metrics.width(mark.text, style.size, style.bold);
    const double ascent = metrics.ascent(style.size), descent = metrics.descent(style.size);
    const double begin = style.anchor == Anchor::Left ? 0
        : style.anchor == Anchor::Middle              ? -width / 2
                                                      : -width;
    double x = begin - kMargin, y = -ascent - kMargin; // of the image, from the anchor
    int right = 0, down = 0; // quarters of a pixel
    if (style.turn == 0) {
        const auto settle = [this](double& offset, double anchor) {
            const double quarters = std::round((anchor + offset) * ratio_ * 4);
            const double whole = std::floor(quarters / 4);
            offset = whole / ratio_ - anchor;
            return int(quarters - whole * 4);
        };
        right = settle(x, mark.at.x);
        down = settle(y, mark.at.y);
    }
    const QSize texels(int(std::ceil((width + 2 * kMargin) * ratio_)) + 1,
        int(std::ceil((ascent + descent + 2 * kMargin) * ratio_)) + 1);
    const std::string key = "text " + std::to_string(ratio_) + " " + std::to_string(style.size)
        + " " + std::to_string(right) + std::to_string(down) + (style.bold ? "b " : " ")
        + mark.text;
    const auto& texture = textures_.texture(key, true, [&] {
        QImage image(texels, QImage::Format_ARGB32_Premultiplied);
        image.fill(QColor(255, 255, 255, 0));
        QPainter painter(&image);
        painter.scale(ratio_, ratio_);
        Picture run; // played by the other ink: the two agree
        run.marks.push_back(
            {TextMark{{kMargin + right / 4.0 / ratio_, kMargin + ascent + down / 4.0 / ratio_},
                mark.text, {style.size, rgb(0xffffff), Anchor::Left, style.bold, 0}}});
        PainterInk(painter, {}).play(run);
        return image;
    });
    const double w = texels.width() / ratio_, h = texels.height() / ratio_;
    const double c = std::cos(style.turn * M_PI / 180), s = std::sin(style.turn * M_PI / 180);
    const auto corner = [&](double dx, double dy) {
        return of(Point{mark.at.x + dx * c - dy * s, mark.at.y + dx * s + dy * c});
    };
    list.AddImageQuad(of(texture), corner(x, y), corner(x + w, y), corner(x + w, y + h),
        corner(x, y + h), {0, 0}, {1, 0}, {1, 1}, {0, 1}, of(style.colour));
}

} // namespace seq
