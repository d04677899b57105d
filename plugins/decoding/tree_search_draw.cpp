#include "engine/base/utf8.h"
#include "engine/figure/axes.h"
#include "plugins/decoding/measure_name.h"
#include "plugins/decoding/node_links.h"
#include "plugins/decoding/path_strip.h"
#include "plugins/decoding/search_layout.h"
#include "plugins/decoding/search_text.h"
#include "plugins/decoding/time_bar.h"
#include "plugins/decoding/tree_search_picture.h"

#include <algorithm>
#include <cmath>

namespace seq {

TreeSearchPicture::TreeSearchPicture(
    const TreeSearch::Params& p, const TreeSearch::Result& r, const View& view, Canvas& canvas)
    : p_(p)
    , r_(r)
    , view_(view)
    , still_(unzoomed(view))
    , canvas_(canvas)
    , source_(sourceOf("search tree", r.prompt))
{
    const int first = r.sides[0].outcome.tree.size();
    side_ = p.node >= first && r.sides.size() > 1 ? 1 : 0;
    node_ = p.node < 0 ? forkOnAnswer()
                       : std::min(p.node - (side_ ? first : 0), outcome().tree.size() - 1);
}

void TreeSearchPicture::draw()
{
    const double pad = view_.size.width > 700 ? 16 : 8;
    const Rect all = Rect{0, 0, view_.size.width, view_.size.height}.inset(pad);
    const double right = std::floor(all.width * 0.34), left = all.width - right - pad;
    const Sizes sizes(view_);
    const double least = sizes.small * 10 + sizes.text * 4 + sizes.gap * 2; // the path is seen
    const double share = r_.sides.size() > 1 ? 0.3 : 0.36;
    const double rest = std::max(std::floor(all.height * share), least);
    const double trees = all.height - rest - pad, below = all.y + trees + pad;
    drawTrees({all.x, all.y, left, trees}, pad);
    const double x = all.x + left + pad, half = std::floor((trees - pad) / 2);
    drawNext({x, all.y, right, half});
    drawWaiting({x, all.y + half + pad, right, half});
    const double details = std::floor(left * 0.52);
    drawDetails({all.x, below, details, rest});
    drawCompletions({all.x + details + pad, below, left - details - pad, rest});
    drawCurve({x, below, right, rest});
}

// The deepest node on the answer's path that branches.
int TreeSearchPicture::forkOnAnswer() const
{
    int fork = 0;
    for (const int node : outcome().answer)
        if (tree().children(node).size() > 1) fork = node;
    return fork;
}

Edit TreeSearchPicture::choose(int side, int node) const
{
    return {{}, {{"node", Value(std::int64_t(node + offset(side)))}}};
}

Ref TreeSearchPicture::refOf(int node) const
{
    const int at = node + offset(side_);
    return {source_, at, at + 1};
}

std::string TreeSearchPicture::piece(Token token) const
{
    return pieceOf(tree(), token);
}

void TreeSearchPicture::drawTrees(Rect area, double pad)
{
    std::uint32_t last = 0;
    for (const TreeSearch::Side& s : r_.sides)
        last = std::max(last, s.outcome.tree.step());
    area = withTimeBar(p_.step, int(last), area, view_, canvas_);
    const auto count = double(r_.sides.size());
    const double height = (area.height - (count - 1) * pad) / count;
    for (std::size_t i = 0; i < r_.sides.size(); ++i)
        drawTree(int(i), {area.x, area.y + double(i) * (height + pad), area.width, height});
}

void TreeSearchPicture::drawTree(int index, Rect area)
{
    const TreeSearch::Side& s = r_.sides[std::size_t(index)];
    const bool past = p_.step >= 0 && p_.step < int(s.outcome.tree.step());
    const SearchTree then = past ? s.outcome.tree.at(std::uint32_t(p_.step)) : SearchTree();
    const SearchTree& shown = past ? then : s.outcome.tree;
    TreePlot plot;
    plot.name = index == 0 ? "tree" : "beside";
    plot.caption = treeCaption(s, view_.say);
    plot.tree = past ? searchLayout(s.outcome, then) : s.layout;
    plot.values = nodeValues(s.outcome, shown, p_.shown.name());
    plot.valueLabel = measureName(p_.shown.name(), view_.say);
    plot.scale.map = colourMapOf(p_.colours.name());
    setRange(plot);
    if (s.strategy == "A")
        plot.weights.assign(shown.nodes().visits.begin(), shown.nodes().visits.end());
    plot.x = {.label = view_.say("depth"), .unit = view_.say("tokens")};
    if (p_.across.is("surprisal")) {
        plot.x = {.label = view_.say("surprisal"), .unit = "nat"};
        for (const double logp : shown.nodes().cumLogp)
            plot.at.push_back(-logp);
    }
    if (index == side_) plot.selected = {std::min(node_, shown.size() - 1)};
    for (const int node : p_.collapsed)
        if (index == 0 && node < shown.size()) plot.collapsed.push_back(node);
    if (index == 0) plot.collapsedField = "collapsed";
    plot.find = p_.find;
    plot.edit = [this, index](std::int64_t node) { return choose(index, int(node)); };
    treePlot(plot, area, view_, canvas_);
}

void TreeSearchPicture::setRange(TreePlot& plot) const
{
    plot.scale.low = 0;
    plot.scale.high = 1;
    if (p_.shown.is("entropy")) plot.valueUnit = "nat";
    if (!p_.shown.is("entropy") && !p_.shown.is("visits")) return;
    for (const double v : plot.values)
        plot.scale.high = std::fmax(plot.scale.high, v);
}

void TreeSearchPicture::drawDetails(Rect area)
{
    const double small = Sizes(view_).small, line = small * 1.4;
    double y = area.y + small * 1.1;
    for (const std::string& fact : nodeFacts(outcome(), node_, !view_.still, view_.say)) {
        canvas_.text({area.x, y}, fitted(fact, area.width, small, canvas_),
            {.size = small, .colour = view_.theme.text});
        y += line;
    }
    drawActions({area.x, y});
    y += line * 0.8;
    drawPath({area.x, y, area.width, area.bottom() - y});
}

void TreeSearchPicture::drawActions(Point at)
{
    std::string text = r_.prompt;
    for (const Token token : tree().tokens(node_))
        text += piece(token);
    const std::string look = view_.say("Its attention");
    action(look, at, attentionOf(p_.model.written, p_.special, text));
    if (p_.forced.empty()) return;
    const double small = Sizes(view_).small;
    at.x += canvas_.width(look, small) + small * 2;
    action(view_.say("Let the forced tokens go"), at, letGo());
}

void TreeSearchPicture::action(const std::string& words, Point at, Edit edit)
{
    const auto click = canvas_.onClick(std::move(edit));
    const auto link = canvas_.link(refOf(node_), words);
    canvas_.text(at, words, {.size = Sizes(view_).small, .colour = view_.theme.accent});
}

void TreeSearchPicture::drawPath(Rect area)
{
    pathStrip(tree(),
        {node_, std::string(p_.colours.name()), [this](int node) { return refOf(node); },
            [this](int node) { return choose(side_, node); }},
        area, still_, canvas_);
}

void TreeSearch::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    TreeSearchPicture(p, r, view, canvas).draw();
}

} // namespace seq
