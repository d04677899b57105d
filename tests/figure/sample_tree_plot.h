#pragma once
#include "engine/figure/tree_plot.h"

#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace seq {

// Every state, two groups, a fold, a ghost and a flag.
inline TreePlot sampleTreePlot()
{
    using enum TreeState;
    const auto tree = std::make_shared<TreeLayout>(std::vector<TreeNode>{
        {.text = "The", .state = Expanded, .best = true},
        {.parent = 0, .text = " quick", .state = Expanded, .category = 0, .score = 2, .best = true},
        {.parent = 0, .text = " lazy", .state = Expanded, .category = 1, .score = 1, .token = 7},
        {.parent = 1, .text = " brown", .state = Expanded, .category = 0, .best = true},
        {.parent = 3, .text = " fox", .state = Finished, .category = 0, .score = 3, .best = true},
        {.parent = 3, .text = " dog", .state = Pruned, .category = 0, .score = 2},
        {.parent = 2,
            .text = " dog",
            .state = Open,
            .category = 1,
            .score = 1,
            .badge = "\u2212\u03bb\u00b72"},
        {.parent = 2, .text = " fox", .state = Candidate, .score = 2},
        {.parent = 0, .text = " old", .state = Truncated, .score = 1, .token = 3},
        {.parent = 2, .text = " cat", .state = Forced, .category = 1},
        {.parent = 9, .text = " sat", .state = Rejected, .category = 1},
        {.parent = 9, .text = " ran", .state = Open, .category = 1, .score = -1}});
    TreePlot plot{.caption = "Two groups of beams",
        .tree = tree,
        .values = {1, 0.5, 0.25, 0.75, 1, 0.125, 0.5, std::nan(""), 0.25, 0.5, 0.25, 0.25},
        .valueLabel = "probability",
        .categories = {"first", "second"},
        .selected = {6},
        .collapsed = {9},
        .collapsedField = "collapsed",
        .find = "brown fox"};
    plot.edit = [](std::int64_t node) { return Edit{{}, {{"branch", node}}}; };
    return plot;
}

inline void sampleTree(Rect area, const View& view, Canvas& canvas)
{
    treePlot(sampleTreePlot(), area, view, canvas);
}

} // namespace seq
