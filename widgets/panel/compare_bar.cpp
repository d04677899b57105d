#include "widgets/panel/compare_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace seq {

CompareBar::CompareBar(QWidget* parent)
    : QFrame(parent)
    , beside_(new QToolButton(this))
    , difference_(new QToolButton(this))
    , what_(new QLabel(this))
{
    setObjectName(QStringLiteral("comparison"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 8, 4);
    row->setSpacing(4);
    const auto add = [this, row](QToolButton* button, const QString& text, const QString& help) {
        button->setText(text);
        button->setToolTip(help);
        row->addWidget(button);
        return button;
    };
    add(beside_, tr("A | B"), tr("Side by side, with the same ranges and the same zoom"));
    add(difference_, tr("A \u2212 B"), tr("The difference of what both show"));
    for (QToolButton* button : {beside_, difference_}) {
        button->setCheckable(true);
        const bool both = button == beside_;
        connect(button, &QToolButton::clicked, this,
            [this, both] { emit chosen(both ? Comparison::Beside : Comparison::Difference); });
    }
    what_->setProperty("role", "faint");
    what_->setTextFormat(Qt::PlainText);
    what_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(what_, 1);
    const auto button = [&](const QString& text, const QString& help) {
        return add(new QToolButton(this), text, help);
    };
    connect(button(tr("Swap"), tr("A becomes B, and B becomes A")), &QToolButton::clicked, this,
        &CompareBar::swap);
    connect(button(tr("Change B\u2026"), tr("Other values of B")), &QToolButton::clicked, this,
        &CompareBar::change);
    connect(button(tr("Close"), tr("Show A alone")), &QToolButton::clicked, this,
        [this] { emit chosen(Comparison::Off); });
    hide();
}

void CompareBar::show(Comparison how, const QString& what)
{
    setVisible(how != Comparison::Off);
    beside_->setChecked(how == Comparison::Beside);
    difference_->setChecked(how == Comparison::Difference);
    what_->setText(what);
    what_->setToolTip(what);
}

} // namespace seq
