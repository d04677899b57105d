#include "plugins/decoding/tree_view.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "plugins/decoding/search_text.h"

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
    const TreePicture picture = past ? pictureOf(then, picture_.notes) : picture_;
    TreePlot plot;
    plot.caption = std::move(caption);
    if (past)
        plot.caption += fill(", after step {} of {}",
            {std::to_string(controls_.step), std::to_string(r_.tree.step())});
    plot.tree = controls_.candidates ? picture.ghosts : picture.plain;
    plot.values = valuesOf(controls_, shown);
    plot.values.resize(std::size_t(plot.tree->size()), NAN);
    if (controls_.across.is("surprisal")) {
        plot.x = {.label = "surprisal", .unit = "nat"};
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
    plot.valueLabel = controls_.shown.name();
    if (controls_.shown.is("score")) plot.valueLabel = "score a token";
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

void TreePane::details(Rect area)
{
    const double facts = Sizes(view_).small * 7.6;
    this->facts({area.x, area.y, area.width, facts});
    path({area.x, area.y + facts, area.width, area.height - facts});
}

void TreePane::path(Rect area)
{
    TokenStrip strip;
    strip.name = "path";
    strip.caption = "The chosen node's path; a click chooses a node on it";
    strip.scale.map = colourMapOf(controls_.colours.name());
    StripRow row;
    const auto nodes = r_.tree.path(chosen());
    for (const int node : nodes) {
        StripItem item;
        item.text = piece(r_.tree.nodes().token[std::size_t(node)]);
        item.ref = refOf(node);
        item.value = std::exp(double(r_.tree.nodes().logp[std::size_t(node)]));
        item.selected = node == chosen();
        item.edit = choose(node);
        row.items.push_back(std::move(item));
    }
    if (nodes.empty()) row.items.push_back({.text = "the prompt alone", .ref = refOf(0)});
    strip.rows.push_back(std::move(row));
    tokenStrip(strip, area, view_, canvas_);
}

void TreePane::facts(Rect area)
{
    const auto n = std::size_t(chosen());
    const TreeNodes& t = r_.tree.nodes();
    const Sizes sizes(view_);
    const TextStyle style{.size = sizes.small, .colour = view_.theme.text};
    std::string state = name(t.state[n]);
    if (t.state[n] == NodeState::Pruned) state += std::string(" by ") + name(t.pruneBy[n]);
    const std::string lines[] = {
        fill("Node {}, {} tokens deep, made at step {}: {}",
            {std::to_string(n), std::to_string(t.depth[n]), std::to_string(t.step[n]), state}),
        n == 0 ? "The prompt"
               : fill("log p {} (rank {}), with taxes and penalties {}",
                   {decimals(double(t.logp[n]), 3), std::to_string(t.rank[n] + 1),
                       decimals(double(t.logpProc[n]), 3)}),
        fill("Path: log-probability {}, score {}, by length {} nat",
            {decimals(t.cumLogp[n], 3), decimals(t.cumScore[n], 3), decimals(t.normScore[n], 4)}),
        fill("After it: entropy {} nat, likeliest {}",
            {decimals(double(t.entropy[n]), 3), decimals(double(t.top1[n]), 3)})};
    double y = area.y + sizes.small * 1.2;
    for (const std::string& line : lines) {
        canvas_.text({area.x, y}, fitted(line, area.width, sizes.small, canvas_), style);
        y += sizes.small * 1.35;
    }
    std::string text = r_.prompt;
    for (const Token token : r_.tree.tokens(chosen()))
        text += pieceOf(r_.tree, token);
    const auto click = canvas_.onClick(
        {"attention.explore", {{"text", Value(TextRef::literal(toUtf8(text)).written)}}});
    const auto link = canvas_.link(refOf(chosen()), "open this text in the attention explorer");
    TextStyle action = style;
    action.colour = view_.theme.accent;
    canvas_.text({area.x, y}, "Open this text in the attention explorer", action);
}

void TreePane::considered(Rect area)
{
    const int node = chosen();
    Bars plot;
    plot.name = "considered";
    plot.caption = "What came next here: kept (marked), and only considered";
    plot.value = {.label = "probability", .unit = "%"};
    for (const int child : r_.tree.children(node)) {
        const auto n = std::size_t(child);
        Bar bar;
        bar.label = visibleText(piece(r_.tree.nodes().token[n]));
        bar.value = 100 * std::exp(double(r_.tree.nodes().logp[n]));
        bar.ref = refOf(child);
        bar.selected = true;
        bar.edit = choose(child);
        plot.bars.push_back(std::move(bar));
    }
    for (const TreeCandidate& c : r_.tree.candidates(node)) {
        Bar bar;
        bar.label = visibleText(piece(c.token));
        bar.value = 100 * std::exp(double(c.logp));
        if (c.logp != c.logpProc) bar.note = decimals(double(c.logpProc - c.logp), 2);
        plot.bars.push_back(std::move(bar));
    }
    if (plot.bars.empty()) plot.caption = "Nothing was considered after this node";
    std::ranges::stable_sort(plot.bars, std::greater(), &Bar::value);
    bars(plot, area, view_, canvas_);
}

} // namespace seq
