#pragma once
#include "engine/experiment/values.h"
#include "engine/figure/comparison.h"
#include "engine/figure/reading.h"

#include <string>
#include <variant>
#include <vector>

namespace seq {

// What a panel is compared with: B is its own values with these in place of them. A run of its
// history is all values that make a run; an empty list, the panel itself.
struct ComparisonState {
    Comparison show = Comparison::Off;
    Values against = {};
    bool operator==(const ComparisonState&) const = default;
};
// One open panel, as the document keeps it.
struct PanelState {
    int key = 0; // never used twice in a document
    std::string experiment;
    Values values;
    Camera camera;
    bool pinned = false; // leaves the shared hover
    bool ownText = false; // its text was edited in the panel: the shared one is not followed
    ComparisonState comparison = {};
    int window = 0; // that it is in; 0: the first
    bool operator==(const PanelState&) const = default;
};
struct Pin { // a thing of a panel's picture whose values stay in the inspector
    int panel = 0;
    Spot spot;
    bool operator==(const Pin&) const = default;
};
// Where a window is on the screens, in their logical pixels; no width: wherever there is room.
struct Place {
    int x = 0, y = 0, width = 0, height = 0;
    bool maximized = false;
    bool operator==(const Place&) const = default;
};
// A window besides the first, as it was when somebody looked last.
struct WindowState {
    int id = 0; // never used twice in a document
    Place place;
    std::string layout; // of its docks
    bool operator==(const WindowState&) const = default;
};
// The document: plain data. Results are no part of it.
struct Document {
    std::string text = "bundled:fox"; // shared by the panels; as a TextRef is written
    std::string model; // that new panels start with; empty: their own
    std::vector<PanelState> panels;
    std::vector<Pin> pins; // of panels that are there
    std::vector<WindowState> windows; // besides the first
    Place place; // of the first, where there are others
    const PanelState* find(int key) const;
    const WindowState* window(int id) const;
    bool operator==(const Document&) const = default;
};

// Every change of the document is one of these.
struct SetText {
    std::string written;
};
struct SetModel {
    std::string written;
};
struct AddPanel {
    PanelState panel; // key 0: the workspace gives it one
    int at = -1; // among the others; -1: after them
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
struct SetComparison {
    int key;
    ComparisonState comparison;
};
struct SetLayout { // of a window's docks; no part of the document, but of the history
    std::string layout; // as the window writes it
    int window = 0;
};
struct SetPlace { // of the first window
    Place place;
};
struct AddWindow {
    WindowState window; // id 0: the workspace gives it one
    int at = -1; // among the others; -1: after them
};
struct RemoveWindow { // its panels go to the first one
    int id;
};
struct SetWindow { // that a panel is in
    int key;
    int window;
};
struct AddPin {
    Pin pin;
    int at = -1; // among the others; -1: after them
};
struct RemovePin {
    int at;
};
using Command
    = std::variant<SetText, SetModel, AddPanel, RemovePanel, SetValues, SetCamera, SetPinned,
        SetComparison, SetLayout, SetPlace, AddPin, RemovePin, AddWindow, RemoveWindow, SetWindow>;

} // namespace seq
