#include "widgets/canvas/raster_surface.h"

#include "engine/figure/cell.h"
#include "widgets/ink/painter_ink.h"
#include "widgets/look/look.h"

#include <QPainter>

namespace seq {

RasterSurface::RasterSurface(const Scene& scene, QWidget* parent)
    : QWidget(parent)
    , scene_(scene)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void RasterSurface::pictureChanged()
{
    old_ = true;
    update();
}

void RasterSurface::hoverChanged()
{
    update();
}

void RasterSurface::playAgain()
{
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * ratio).toSize();
    if (kept_.size() != pixels) kept_ = QImage(pixels, QImage::Format_RGB32);
    kept_.setDevicePixelRatio(ratio);
    kept_.fill(toQt(scene_.theme->background));
    QPainter painter(&kept_);
    painter.setRenderHint(QPainter::Antialiasing);
    PainterInk(
        painter, {.tiles = scene_.tiles, .images = &images_, .highlight = scene_.theme->highlight})
        .play(scene_.picture);
    old_ = false;
}

void RasterSurface::paintEvent(QPaintEvent*)
{
    const bool resized = kept_.deviceIndependentSize().toSize() != size()
        || kept_.devicePixelRatio() != devicePixelRatioF();
    if (old_ || resized) playAgain();
    QPainter painter(this);
    painter.drawImage(0, 0, kept_);
    if (scene_.dimmed) {
        QColor veil = toQt(scene_.theme->background);
        veil.setAlphaF(0.5F);
        painter.fillRect(rect(), veil);
    }
    if (scene_.hovered.empty() && !scene_.focus) return;
    Picture overlay; // the highlights and the focus alone
    overlay.size = scene_.picture.size;
    overlay.clips = scene_.picture.clips;
    overlay.marks = highlights(scene_.picture, scene_.hovered, scene_.theme->highlight);
    for (const Mark& mark : ringOf(scene_))
        overlay.marks.push_back(mark);
    painter.setRenderHint(QPainter::Antialiasing);
    PainterInk(painter, {.highlight = scene_.theme->highlight}).play(overlay);
}

} // namespace seq
