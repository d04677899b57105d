#include "widgets/actions/key_field.h"

#include <QKeyEvent>

namespace seq {
namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt
        || key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_unknown || key == 0;
}

// As shortcuts are written: Shift belongs to the sign that it makes, Backtab is Shift and Tab.
QKeySequence keysOf(const QKeyEvent& e)
{
    const int key = e.key() == Qt::Key_Backtab ? int(Qt::Key_Tab) : e.key();
    const bool sign
        = key > Qt::Key_Space && key <= Qt::Key_AsciiTilde && !QChar(key).isLetterOrNumber();
    auto modifiers = e.modifiers() & ~Qt::KeypadModifier;
    if (sign) modifiers &= ~Qt::ShiftModifier;
    return QKeySequence(modifiers | Qt::Key(key));
}

bool movesFocus(const QKeyEvent& e)
{
    const bool plain = !(e.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    return plain
        && (e.key() == Qt::Key_Tab || e.key() == Qt::Key_Backtab || e.key() == Qt::Key_Escape);
}

} // namespace

KeyField::KeyField(QWidget* parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setPlaceholderText(tr("Press the new keys here"));
    setAccessibleName(tr("New shortcut"));
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void KeyField::show(const QKeySequence& keys)
{
    setText(keys.toString(QKeySequence::NativeText));
}

bool KeyField::event(QEvent* e)
{
    if (e->type() != QEvent::ShortcutOverride) return QLineEdit::event(e);
    e->setAccepted(!movesFocus(static_cast<QKeyEvent&>(*e))); // no shortcut runs here
    return true;
}

void KeyField::keyPressEvent(QKeyEvent* e)
{
    if (movesFocus(*e)) return QWidget::keyPressEvent(e);
    if (isModifier(e->key())) return;
    const bool command
        = e->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool function = e->key() >= Qt::Key_F1 && e->key() <= Qt::Key_F35;
    if (!command && !function)
        return emit refused(tr("These keys type or move: add Ctrl or Alt, or take a function key"));
    emit pressed(keysOf(*e));
}

} // namespace seq
