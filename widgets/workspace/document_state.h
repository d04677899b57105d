#pragma once
#include "widgets/workspace/document.h"

#include <map>
#include <optional>

namespace seq {

struct Change {
    Command forth, back;
};

// The document and what commands need besides: numbers that are never used twice, and layouts.
class DocumentState {
public:
    Document document;
    std::map<int, std::string> layouts; // of the docks now, by window
    int lastKey = 0, lastWindow = 0; // added last

    std::optional<Change> change(const Command&); // empty: nothing would change
    // Where a window is now, and its docks; nothing to undo. Unknown ones are not noted.
    void note(const WindowState&);

private:
    std::optional<Change> change(const SetText&);
    std::optional<Change> change(const SetModel&);
    std::optional<Change> change(const AddPanel&);
    std::optional<Change> change(const RemovePanel&);
    std::optional<Change> change(const SetValues&);
    std::optional<Change> change(const SetCamera&);
    std::optional<Change> change(const SetPinned&);
    std::optional<Change> change(const SetComparison&);
    std::optional<Change> change(const SetLayout&);
    std::optional<Change> change(const SetPlace&);
    std::optional<Change> change(const AddPin&);
    std::optional<Change> change(const RemovePin&);
    std::optional<Change> change(const AddWindow&);
    std::optional<Change> change(const RemoveWindow&);
    std::optional<Change> change(const SetWindow&);
    PanelState* panel(int key);
};

} // namespace seq
