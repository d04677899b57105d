#include "widgets/form/undo_keys.h"

#include <QAbstractSpinBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace seq {
namespace {

class UndoKeys final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
            return false;
        const auto& key = static_cast<QKeyEvent&>(*event);
        if (!key.matches(QKeySequence::Undo) && !key.matches(QKeySequence::Redo)) return false;
        event->ignore();
        return true;
    }
};

} // namespace

void leaveUndoToWindow(QWidget* parent)
{
    auto* keys = new UndoKeys(parent);
    const auto take = [keys](QWidget* editor) { editor->installEventFilter(keys); };
    for (auto* line : parent->findChildren<QLineEdit*>())
        take(line);
    for (auto* box : parent->findChildren<QAbstractSpinBox*>()) // has the keys of its line first
        take(box);
    for (auto* text : parent->findChildren<QPlainTextEdit*>()) {
        text->setUndoRedoEnabled(false);
        take(text);
    }
}

} // namespace seq
