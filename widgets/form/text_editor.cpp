#include "widgets/form/field_editor.h"
#include "widgets/form/text_source.h"
#include "widgets/language/language.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace seq {
namespace {

class TextEditor final : public FieldEditor {
public:
    TextEditor(const FieldInfo& field, QWidget* parent)
        : FieldEditor(parent)
        , edit_(new QPlainTextEdit(this))
        , note_(new QLabel(this))
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(4);
        column->addWidget(edit_);
        column->addWidget(note_);
        note_->setProperty("role", "faint");
        edit_->setTabChangesFocus(true);
        edit_->setPlaceholderText(declared(field.help));
        edit_->setFixedHeight(edit_->fontMetrics().lineSpacing() * 3 + 20);
        setFocusProxy(edit_);
        connect(edit_, &QPlainTextEdit::textChanged, this, [this] {
            written_ = writtenText(edit_->toPlainText());
            note_->hide();
            emit edited(written_);
        });
    }
    void show(const Value& value) override
    {
        const std::string& written = std::get<std::string>(value);
        if (shownOnce_ && written == written_) return;
        shownOnce_ = true;
        written_ = written;
        const ShownText shown = shownText(written);
        const QSignalBlocker quiet(edit_);
        edit_->setPlainText(shown.text);
        edit_->setReadOnly(!shown.editable);
        note_->setText(shown.note);
        note_->setVisible(!shown.note.isEmpty());
    }

private:
    QPlainTextEdit* edit_;
    QLabel* note_;
    std::string written_;
    bool shownOnce_ = false;
};

} // namespace

FieldEditor* makeTextEditor(const FieldInfo& field, QWidget* parent)
{
    return new TextEditor(field, parent);
}

} // namespace seq
