#pragma once
#include "engine/figure/picture.h"
#include "widgets/workspace/history_json.h"
#include "widgets/workspace/undo_step.h"

#include <QObject>
#include <QUndoStack>

namespace seq {

// The document, the one door to it, and what was done.
class Workspace final : public QObject {
    Q_OBJECT
public:
    static constexpr int kSteps = 2000; // of the history, at most

    explicit Workspace(QObject* parent = nullptr);
    const Document& document() const { return state_.document; }
    const DocumentState& state() const { return state_; }
    // One step of the history, together with what the window does because of it. While steps are
    // undone or redone nothing is taken: what follows from a step is part of it.
    void apply(const Command&);
    int lastKey() const { return state_.lastKey; } // of the panel added last
    int lastWindow() const { return state_.lastWindow; } // the one added last
    QUndoStack& history() { return history_; } // undo, redo, clean mark
    void open(Document); // another one, with a history of its own
    HistoryRecord around(int most) const; // so many steps that were done, and that were undone
    void restore(const HistoryRecord&); // of this document, in place of its own

    // What is applied while it lives is one step.
    class Together {
    public:
        Together(Workspace&, const QString& title);
        ~Together();
        Together(const Together&) = delete;

    private:
        Workspace& workspace_;
    };

    // Not part of the document: what the pointer is on, and what a click asks of another panel.
    const std::vector<Ref>& hovered() const { return hovered_; }
    void hover(const std::vector<Ref>&, const QString& label);
    void request(const Edit&);
    // How the docks of a window are now, by themselves or by the system: SetLayout goes back to it.
    void noteLayout(const std::string& layout, int window = 0) { state_.layouts[window] = layout; }
    // Where a window is now, and its docks; no step of the history. Unknown ones are not noted.
    void noteWindow(const WindowState& now) { state_.note(now); }
    bool replaying() const { return replaying_; } // a step is undone or redone

signals:
    void textChanged();
    void modelChanged();
    void panelAdded(int key);
    void panelRemoved(int key);
    void panelChanged(int key);
    void pinsChanged();
    // Undone or redone: to be put in place.
    void layoutChanged(const std::string& layout, int window);
    void placeChanged(const seq::Place&); // of the first window
    void windowAdded(int id);
    void windowRemoved(int id);
    void panelMoved(int key); // to the window that the document says
    void hoverChanged(const QString& label);
    void editRequested(const seq::Edit&);

private:
    friend class UndoStep;
    void begin(const QString& title);
    void end();
    void replay(const std::vector<Change>&, bool forth);
    void removePins(int panel);
    void emptyWindow(int id);
    void tell(const Command&);
    DocumentState state_;
    QUndoStack history_;
    std::vector<Ref> hovered_;
    std::vector<Change> step_; // being made
    QString title_;
    int depth_ = 0;
    bool replaying_ = false, restoring_ = false;
};

} // namespace seq
