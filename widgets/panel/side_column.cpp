#include "widgets/panel/side_column.h"

#include <QEvent>
#include <QScrollBar>
#include <algorithm>

namespace seq {
namespace {

constexpr int kLeast = 296, kMost = 440; // px, at text size 1

} // namespace

SideColumn::SideColumn(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void SideColumn::setText(double factor)
{
    text_ = factor;
    fit();
}

bool SideColumn::event(QEvent* event)
{
    const bool done = QScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish) fit();
    return done;
}

void SideColumn::fit()
{
    if (!widget()) return;
    const int needed = widget()->minimumSizeHint().width()
        + verticalScrollBar()->sizeHint().width() + 2 * frameWidth();
    setFixedWidth(std::clamp(needed, int(kLeast * text_), int(kMost * text_)));
}

} // namespace seq
