#include "engine/experiment/engine.h"
#include "widgets/form/field_editor.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

namespace seq {
namespace {

class ModelEditor final : public FieldEditor {
public:
    explicit ModelEditor(QWidget* parent)
        : FieldEditor(parent)
        , box_(new QComboBox(this))
        , browse_(new QToolButton(this))
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(4);
        row->addWidget(box_, 1);
        row->addWidget(browse_);
        box_->setMinimumContentsLength(8);
        box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        browse_->setText(QStringLiteral("…"));
        browse_->setToolTip(FieldEditor::tr("Choose a .gguf file"));
        setFocusProxy(box_);
        for (const ListedModel& m : listedModels()) {
            box_->addItem(QString::fromStdString(m.name), QString::fromStdString(m.name));
            const QString title = QString::fromStdString(m.present ? m.title : m.obtain);
            box_->setItemData(box_->count() - 1, title, Qt::ToolTipRole);
        }
        connect(box_, &QComboBox::currentIndexChanged, this, [this](int index) {
            if (index >= 0) emit edited(box_->itemData(index).toString().toStdString());
        });
        connect(browse_, &QToolButton::clicked, this, &ModelEditor::browse);
    }
    void show(const Value& value) override
    {
        const QSignalBlocker quiet(box_);
        choose(QString::fromStdString(std::get<std::string>(value)));
    }

private:
    void choose(const QString& written)
    {
        int at = box_->findData(written);
        if (at < 0) {
            const QString name = QFileInfo(written).fileName();
            box_->addItem(name.isEmpty() ? written : name, written);
            at = box_->count() - 1;
            box_->setItemData(at, written, Qt::ToolTipRole);
        }
        box_->setCurrentIndex(at);
    }
    void browse()
    {
        auto* dialog = new QFileDialog(
            this, FieldEditor::tr("Choose a model"), {}, FieldEditor::tr("Models (*.gguf)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& file) { choose(file); });
        dialog->open();
    }
    QComboBox* box_;
    QToolButton* browse_;
};

} // namespace

FieldEditor* makeModelEditor(const FieldInfo&, QWidget* parent)
{
    return new ModelEditor(parent);
}

} // namespace seq
