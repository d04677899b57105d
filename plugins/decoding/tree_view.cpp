#include "plugins/decoding/tree_view.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "plugins/decoding/measure_name.h"
#include "plugins/decoding/search_text.h"
#include "plugins/decoding/time_bar.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

std::vector<double> valuesOf(const TreeControls& controls, const SearchTree& tree)
{
    const TreeNodes& t = tree.nodes();
    std::vector<double> values;
    for (std::size_t i = 0; i < std::size_t(tree.size()); ++i) {
        const double depth = std::max<int>(1, t.depth[i]);
        double v = NAN;
        if (controls.shown.is("entropy")) v = double(t.entropy[i]);
        if (i > 0 && controls.shown.is("probability")) v = std::exp(double(t.logp[i]));
        if (i > 0 && controls.shown.is("score")) v = t.cumScore[i] / depth;
        if (i > 0 && controls.shown.is("rank")) v = t.rank[i] + 1;
        values.push_back(v);
    }
    return values;
}

} // namespace

void TreeControls::fields(Fields& f)
{
    f({"node", "Node whose details are shown; -1: the last fork of the best path", &node, {-1, 1e9},
        {}, {}, true});
    f({"step", "The tree as it was after so many steps; -1: now", &step, {-1, 1e9}, {}, {}, true});
    f({"candidates", "Shows what was considered and not kept", &candidates, {}, {}, {}, true});
    f({"across", "From left to right: tokens written, or surprise so far", &across, {}, {}, {},
        true});
    f({"shown", "What colours the nodes", &shown, {}, {}, {}, true});
    f({"collapsed", "Nodes drawn as a wedge with all below them", &collapsed, {0, 1e9}, {}, {},
        true});
    f({"find", "Text that stands out where it is found", &find, {}, {}, {}, true});
    f({"colour-map", "Colours of the nodes", &colours, {}, {}, {}, true});
}

TreePane::TreePane(const TreeControls& controls, const BeamOutcome& r, const TreePicture& picture,
    const View& view, Canvas& canvas)
    : controls_(controls)
    , r_(r)
    , picture_(picture)
    , view_(view)
    , canvas_(canvas)
    , source_(sourceOf("search tree", r.prompt))
{
}

// By itself: the deepest node of the best path that branches.
int TreePane::chosen() const
{
    if (controls_.node >= 0) return std::min(controls_.node, r_.tree.size() - 1);
    int fork = 0;
    for (const int node : picture_.notes.best)
        if (r_.tree.children(node).size() > 1) fork = node;
    return fork;
}

std::string TreePane::piece(Token token) const
{
    return toUtf8(pieceOf(r_.tree, token));
}

Edit TreePane::choose(int node) const
{
    return {{}, {{"node", Value(std::int64_t(node))}}};
}

Ref TreePane::refOf(int node) const
{
    return {source_, node, node + 1};
}

void TreePane::tree(Rect area, std::string caption, std::vector<std::string> groups)
{
    const bool past = controls_.step >= 0 && controls_.step < int(r_.tree.step());
    const SearchTree then = past ? r_.tree.at(std::uint32_t(controls_.step)) : SearchTree();
    const SearchTree& shown = past ? then : r_.tree;
    area = withTimeBar(controls_.step, int(r_.tree.step()), area, view_, canvas_);
    const TreePicture picture = past ? pictureOf(then, picture_.notes) : picture_;
    TreePlot plot;
    plot.caption = std::move(caption);
    if (past && view_.still) // a window shows it below the tree
        plot.caption += view_.say(", after step {} of {}",
            {std::to_string(controls_.step), std::to_string(r_.tree.step())});
    plot.tree = controls_.candidates ? picture.ghosts : picture.plain;
    plot.values = valuesOf(controls_, shown);
    plot.values.resize(std::size_t(plot.tree->size()), NAN);
    plot.x = {.label = view_.say("depth"), .unit = view_.say("tokens")};
    if (controls_.across.is("surprisal")) {
        plot.x = {.label = view_.say("surprisal"), .unit = "nat"};
        for (std::int64_t i = 0; i < plot.tree->size(); ++i) {
            const auto at = std::size_t(i < shown.size() ? i : plot.tree->node(i).parent);
            plot.at.push_back(-shown.nodes().cumLogp[at] + (i < shown.size() ? 0 : 1e-3));
        }
    }
    scale(plot);
    plot.categories = std::move(groups);
    plot.selected = {std::min<std::int64_t>(chosen(), shown.size() - 1)};
    for (const int node : controls_.collapsed)
        if (node < shown.size()) plot.collapsed.push_back(node);
    plot.collapsedField = "collapsed";
    plot.find = controls_.find;
    plot.edit = [this, size = shown.size()](std::int64_t node) -> std::optional<Edit> {
        if (node >= size) return {};
        return choose(int(node));
    };
    treePlot(plot, area, view_, canvas_);
}

void TreePane::scale(TreePlot& plot) const
{
    plot.scale.map = colourMapOf(controls_.colours.name());
    plot.valueLabel = measureName(controls_.shown.name(), view_.say);
    if (controls_.shown.is("score")) plot.valueLabel = view_.say("score a token");
    if (controls_.shown.is("rank")) {
        plot.scale.transform = Transform::Log10;
        plot.scale.low = 1;
        plot.scale.high = 100;
        return;
    }
    if (controls_.shown.is("probability")) return;
    plot.valueUnit = "nat";
    double low = INFINITY, high = -INFINITY;
    for (const double v : plot.values) {
        low = std::fmin(low, v);
        high = std::fmax(high, v);
    }
    if (!(low < high)) return;
    plot.scale.low = controls_.shown.is("entropy") ? 0 : low;
    plot.scale.high = high;
}

} // namespace seq
