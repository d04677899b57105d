#pragma once
#include <QLabel>

namespace seq {

// The name of a field: one that is longer than its room ends in an ellipsis.
class NameLabel final : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;
};

} // namespace seq
