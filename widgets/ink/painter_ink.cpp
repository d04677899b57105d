#include "widgets/ink/painter_ink.h"

#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/figure/cell.h"
#include "widgets/ink/image.h"
#include "widgets/ink/image_cache.h"
#include "widgets/ink/polygon_strips.h"
#include "widgets/ink/tile_grid.h"
#include "widgets/ink/wedge_fill.h"

#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <vector>

namespace seq {
namespace {

constexpr int kFontPixels = 100;
constexpr std::int64_t kRectangles = 10'000; // cells up to which a map in a file is rectangles
constexpr double kThumbnails = 10; // a map less wide than this part of the figure is a raster

QColor of(Colour c)
{
    return {c.r, c.g, c.b, c.a};
}
QRectF of(Rect r)
{
    return {r.x, r.y, r.width, r.height};
}
QPointF of(Point p)
{
    return {p.x, p.y};
}
QPen of(const Stroke& stroke)
{
    if (stroke.width <= 0 || stroke.colour.a == 0) return Qt::NoPen;
    QPen pen(of(stroke.colour), stroke.width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::MiterJoin);
    if (stroke.dashed) pen.setDashPattern({4, 3});
    return pen;
}
QBrush of(const Fill& fill)
{
    return fill.colour.a ? QBrush(of(fill.colour)) : QBrush(Qt::NoBrush);
}

QString family()
{
    static const QString name = [] {
        QString found;
        for (const char* file : {"Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf"}) {
            const auto path = resourceFolder() / "fonts" / file;
            const int id = QFontDatabase::addApplicationFont(QString::fromStdString(path.string()));
            if (id < 0) throw notFound("the bundled font {} cannot be read", path.string());
            if (found.isEmpty()) found = QFontDatabase::applicationFontFamilies(id).value(0);
        }
        return found;
    }();
    return name;
}

// Every cell a square of the same whole number of pixels: viewers that smooth blur only the rims.
QImage enlarged(const QImage& image, double share)
{
    const int side = std::max(image.width(), image.height());
    const int factor = std::max(1, int(std::ceil(2048 * share / side)));
    return image.scaled(image.width() * factor, image.height() * factor, Qt::IgnoreAspectRatio,
        Qt::FastTransformation);
}

} // namespace

QFont bundledFont(int pixels, bool bold)
{
    QFont font(family());
    font.setPixelSize(pixels);
    font.setBold(bold);
    font.setKerning(false);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferOutline | QFont::NoSubpixelAntialias));
    font.setLetterSpacing(QFont::PercentageSpacing, 100); // turns ligatures off
    return font;
}

void PainterInk::play(const Picture& picture, const std::vector<Ref>& hovered)
{
    painter_.save();
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.setRenderHint(QPainter::TextAntialiasing);
    painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
    if (options_.file) painter_.setRenderHint(QPainter::LosslessImageRendering);
    rectangles_ = 0;
    width_ = std::max(1.0, picture.size.width);
    const Rect whole{0, 0, picture.size.width, picture.size.height};
    if (picture.background.a) painter_.fillRect(of(whole), of(picture.background));
    if (options_.images) options_.images->beginPicture();
    int clip = -1;
    const auto playOne = [&](const Mark& mark) {
        if (mark.clip != clip) {
            clip = mark.clip;
            if (clip < 0)
                painter_.setClipping(false);
            else
                painter_.setClipRect(of(picture.clips[std::size_t(clip)]));
        }
        visible_ = clip < 0 ? whole : picture.clips[std::size_t(clip)];
        std::visit([this](const auto& shape) { draw(shape); }, mark.shape);
    };
    for (const Mark& mark : picture.marks)
        playOne(mark);
    for (const Mark& mark : highlights(picture, hovered, options_.highlight))
        playOne(mark);
    if (options_.images) options_.images->endPicture();
    painter_.restore();
}

void PainterInk::draw(const RectMark& mark)
{
    painter_.setPen(of(mark.stroke));
    painter_.setBrush(of(mark.fill));
    painter_.drawRect(of(mark.rect));
}

void PainterInk::draw(const PathMark& mark)
{
    if (mark.points.empty()) return;
    if (!options_.file && fillWedge(painter_, mark)) return;
    painter_.setPen(of(mark.stroke));
    painter_.setBrush(of(mark.fill));
    if (mark.points.size() == 2 && !mark.closed) {
        painter_.drawLine(of(mark.points[0]), of(mark.points[1]));
        return;
    }
    QPolygonF points;
    points.reserve(qsizetype(mark.points.size()));
    for (const Point& p : mark.points)
        points.append(of(p));
    // wide triangles: the wedges of trees
    if (mark.closed && points.size() == 3 && mark.fill.colour.a && !options_.file) {
        fillInStrips(painter_, points);
        painter_.setBrush(Qt::NoBrush);
    }
    if (mark.closed)
        painter_.drawPolygon(points);
    else if (mark.fill.colour.a == 0)
        painter_.drawPolyline(points);
    else {
        QPainterPath path;
        path.addPolygon(points);
        painter_.drawPath(path);
    }
}

void PainterInk::draw(const DotsMark& mark)
{
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(of(mark.fill));
    for (const Point& p : mark.points)
        painter_.drawEllipse(of(p), mark.radius, mark.radius);
}

QImage PainterInk::colouredFor(const ImageData& data)
{
    if (options_.images) return options_.images->coloured(data);
    QImage image = coloured(data);
    if (!options_.file) image.convertTo(QImage::Format_ARGB32_Premultiplied); // as the kept ones
    return image;
}

void PainterInk::draw(const ImageMark& mark)
{
    const std::int64_t cells = mark.image.values.elements();
    if (cells == 0) return;
    const QImage image = colouredFor(mark.image);
    if (!options_.file) {
        painter_.drawImage(of(mark.rect), image);
        return;
    }
    // a thumbnail's rectangles would be most of a file, and nobody picks one out of them
    const bool large = mark.rect.width >= width_ / kThumbnails;
    const bool few = large && cells <= kRectangles && rectangles_ + cells <= 4 * kRectangles;
    if (!few) {
        const double share = cells > kRectangles ? 1 : mark.rect.width / width_;
        painter_.drawImage(of(mark.rect), enlarged(image, share));
        return;
    }
    rectangles_ += cells;
    // Neighbours of one colour in a row are one rectangle; no antialiasing, or seams would show.
    const bool smooth = painter_.testRenderHint(QPainter::Antialiasing);
    painter_.setRenderHint(QPainter::Antialiasing, false);
    const double w = mark.rect.width / image.width(), h = mark.rect.height / image.height();
    painter_.setPen(Qt::NoPen);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width();) {
            int end = x + 1;
            while (end < image.width() && image.pixel(end, y) == image.pixel(x, y))
                ++end;
            const QRgb colour = image.pixel(x, y);
            if (qAlpha(colour)) {
                painter_.setBrush(QColor::fromRgba(colour));
                painter_.drawRect(
                    QRectF(mark.rect.x + x * w, mark.rect.y + y * h, (end - x) * w, h));
            }
            x = end;
        }
    painter_.setRenderHint(QPainter::Antialiasing, smooth);
}

void PainterInk::draw(const TilesMark& mark)
{
    SEQ_ASSERT(options_.tiles); // a file plays resolved pictures
    const double ratio = painter_.device() ? painter_.device()->devicePixelRatioF() : 1;
    for (const TilePiece& piece : tilePieces(mark, visible_, ratio, *options_.tiles)) {
        const Tensor& values = mark.mean ? piece.tile->mean : piece.tile->max;
        painter_.drawImage(of(piece.rect), colouredFor({values, mark.scale}), of(piece.bins));
    }
}

void PainterInk::draw(const TextMark& mark)
{
    if (mark.text.empty()) return;
    const QString text = QString::fromUtf8(mark.text.data(), qsizetype(mark.text.size()));
    const auto& metrics = FontMetrics::bundled();
    const double width = metrics.width(mark.text, mark.style.size, mark.style.bold);
    const double begin = mark.style.anchor == Anchor::Left ? 0
        : mark.style.anchor == Anchor::Middle              ? -width / 2
                                                           : -width;
    painter_.save();
    painter_.translate(mark.at.x, mark.at.y);
    if (mark.style.turn != 0) painter_.rotate(mark.style.turn);
    // pixel sizes of fonts are whole numbers: one large font, scaled
    const QFont font = bundledFont(kFontPixels, mark.style.bold);
    const double scale = mark.style.size / kFontPixels;
    painter_.scale(scale, scale);
    painter_.setPen(of(mark.style.colour));
    if (options_.outlines) {
        QPainterPath path;
        path.addText(begin / scale, 0, font, text);
        painter_.fillPath(path, of(mark.style.colour));
    } else {
        painter_.setFont(font);
        painter_.drawText(QPointF(begin / scale, 0), text);
    }
    painter_.restore();
}

} // namespace seq
