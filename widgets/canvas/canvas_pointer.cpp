#include "engine/base/error.h"
#include "engine/experiment/runner.h"
#include "widgets/canvas/canvas_access.h"
#include "widgets/canvas/canvas_view.h"

#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace seq {
namespace {

constexpr double kSmallest = 1.0 / (1 << 20); // of the whole, at the deepest zoom
constexpr double kStill = 4; // px: less is a click, more is a drag

Point pointOf(QPointF p)
{
    return {p.x(), p.y()};
}

} // namespace

const Mark* CanvasView::markAt(Point p) const
{
    const int hit = scene_.picture.hit(p);
    return hit < 0 ? nullptr : &scene_.picture.marks[std::size_t(hit)];
}

void CanvasView::point(Point p)
{
    const Mark* mark = markAt(p);
    if (mark && mark->link >= 0) {
        cell_.reset();
        const Link& link = scene_.picture.links[std::size_t(mark->link)];
        setCursor(mark->edit >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        emit hovered({link.ref}, QString::fromStdString(link.label));
        emit pointed(Focus{mark->link, mark->edit, {}, boxOf(*mark)});
        return;
    }
    const bool acts = mark && (mark->edit >= 0 || mark->drag >= 0);
    setCursor(acts ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const auto cell = cellAt(scene_.picture, p);
    if (!cell) {
        if (cell_ || !scene_.hovered.empty()) emit hovered({}, {});
        cell_.reset();
        return;
    }
    if (cell_ && cell_->plot == cell->plot && cell_->row == cell->row
        && cell_->column == cell->column)
        return;
    cell_ = cell;
    say(*cell, cell->value.has_value());
    if (!cell->value) askExact(*cell);
}

void CanvasView::say(const Cell& cell, bool exact)
{
    QString label = QString::fromStdString(cell.label);
    if (exact) {
        label += std::isnan(*cell.value)
            ? QStringLiteral("  –")
            : QStringLiteral("  %1").arg(double(*cell.value), 0, 'g', 5);
    }
    emit hovered(cell.refs, label);
    emit pointed(Focus{.cell = cell, .box = cell.rect});
}

Reading CanvasView::told(const Focus& focus) const
{
    const bool same = focus.cell && told_ && focus.cell->plot == told_->plot
        && focus.cell->row == told_->row && focus.cell->column == told_->column;
    return readingOf(scene_.picture, same ? Focus{.cell = told_, .box = focus.box} : focus);
}

// The value of a cell of a tiled map is computed on the view thread.
void CanvasView::askExact(const Cell& cell)
{
    const TileSourcePtr source = scene_.picture.plots[std::size_t(cell.plot)].tiles;
    if (!source) return;
    runner_.view([source, cell, address = mailbox_.address(), this](Job&) {
        Cell told = cell;
        try {
            told.value = source->exact(cell.row, cell.column);
        } catch (const Error&) { // the label alone stays
            return;
        }
        address.post([this, told] {
            if (!cell_ || cell_->row != told.row || cell_->column != told.column) return;
            told_ = told;
            say(told, true);
            if (scene_.focus) CanvasAccess::cursorMoved(this);
        });
    });
}

Rect CanvasView::areaAt(Point p) const
{
    for (auto plot = scene_.picture.plots.rbegin(); plot != scene_.picture.plots.rend(); ++plot)
        if (plot->area.contains(p)) return plot->area;
    return {0, 0, double(width()), double(height())};
}

void CanvasView::moveCamera(Camera c)
{
    c.width = std::clamp(c.width, kSmallest, 1.0);
    c.height = std::clamp(c.height, kSmallest, 1.0);
    c.x = std::clamp(c.x, 0.0, 1 - c.width);
    c.y = std::clamp(c.y, 0.0, 1 - c.height);
    putCamera(c);
}

void CanvasView::putCamera(const Camera& c)
{
    if (c == camera_) return;
    camera_ = c;
    frameLater(Drawing);
    emit cameraMoved(c);
}

bool CanvasView::scrollsAt(Point p) const
{
    for (const PlotData& plot : scene_.picture.plots)
        if (plot.area.contains(p)) return plot.kind == "token strip";
    return false;
}

void CanvasView::zoom(Point about, double factor)
{
    const Rect area = areaAt(about);
    const double u = std::clamp((about.x - area.x) / area.width, 0.0, 1.0);
    const double v = std::clamp((about.y - area.y) / area.height, 0.0, 1.0);
    Camera c = camera_;
    c.width = std::clamp(camera_.width * factor, kSmallest, 1.0);
    c.height = std::clamp(camera_.height * factor, kSmallest, 1.0);
    c.x += u * (camera_.width - c.width);
    c.y += v * (camera_.height - c.height);
    moveCamera(c);
}

void CanvasView::drag(Point p)
{
    const Rect& t = drag_->track;
    const double along = drag_->vertical ? (p.y - t.y) / t.height : (p.x - t.x) / t.width;
    const double share = std::clamp(along, 0.0, 1.0);
    emit dragged(*drag_, drag_->begin + share * (drag_->end - drag_->begin));
}

void CanvasView::mousePressEvent(QMouseEvent* e)
{
    if (e->button() != Qt::LeftButton && e->button() != Qt::MiddleButton) return;
    pressed_ = pointOf(e->position());
    hideFocus();
    focus_ = focusAt(scene_.picture, pressed_); // the keyboard goes on from here
    down_ = true;
    moved_ = false;
    before_ = camera_;
    drag_.reset();
    const Mark* mark = markAt(pressed_);
    if (mark && mark->drag >= 0) drag_ = scene_.picture.drags[std::size_t(mark->drag)];
}

void CanvasView::mouseMoveEvent(QMouseEvent* e)
{
    const Point p = pointOf(e->position());
    hideFocus();
    if (!down_) return point(p);
    if (!moved_ && std::hypot(p.x - pressed_.x, p.y - pressed_.y) < kStill) return;
    moved_ = true;
    if (drag_) return drag(p);
    const Rect area = areaAt(pressed_);
    Camera c = before_;
    c.x -= (p.x - pressed_.x) / area.width * c.width;
    c.y -= (p.y - pressed_.y) / area.height * c.height;
    setCursor(Qt::ClosedHandCursor);
    moveCamera(c);
}

void CanvasView::mouseReleaseEvent(QMouseEvent* e)
{
    if (!down_) return;
    down_ = false;
    const Point p = pointOf(e->position());
    if (!moved_ && e->button() == Qt::LeftButton) click(p, e->modifiers() & Qt::ControlModifier);
    point(p);
}

void CanvasView::click(Point p, bool pins)
{
    const Mark* mark = markAt(p);
    if (!pins && mark && mark->edit >= 0) {
        emit clicked(scene_.picture.edits[std::size_t(mark->edit)]);
        return;
    }
    const auto cell = cellAt(scene_.picture, p);
    if (!pins && cell && cell->edit) return emit clicked(*cell->edit);
    pin(focusAt(scene_.picture, p));
}

void CanvasView::pin(const std::optional<Focus>& focus)
{
    if (focus && (focus->cell || focus->link >= 0)) emit pinned(*focus);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent*)
{
    moveCamera({});
}

void CanvasView::leaveEvent(QEvent*)
{
    cell_.reset();
    emit hovered({}, {});
}

void CanvasView::wheelEvent(QWheelEvent* e)
{
    const double steps = e->angleDelta().y() / 120.0;
    if (steps == 0) return;
    if (scrollsAt(pointOf(e->position()))) {
        Camera c; // strips read y alone: the share that is scrolled away
        c.y = std::clamp(camera_.y - steps * 0.08, 0.0, 1.0);
        putCamera(c);
    } else if (e->modifiers() & Qt::ShiftModifier) {
        Camera c = camera_;
        c.x -= steps * 0.1 * c.width;
        moveCamera(c);
    } else {
        zoom(pointOf(e->position()), std::pow(0.8, steps));
    }
    e->accept();
}

} // namespace seq
