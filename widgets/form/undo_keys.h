#pragma once

class QWidget;

namespace seq {

// Undo and redo pressed in text fields below `parent` (itself included) go to the window: what is
// typed is a change of the document, and has one history.
void leaveUndoToWindow(QWidget* parent);

} // namespace seq
