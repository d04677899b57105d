#include "widgets/form/name_label.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace seq {
namespace {

constexpr int kMost = 24; // average letters

} // namespace

QSize NameLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    return {std::min(whole.width(), kMost * fontMetrics().averageCharWidth()), whole.height()};
}

void NameLabel::paintEvent(QPaintEvent* event)
{
    if (width() >= sizeHint().width()) return QLabel::paintEvent(event);
    QPainter painter(this);
    const QString part = fontMetrics().elidedText(text(), Qt::ElideMiddle, width());
    style()->drawItemText(&painter, rect(), Qt::AlignLeft | Qt::AlignVCenter, palette(),
        isEnabled(), part, foregroundRole());
}

} // namespace seq
