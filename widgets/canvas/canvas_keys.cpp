#include "widgets/canvas/canvas_access.h"
#include "widgets/canvas/canvas_view.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <algorithm>

namespace seq {
namespace {

constexpr double kPan = 0.25; // of what is seen, where nothing is left in a direction

} // namespace

void CanvasView::goTo(const std::optional<Focus>& focus)
{
    if (!focus) return;
    focus_ = focus;
    scene_.focus = focus->box;
    cell_ = focus->cell;
    surface_->hoverChanged();
    if (focus->cell) {
        say(*focus->cell, focus->cell->value.has_value());
        if (!focus->cell->value) askExact(*focus->cell);
    } else if (focus->link >= 0) {
        const Link& link = scene_.picture.links[std::size_t(focus->link)];
        emit hovered({link.ref}, QString::fromStdString(link.label));
        emit pointed(*focus);
    } else {
        emit hovered({}, {});
    }
    reveal(focus->box);
    CanvasAccess::cursorMoved(this);
}

void CanvasView::reveal(Rect box)
{
    const Point middle{box.x + box.width / 2, box.y + box.height / 2};
    const Rect area = focus_->cell ? scene_.picture.plots[std::size_t(focus_->cell->plot)].area
                                   : areaAt(middle);
    const auto beyond = [](double begin, double length, double low, double size) {
        if (length > size) return 0.0;
        return std::min(0.0, begin - low) + std::max(0.0, begin + length - low - size);
    };
    const double dx = beyond(box.x, box.width, area.x, area.width);
    const double dy = beyond(box.y, box.height, area.y, area.height);
    if (!focus_->cell || (dx == 0 && dy == 0)) return; // others are recorded only where seen
    Camera c = camera_;
    c.x += dx / area.width * c.width;
    c.y += dy / area.height * c.height;
    moveCamera(c);
}

void CanvasView::walk(Direction direction)
{
    if (!focus_ && cell_) focus_ = Focus{.cell = cell_, .box = cell_->rect}; // the pointer is there
    if (!focus_) return goTo(firstFocus(scene_.picture));
    const auto next = nextFocus(scene_.picture, *focus_, direction);
    if (next) return goTo(next);
    Camera c = camera_;
    const bool back = direction == Direction::Left || direction == Direction::Up;
    const bool level = direction == Direction::Left || direction == Direction::Right;
    (level ? c.x : c.y) += (back ? -kPan : kPan) * (level ? c.width : c.height);
    const Camera before = camera_;
    moveCamera(c);
    if (!(camera_ == before)) onward_ = direction;
}

void CanvasView::leap(bool forward)
{
    goTo(focus_ ? nextPart(scene_.picture, *focus_, forward) : firstFocus(scene_.picture));
}

void CanvasView::keepFocus(const Picture& before)
{
    if (!focus_) return;
    const bool seen = scene_.focus.has_value();
    const auto onward = std::exchange(onward_, std::nullopt);
    const auto same = sameFocus(before, *focus_, scene_.picture);
    if (!same) return hideFocus();
    focus_ = same;
    if (!seen) return;
    const auto next = onward ? nextFocus(scene_.picture, *same, *onward) : std::nullopt;
    if (next) return goTo(next);
    scene_.focus = same->box;
    cell_ = same->cell;
    surface_->hoverChanged();
}

void CanvasView::hideFocus()
{
    focus_.reset();
    if (!scene_.focus) return;
    scene_.focus.reset();
    surface_->hoverChanged();
}

void CanvasView::activate()
{
    if (!focus_) return;
    if (focus_->cell && focus_->cell->edit) return emit clicked(*focus_->cell->edit);
    if (focus_->edit >= 0) return emit clicked(scene_.picture.edits[std::size_t(focus_->edit)]);
    pin(focus_);
}

void CanvasView::visit(const Focus& focus, bool act)
{
    setFocus(Qt::OtherFocusReason);
    goTo(focus);
    if (act) activate();
}

void CanvasView::focusInEvent(QFocusEvent* e)
{
    QWidget::focusInEvent(e);
    const bool byKey = e->reason() == Qt::TabFocusReason || e->reason() == Qt::BacktabFocusReason;
    if (byKey) goTo(focus_ ? focus_ : firstFocus(scene_.picture));
}

void CanvasView::focusOutEvent(QFocusEvent* e)
{
    QWidget::focusOutEvent(e);
    if (!scene_.focus) return;
    scene_.focus.reset();
    surface_->hoverChanged();
}

void CanvasView::keyPressEvent(QKeyEvent* e)
{
    const Point middle{width() / 2.0, height() / 2.0};
    switch (e->key()) {
    case Qt::Key_Left:
        return walk(Direction::Left);
    case Qt::Key_Right:
        return walk(Direction::Right);
    case Qt::Key_Up:
        return walk(Direction::Up);
    case Qt::Key_Down:
        return walk(Direction::Down);
    case Qt::Key_PageDown:
        return leap(true);
    case Qt::Key_PageUp:
        return leap(false);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(middle, 0.8);
    case Qt::Key_Minus:
        return zoom(middle, 1.25);
    case Qt::Key_0:
        return moveCamera({});
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return activate();
    case Qt::Key_Space:
        return pin(focus_);
    default:
        QWidget::keyPressEvent(e);
    }
}

} // namespace seq
