#include "widgets/canvas/canvas_view.h"

#include "engine/base/error.h"
#include "widgets/canvas/canvas_access.h"
#include "widgets/language/said.h"

#include <QGuiApplication>
#include <QResizeEvent>
#include <QWindow>
#include <algorithm>
#include <utility>

namespace seq {

namespace {

constexpr int kBehind = 50; // ms between frames of a program that is not in front

} // namespace

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
    frame_.setSingleShot(true);
    connect(&frame_, &QTimer::timeout, this, &CanvasView::makeFrame);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, [this](QWindow* window) {
        if (window && frame_.isActive()) frame_.start(0);
    });
}

CanvasView::~CanvasView()
{
    delete surface_->widget(); // it reads the scene
}

void CanvasView::show(Record record)
{
    record_ = std::move(record);
    parts_.clear();
    frameLater(Drawing);
}

void CanvasView::setLook(const Theme& theme, double text)
{
    scene_.theme = &theme;
    text_ = text;
    parts_.clear();
    frameLater(Drawing);
}

void CanvasView::setCamera(const Camera& camera)
{
    if (camera == camera_) return;
    camera_ = camera;
    frameLater(Drawing);
}

void CanvasView::setHovered(const std::vector<Ref>& refs)
{
    if (refs == scene_.hovered) return;
    scene_.hovered = refs;
    frameLater(Overlay);
}

void CanvasView::setDimmed(bool dimmed)
{
    if (dimmed == scene_.dimmed) return;
    scene_.dimmed = dimmed;
    frameLater(Overlay);
}

void CanvasView::tilesArrived()
{
    frameLater(Tiles);
}

// Many changes of one moment are one frame. While the program is not in front, changes wait until
// 50 ms have passed since the last one: at most 20 frames a second.
void CanvasView::frameLater(Change change)
{
    if (!isVisible()) return; // shown again, it records
    changes_ |= change;
    if (frame_.isActive()) return;
    const bool front = QGuiApplication::focusWindow() != nullptr;
    const qint64 passed = since_.isValid() ? since_.elapsed() : kBehind;
    frame_.start(front ? 0 : int(std::max<qint64>(0, kBehind - passed)));
}

void CanvasView::makeFrame()
{
    since_.start();
    const int changes = std::exchange(changes_, 0);
    if (changes & Drawing)
        record();
    else if (changes & Tiles)
        surface_->pictureChanged();
    else
        surface_->hoverChanged();
}

void CanvasView::record()
{
    const Size size{double(width()), double(height())};
    Canvas canvas(size);
    canvas.background(scene_.theme->background);
    canvas.keepParts(&parts_);
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
    parts_.clear();
    frameLater(Drawing);
}

void CanvasView::showEvent(QShowEvent*)
{
    frameLater(Drawing);
}

} // namespace seq
