#pragma once
#include "engine/figure/canvas.h"
#include "engine/figure/tree_layout.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace seq {

// A tree from left to right, leaves in rows. Zooms both ways. What is smaller than 6 px becomes a
// wedge with its number of leaves; a folded subtree is one too. Pruned branches stay, grey. Lists
// with an entry a node are as long as the tree, or empty. Links, edits and labels are made for
// what is visible alone. The camera is the view's: it serves all plots of a picture, so two trees
// side by side move together.
struct TreePlot {
    static constexpr int kValues = 3; // the first series of its data that holds values or weights
    std::string name = "tree", caption = {};
    TreeLayoutPtr tree = {};
    PlotAxis x = {.label = "depth", .unit = "tokens"}; // begin and end are not read
    std::vector<double> at = {}; // x of each node, rising along paths; empty: its depth
    std::vector<double> values = {}; // colour of each node; NaN: none
    std::vector<double> weights = {}; // area of each node's dot, from 0: visits
    ColourScale scale = {}; // of the values
    std::string valueLabel = {}, valueUnit = {};
    bool colourBar = true; // where there are values
    bool legend = true; // of states and categories that occur
    std::vector<std::string> categories = {}; // names; numbers where there are none
    std::vector<std::int64_t> selected = {}; // nodes
    std::vector<std::int64_t> collapsed = {}; // nodes drawn as a wedge with all below them
    std::string collapsedField = {}; // a click on a fold mark sets this list; empty: no fold marks
    std::string find = {}; // nodes where it is found stand out and are counted: see findInTree
    std::function<std::string(std::int64_t)> label
        = {}; // for the inspector; empty: path, state, value
    std::function<std::optional<Edit>(std::int64_t)> edit = {}; // what a click on a node proposes
};
void treePlot(const TreePlot&, Rect area, const View&, Canvas&);

} // namespace seq
