#pragma once
#include "engine/figure/picture.h"
#include "widgets/workspace/document.h"
#include "widgets/workspace/undo_step.h"

#include <QObject>
#include <QUndoStack>
#include <map>
#include <optional>

namespace seq {

// The document, the one door to it, and what was done.
class Workspace final : public QObject {
    Q_OBJECT
public:
    static constexpr int kSteps = 2000; // of the history, at most

    explicit Workspace(QObject* parent = nullptr);
    const Document& document() const { return document_; }
    // One step of the history, together with what the window does because of it. While steps are
    // undone or redone nothing is taken: what follows from a step is part of it.
    void apply(const Command&);
    int lastKey() const { return lastKey_; } // of the panel added last
    int lastWindow() const { return lastWindow_; } // the one added last
    QUndoStack& history() { return history_; } // undo, redo, clean mark
    void open(Document); // another one, with a history of its own

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
    void noteLayout(const std::string& layout, int window = 0) { layouts_[window] = layout; }
    // Where a window is now, and its docks; no step of the history. Unknown ones are not noted.
    void noteWindow(const WindowState&);
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
    std::optional<Change> change(const Command&); // empty: nothing would change
    std::optional<Change> change(const SetText&);
    std::optional<Change> change(const SetModel&);
    std::optional<Change> change(const AddPanel&);
    std::optional<Change> change(const RemovePanel&);
    std::optional<Change> change(const SetValues&);
    std::optional<Change> change(const SetCamera&);
    std::optional<Change> change(const SetPinned&);
    std::optional<Change> change(const AddPin&);
    std::optional<Change> change(const RemovePin&);
    void removePins(int panel);
    std::optional<Change> change(const SetComparison&);
    std::optional<Change> change(const SetLayout&);
    std::optional<Change> change(const AddWindow&);
    std::optional<Change> change(const RemoveWindow&);
    std::optional<Change> change(const SetWindow&);
    void emptyWindow(int id);
    void tell(const Command&);
    PanelState* panel(int key);
    Document document_;
    QUndoStack history_;
    std::vector<Ref> hovered_;
    std::vector<Change> step_; // being made
    QString title_;
    std::map<int, std::string> layouts_; // by window
    int depth_ = 0, lastKey_ = 0, lastWindow_ = 0;
    bool replaying_ = false;
};

} // namespace seq
