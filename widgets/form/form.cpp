#include "widgets/form/form.h"

#include "widgets/form/name_label.h"
#include "widgets/form/undo_keys.h"
#include "widgets/language/language.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace seq {

Form::Form(Schema schema, QWidget* parent)
    : QWidget(parent)
    , schema_(std::move(schema))
    , values_(schema_.initial())
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int at = 0;
    for (const FieldInfo& field : schema_.fields) {
        addRow(field, at);
        at += 2;
    }
    leaveUndoToWindow(this);
    show(values_);
}

void Form::addRow(const FieldInfo& field, int at)
{
    auto* grid = static_cast<QGridLayout*>(layout());
    Row row{makeEditor(schema_, field, this), new NameLabel(this), new QLabel(this)};
    QString name = QString::fromStdString(field.name);
    QString help = declared(field.help);
    if (!field.unit.empty()) help += QStringLiteral(" (%1)").arg(declared(field.unit));
    row.name->setText(name);
    row.name->setToolTip(help);
    row.name->setBuddy(row.editor);
    row.editor->setToolTip(help);
    row.editor->setAccessibleName(name);
    row.editor->setAccessibleDescription(help);
    row.editor->setObjectName(name);
    row.why->setProperty("role", "error");
    row.why->setWordWrap(true);
    row.why->hide();
    if (field.type == FieldInfo::Text) {
        auto* both = new QVBoxLayout;
        both->setSpacing(4);
        both->addWidget(row.name);
        both->addWidget(row.editor);
        grid->addLayout(both, at, 0, 1, 2);
    } else {
        grid->addWidget(row.name, at, 0, Qt::AlignVCenter);
        grid->addWidget(row.editor, at, 1);
    }
    grid->addWidget(row.why, at + 1, 0, 1, 2);
    connect(row.editor, &FieldEditor::edited, this, [this, name](const Value& value) {
        values_.set(name.toStdString(), value);
        grey();
        emit edited(name);
    });
    connect(row.editor, &FieldEditor::refused, row.why, [why = row.why](const QString& text) {
        why->setText(text);
        why->setVisible(!text.isEmpty());
    });
    rows_.emplace(field.name, row);
}

void Form::show(const Values& values)
{
    for (const FieldInfo& field : schema_.fields) {
        const Value* value = values.find(field.name);
        if (!value) continue;
        values_.set(field.name, *value);
        rows_.at(field.name).editor->show(*value);
    }
    grey();
}

void Form::grey()
{
    for (const FieldInfo& field : schema_.fields) {
        const Row& row = rows_.at(field.name);
        const bool on = schema_.enabled(field, values_);
        row.editor->setEnabled(on);
        row.name->setEnabled(on);
    }
}

FieldEditor* Form::editor(std::string_view field) const
{
    const auto at = rows_.find(field);
    return at == rows_.end() ? nullptr : at->second.editor;
}

} // namespace seq
