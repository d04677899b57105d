#pragma once
#include "engine/experiment/values.h"
#include "widgets/form/field_editor.h"

#include <QWidget>
#include <map>
#include <string>

class QLabel;

namespace seq {

// The parameters of an experiment: one editor a field, greyed by its `when`, help as tooltips.
class Form final : public QWidget {
    Q_OBJECT
public:
    Form(Schema, QWidget* parent = nullptr);
    const Schema& schema() const { return schema_; }
    const Values& values() const { return values_; }
    void show(const Values&); // without emitting
    using QWidget::show;
    FieldEditor* editor(std::string_view field) const; // null: none of that name

signals:
    void edited(const QString& field); // values() has it

private:
    struct Row {
        FieldEditor* editor;
        QLabel *name, *why;
    };
    void addRow(const FieldInfo&, int at);
    void grey();
    Schema schema_;
    Values values_;
    std::map<std::string, Row, std::less<>> rows_;
};

} // namespace seq
