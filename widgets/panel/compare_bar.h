#pragma once
#include "engine/figure/comparison.h"

#include <QFrame>

class QToolButton;
class QLabel;

namespace seq {

// Above the picture while it is compared: how, and what to do with it.
class CompareBar final : public QFrame {
    Q_OBJECT
public:
    explicit CompareBar(QWidget* parent = nullptr);
    void show(Comparison, const QString& what); // hides where it is off
    using QWidget::show;

signals:
    void chosen(seq::Comparison); // Off: closed
    void change(); // B's values
    void swap();

private:
    QToolButton *beside_, *difference_;
    QLabel* what_;
};

} // namespace seq
