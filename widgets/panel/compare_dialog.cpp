#include "widgets/panel/compare_dialog.h"

#include "engine/experiment/compared_values.h"
#include "widgets/form/form.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace seq {

CompareDialog::CompareDialog(
    const Schema& schema, const Values& a, const Values& b, QWidget* parent)
    : QDialog(parent)
    , schema_(schema)
    , a_(a)
    , form_(new Form(schema))
    , what_(new QLabel(this))
{
    setWindowTitle(tr("Compare with"));
    auto* column = new QVBoxLayout(this);
    auto* title
        = new QLabel(tr("B has the values of the panel, but for what you change here."), this);
    title->setWordWrap(true);
    column->addWidget(title);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    form_->setContentsMargins(0, 0, 12, 0);
    scroll->setWidget(form_);
    column->addWidget(scroll, 1);
    what_->setProperty("role", "faint");
    what_->setWordWrap(true);
    what_->setTextFormat(Qt::PlainText);
    column->addWidget(what_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Compare"));
    column->addWidget(buttons);
    form_->show(b);
    connect(form_, &Form::edited, this, &CompareDialog::say);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(changesFrom(a_, form_->values()));
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    say();
    resize(fontMetrics().averageCharWidth() * 64, 560); // 64 letters
}

void CompareDialog::say()
{
    const Values changes = changesFrom(a_, form_->values());
    const std::string name = namesApart(schema_, a_, form_->values())[1];
    what_->setText(changes.size() == 0 ? tr("Nothing is changed yet: B is the same as A")
                                       : tr("B: %1").arg(QString::fromStdString(name)));
}

} // namespace seq
