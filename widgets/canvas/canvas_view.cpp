#include "widgets/canvas/canvas_view.h"

#include "engine/base/error.h"
#include "widgets/canvas/canvas_access.h"
#include "widgets/language/said.h"

#include <QResizeEvent>
#include <QTimer>
#include <utility>

namespace seq {

CanvasView::CanvasView(Runner& runner, TileLookup* tiles, Renderer renderer, QWidget* parent)
    : QWidget(parent)
    , runner_(runner)
    , mailbox_(this)
{
    scene_.tiles = tiles;
    surface_ = makeSurface(renderer, scene_, this);
    CanvasAccess::install();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
}

CanvasView::~CanvasView()
{
    delete surface_->widget(); // it reads the scene
}

void CanvasView::show(Record record)
{
    record_ = std::move(record);
    recordLater();
}

void CanvasView::setLook(const Theme& theme, double text)
{
    scene_.theme = &theme;
    text_ = text;
    recordLater();
}

void CanvasView::setCamera(const Camera& camera)
{
    if (camera == camera_) return;
    camera_ = camera;
    recordLater();
}

void CanvasView::setHovered(const std::vector<Ref>& refs)
{
    if (refs == scene_.hovered) return;
    scene_.hovered = refs;
    surface_->hoverChanged();
}

void CanvasView::setDimmed(bool dimmed)
{
    if (dimmed == scene_.dimmed) return;
    scene_.dimmed = dimmed;
    surface_->hoverChanged();
}

void CanvasView::tilesArrived()
{
    if (isVisible()) surface_->pictureChanged();
}

void CanvasView::recordLater() // many changes of one moment are one recording
{
    if (waiting_ || !isVisible()) return;
    waiting_ = true;
    QTimer::singleShot(0, this, [this] {
        waiting_ = false;
        record();
    });
}

void CanvasView::record()
{
    const Size size{double(width()), double(height())};
    Canvas canvas(size);
    canvas.background(scene_.theme->background);
    if (record_) {
        try {
            record_(View{.size = size,
                        .camera = camera_,
                        .theme = *scene_.theme,
                        .text = text_,
                        .say = caption},
                canvas);
        } catch (const Error& e) {
            emit failed(said(e.what()));
            return;
        }
    }
    ++recordings_;
    const Picture before = std::exchange(scene_.picture, canvas.take());
    cell_.reset();
    told_.reset();
    surface_->pictureChanged();
    keepFocus(before);
    CanvasAccess::pictureChanged(this);
    if (record_) emit drawn();
}

void CanvasView::resizeEvent(QResizeEvent*)
{
    surface_->widget()->setGeometry(rect());
    recordLater();
}

void CanvasView::showEvent(QShowEvent*)
{
    recordLater();
}

} // namespace seq
