#include "app/input_editor.h"

#include "widgets/form/text_source.h"
#include "widgets/form/undo_keys.h"
#include "widgets/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace seq {

InputEditor::InputEditor(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , workspace_(workspace)
    , edit_(new QPlainTextEdit(this))
    , note_(new QLabel(this))
{
    setObjectName(QStringLiteral("page"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(12);
    auto* side = new QVBoxLayout;
    auto* name = new QLabel(tr("Input"), this);
    name->setProperty("role", "section");
    name->setBuddy(edit_);
    note_->setProperty("role", "faint");
    note_->setWordWrap(true);
    note_->setFixedWidth(112);
    side->addWidget(name);
    side->addWidget(note_);
    side->addStretch(1);
    row->addLayout(side);
    row->addWidget(edit_, 1);
    edit_->setObjectName(QStringLiteral("input"));
    edit_->setAccessibleName(tr("Input text of all panels"));
    edit_->setPlaceholderText(tr("Type or paste a text, or drop a file here"));
    edit_->setTabChangesFocus(true);
    edit_->setAcceptDrops(false); // files go to the window
    setFocusProxy(edit_);
    leaveUndoToWindow(this);
    connect(edit_, &QPlainTextEdit::textChanged, this, [this] {
        written_ = writtenText(edit_->toPlainText());
        note_->clear();
        workspace_.apply(SetText{written_});
    });
    connect(&workspace_, &Workspace::textChanged, this, &InputEditor::showText);
    showText();
}

void InputEditor::showText()
{
    if (workspace_.document().text == written_) return;
    written_ = workspace_.document().text;
    const ShownText shown = shownText(written_);
    const QSignalBlocker quiet(edit_);
    QTextCursor cursor = edit_->textCursor();
    const int at = cursor.position();
    edit_->setPlainText(shown.text);
    if (edit_->hasFocus()) { // an undone word: the cursor stays near
        cursor = edit_->textCursor();
        cursor.setPosition(std::min(at, int(shown.text.size())));
        edit_->setTextCursor(cursor);
    }
    edit_->setReadOnly(!shown.editable);
    note_->setText(shown.note);
}

} // namespace seq
