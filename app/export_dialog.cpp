#include "app/export_dialog.h"

#include "app/export_work.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QPushButton>

namespace seq {
namespace {

QDoubleSpinBox* millimetres(double value, QWidget* parent)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setRange(10, 2000);
    box->setDecimals(1);
    box->setSuffix(QObject::tr(" mm"));
    box->setValue(value);
    return box;
}

} // namespace

ExportDialog::ExportDialog(const ExportChoice& now, bool samples, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Export"));
    setObjectName(QStringLiteral("page"));
    makeFields(now, samples);
    makeButtons();
    grey();
}

void ExportDialog::makeFields(const ExportChoice& now, bool samples)
{
    kind_ = new QComboBox(this);
    const std::pair<QString, const char*> kinds[]
        = {{tr("Figure, SVG"), "svg"}, {tr("Figure, PDF"), "pdf"}, {tr("Figure, PNG"), "png"},
            {tr("Numbers and data, JSON"), "json"}, {tr("Numbers, CSV"), "csv"}};
    for (const auto& [title, ending] : kinds)
        kind_->addItem(title, QLatin1String(ending));
    if (samples) kind_->addItem(tr("Training samples, JSONL"), QStringLiteral("jsonl"));
    const int chosen = kind_->findData(QString::fromStdString(now.ending));
    kind_->setCurrentIndex(std::max(chosen, 0));
    width_ = millimetres(now.figure.format.width, this);
    height_ = millimetres(now.figure.format.height, this);
    dpi_ = new QSpinBox(this);
    dpi_->setRange(10, 2400);
    dpi_->setValue(now.figure.format.dpi);
    theme_ = new QComboBox(this);
    theme_->addItems({tr("Light"), tr("Dark")});
    theme_->setCurrentIndex(now.figure.dark);
    part_ = new QComboBox(this);
    part_->addItems({tr("The whole"), tr("The part shown now")});
    part_->setCurrentIndex(now.part);
    auto* form = new QFormLayout;
    form->addRow(tr("&What"), kind_);
    form->addRow(tr("W&idth"), width_);
    form->addRow(tr("&Height"), height_);
    form->addRow(tr("&Dots per inch"), dpi_);
    form->addRow(tr("&Theme"), theme_);
    form->addRow(tr("&Part"), part_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addLayout(form);
    connect(kind_, &QComboBox::currentIndexChanged, this, &ExportDialog::grey);
}

void ExportDialog::makeButtons()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* command = buttons->addButton(tr("Copy as co&mmand"), QDialogButtonBox::ActionRole);
    auto* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    auto* saves = buttons->addButton(tr("&Save…"), QDialogButtonBox::AcceptRole);
    saves->setDefault(true);
    static_cast<QVBoxLayout*>(layout())->addWidget(buttons);
    connect(command, &QPushButton::clicked, this, &ExportDialog::copyCommand);
    connect(copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit this->save();
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ExportDialog::grey()
{
    const bool figure = isFigure(choice().ending);
    for (QWidget* widget : std::initializer_list<QWidget*>{width_, height_, dpi_, theme_, part_})
        widget->setEnabled(figure);
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice out;
    out.ending = kind_->currentData().toString().toStdString();
    out.figure.format.width = width_->value();
    out.figure.format.height = height_->value();
    out.figure.format.dpi = dpi_->value();
    out.figure.dark = theme_->currentIndex() == 1;
    out.part = part_->currentIndex() == 1;
    return out;
}

} // namespace seq
