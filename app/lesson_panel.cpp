#include "app/lesson_panel.h"

#include "widgets/language/language.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QToolButton>
#include <array>

namespace seq {
namespace {

constexpr int kWidth = 300; // px

QLabel* paragraph(QVBoxLayout* column, const char* role, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (*role) label->setProperty("role", role);
    column->addWidget(label);
    return label;
}

} // namespace

LessonPanel::LessonPanel(QWidget* parent)
    : QFrame(parent)
{
    setProperty("role", "side");
    setMinimumWidth(kWidth);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(12);
    makeHead(column);
    heading_ = paragraph(column, "headline", page);
    text_ = paragraph(column, "", page);
    makePrediction(column);
    task_ = paragraph(column, "section", page);
    column->addStretch(1);
    scroll->setWidget(page);
    outer->addWidget(scroll, 1);
    makeFoot(outer);
}

void LessonPanel::makeHead(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    title_ = new QLabel(this);
    title_->setProperty("role", "section");
    count_ = new QLabel(this);
    count_->setProperty("role", "faint");
    leave_ = new QToolButton(this);
    leave_->setText(tr("Leave"));
    connect(leave_, &QToolButton::clicked, this, &LessonPanel::left);
    row->addWidget(title_, 1);
    row->addWidget(count_);
    row->addWidget(leave_);
    column->addLayout(row);
}

void LessonPanel::makePrediction(QVBoxLayout* column)
{
    question_ = paragraph(column, "", this);
    options_ = new QWidget(this);
    auto* list = new QVBoxLayout(options_);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(4);
    column->addWidget(options_);
    choices_ = new QButtonGroup(this);
    show_ = new QPushButton(tr("&Show"), this);
    column->addWidget(show_, 0, Qt::AlignLeft);
    why_ = paragraph(column, "", this);
    connect(show_, &QPushButton::clicked, this, &LessonPanel::reveal);
    connect(choices_, &QButtonGroup::idClicked, this, [this] { show_->setEnabled(true); });
}

void LessonPanel::makeFoot(QVBoxLayout* outer)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 8, 16, 12);
    row->setSpacing(8);
    reset_ = new QPushButton(tr("Rese&t"), this);
    reset_->setToolTip(tr("The step as it was, whatever was changed"));
    back_ = new QPushButton(tr("&Back"), this);
    next_ = new QPushButton(tr("&Next"), this);
    row->addWidget(reset_);
    row->addStretch(1);
    row->addWidget(back_);
    row->addWidget(next_);
    outer->addLayout(row);
    connect(reset_, &QPushButton::clicked, this, [this] { go(at_); });
    connect(back_, &QPushButton::clicked, this, [this] { go(at_ - 1); });
    connect(next_, &QPushButton::clicked, this, [this] { go(at_ + 1); });
}

QAbstractButton* LessonPanel::button(Button which) const
{
    const std::array<QAbstractButton*, 5> all{show_, next_, back_, reset_, leave_};
    return all[which];
}

void LessonPanel::open(Lesson lesson)
{
    lesson_ = std::move(lesson);
    title_->setText(declared(lesson_.title));
    go(0);
}

void LessonPanel::fillOptions()
{
    for (QAbstractButton* old : choices_->buttons())
        delete old;
    const LessonStep& step = lesson_.steps[std::size_t(at_)];
    if (!step.prediction) return;
    int id = 0;
    for (const std::string& option : step.prediction->options) {
        auto* button = new QRadioButton(declared(option), options_);
        choices_->addButton(button, id++);
        options_->layout()->addWidget(button);
    }
}

void LessonPanel::go(int to)
{
    at_ = std::clamp(to, 0, int(lesson_.steps.size()) - 1);
    const LessonStep& step = lesson_.steps[std::size_t(at_)];
    count_->setText(tr("%1 of %2").arg(at_ + 1).arg(lesson_.steps.size()));
    heading_->setText(declared(step.title));
    text_->setText(declared(step.text));
    fillOptions();
    const bool asks = step.prediction.has_value();
    question_->setText(asks ? declared(step.prediction->question) : QString());
    for (QWidget* w : {static_cast<QWidget*>(question_), options_, static_cast<QWidget*>(show_)})
        w->setVisible(asks);
    show_->setEnabled(false); // until something is predicted
    why_->hide();
    back_->setEnabled(at_ > 0);
    next_->setEnabled(at_ + 1 < int(lesson_.steps.size()));
    revealed_ = !asks;
    task_->setText(declared(step.task));
    task_->setVisible(revealed_ && !step.task.empty());
    if (revealed_) emit shows(step);
}

void LessonPanel::reveal()
{
    const LessonStep& step = lesson_.steps[std::size_t(at_)];
    revealed_ = true;
    const bool right = choices_->checkedId() == step.prediction->answer;
    why_->setText((right ? tr("As you predicted. ") : tr("It is otherwise. "))
        + declared(step.prediction->why));
    why_->show();
    show_->setEnabled(false);
    for (QAbstractButton* button : choices_->buttons())
        button->setEnabled(false);
    task_->setVisible(!step.task.empty());
    emit shows(step);
}

void LessonPanel::hear(const std::string& experiment, const std::vector<Number>& numbers)
{
    if (lesson_.steps.empty() || !revealed_) return;
    const LessonStep& step = lesson_.steps[std::size_t(at_)];
    if (!step.success || step.experiment != experiment || !step.success->holds(numbers)) return;
    task_->setText(QStringLiteral("✓ ") + declared(step.done));
}

} // namespace seq
