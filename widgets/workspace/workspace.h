#pragma once
#include "engine/experiment/values.h"
#include "engine/figure/geometry.h"
#include "engine/figure/picture.h"

#include <QObject>
#include <string>
#include <variant>
#include <vector>

namespace seq {

// One open panel, as the document keeps it.
struct PanelState {
    int key = 0; // never used twice in a document
    std::string experiment;
    Values values;
    Camera camera;
    bool pinned = false; // leaves the shared hover
    bool ownText = false; // its text was edited in the panel: the shared one is not followed
};
// The document: plain data. Results are no part of it.
struct Document {
    std::string text = "bundled:fox"; // shared by the panels; as a TextRef is written
    std::vector<PanelState> panels;
    const PanelState* find(int key) const;
};

// Every change of the document is one of these.
struct SetText {
    std::string written;
};
struct AddPanel {
    PanelState panel; // its key is given by the workspace
};
struct RemovePanel {
    int key;
};
struct SetValues {
    int key;
    Values values;
    bool ownText = false;
};
struct SetCamera {
    int key;
    Camera camera;
};
struct SetPinned {
    int key;
    bool pinned;
};
using Command = std::variant<SetText, AddPanel, RemovePanel, SetValues, SetCamera, SetPinned>;

class Workspace final : public QObject {
    Q_OBJECT
public:
    explicit Workspace(QObject* parent = nullptr);
    const Document& document() const { return document_; }
    void apply(const Command&); // the one door
    int lastKey() const { return lastKey_; } // of the panel added last

    // Not part of the document: what the pointer is on, and what a click asks of another panel.
    const std::vector<Ref>& hovered() const { return hovered_; }
    void hover(const std::vector<Ref>&, const QString& label);
    void request(const Edit&);

signals:
    void textChanged();
    void panelAdded(int key);
    void panelRemoved(int key);
    void panelChanged(int key);
    void hoverChanged(const QString& label);
    void editRequested(const seq::Edit&);

private:
    void change(const SetText&);
    void change(const AddPanel&);
    void change(const RemovePanel&);
    void change(const SetValues&);
    void change(const SetCamera&);
    void change(const SetPinned&);
    PanelState* panel(int key);
    Document document_;
    std::vector<Ref> hovered_;
    int lastKey_ = 0;
};

} // namespace seq
