#pragma once
#include "engine/experiment/values.h"

#include <QWidget>

namespace seq {

// Edits one field; the widget that makeEditor() answers knows the field's type. A value that cannot
// be read is never emitted: the reason is, and the last good value stays.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void show(const Value&) = 0; // without emitting
    using QWidget::show;

signals:
    void edited(const seq::Value&);
    void refused(const QString& why); // empty: all is well again
};

// `schema` and `field` outlive the editor.
FieldEditor* makeEditor(const Schema& schema, const FieldInfo& field, QWidget* parent);
FieldEditor* makeTextEditor(const FieldInfo&, QWidget* parent); // several lines
FieldEditor* makeModelEditor(const FieldInfo&, QWidget* parent); // the model list, or a file

} // namespace seq
