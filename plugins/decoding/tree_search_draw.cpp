#include "engine/base/utf8.h"
#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "engine/figure/tree_plot.h"
#include "plugins/decoding/puct.h"
#include "plugins/decoding/search_text.h"
#include "plugins/decoding/tree_search.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

using Params = TreeSearch::Params;
using Shown = TreeSearch::Result;
using Side = TreeSearch::Side;

class SearchPicture {
public:
    SearchPicture(const Params& p, const Shown& r, const View& view, Canvas& canvas)
        : p_(p)
        , r_(r)
        , view_(view)
        , still_{view.size, {}, view.theme, view.text, view.still}
        , canvas_(canvas)
        , source_(sourceOf("search tree", r.prompt))
    {
        const int first = r.sides[0].outcome.tree.size();
        side_ = p.node >= first && r.sides.size() > 1 ? 1 : 0;
        const SearchOutcome& o = outcome();
        node_ = p.node < 0 ? forkOnAnswer()
                           : std::min(p.node - (side_ ? first : 0), o.tree.size() - 1);
    }
    void draw()
    {
        canvas_.background(view_.theme.background);
        const double pad = view_.size.width > 700 ? 16 : 8;
        const Rect all = Rect{0, 0, view_.size.width, view_.size.height}.inset(pad);
        const double right = std::floor(all.width * 0.34), left = all.width - right - pad;
        const double trees = std::floor(all.height * 0.5);
        drawTrees({all.x, all.y, left, trees}, pad);
        const double below = all.y + trees + pad, height = all.height - trees - pad;
        const double path = std::floor(height * 0.66);
        drawPath({all.x, below, left, path});
        drawCompletions({all.x, below + path, left, height - path});
        const double x = all.x + left + pad, third = (all.height - 2 * pad) / 3;
        drawNext({x, all.y, right, third});
        if (strategy() == "A")
            drawPuct({x, all.y + third + pad, right, third});
        else
            drawFrontier({x, all.y + third + pad, right, third});
        drawCurve({x, all.y + 2 * (third + pad), right, third});
    }

private:
    const Side& side() const { return r_.sides[std::size_t(side_)]; }
    const SearchOutcome& outcome() const { return side().outcome; }
    const SearchTree& tree() const { return outcome().tree; }
    const std::string& strategy() const { return side().strategy; }

    // The deepest node on the answer's path that branches.
    int forkOnAnswer() const
    {
        int fork = 0;
        for (const int node : outcome().answer)
            if (tree().children(node).size() > 1) fork = node;
        return fork;
    }

    int offset(int side) const { return side == 0 ? 0 : r_.sides[0].outcome.tree.size(); }
    Edit choose(int side, int node) const
    {
        return {{}, {{"node", Value(std::int64_t(node + offset(side)))}}};
    }
    Ref refOf(int node) const
    {
        const int at = node + offset(side_);
        return {source_, at, at + 1};
    }
    std::string piece(Token token) const { return pieceOf(tree(), token); }

    void drawTrees(Rect area, double pad)
    {
        const auto count = double(r_.sides.size());
        const double height = (area.height - (count - 1) * pad) / count;
        for (std::size_t i = 0; i < r_.sides.size(); ++i)
            drawTree(int(i), {area.x, area.y + double(i) * (height + pad), area.width, height});
    }

    void drawTree(int index, Rect area)
    {
        const Side& s = r_.sides[std::size_t(index)];
        TreePlot plot;
        plot.name = index == 0 ? "tree" : "beside";
        plot.caption = treeCaption(s);
        plot.tree = s.layout;
        plot.values = nodeValues(s.outcome, p_.shown.name());
        plot.valueLabel = p_.shown.name();
        plot.scale.map = colourMapOf(p_.colours.name());
        setRange(plot);
        if (s.strategy == "A")
            plot.weights.assign(
                s.outcome.tree.nodes().visits.begin(), s.outcome.tree.nodes().visits.end());
        if (p_.across.is("surprisal")) {
            plot.x = {.label = "surprisal", .unit = "nat"};
            for (const double logp : s.outcome.tree.nodes().cumLogp)
                plot.at.push_back(-logp);
        }
        if (index == side_) plot.selected = {node_};
        for (const int node : p_.collapsed)
            if (index == 0 && node < s.outcome.tree.size()) plot.collapsed.push_back(node);
        if (index == 0) plot.collapsedField = "collapsed";
        plot.find = p_.find;
        plot.edit = [this, index](std::int64_t node) { return choose(index, int(node)); };
        treePlot(plot, area, view_, canvas_);
    }

    void setRange(TreePlot& plot) const
    {
        plot.scale.low = 0;
        plot.scale.high = 1;
        if (p_.shown.is("entropy")) plot.valueUnit = "nat";
        if (!p_.shown.is("entropy") && !p_.shown.is("visits")) return;
        for (const double v : plot.values)
            plot.scale.high = std::fmax(plot.scale.high, v);
    }

    void drawPath(Rect area)
    {
        TokenStrip strip;
        strip.name = "path";
        strip.caption = "The chosen node's path; a click chooses a node on it";
        strip.scale.map = colourMapOf(p_.colours.name());
        StripRow row;
        for (const int node : tree().path(node_)) {
            StripItem item;
            item.text = toUtf8(piece(tree().nodes().token[std::size_t(node)]));
            item.ref = refOf(node);
            item.value = std::exp(double(tree().nodes().logp[std::size_t(node)]));
            item.selected = node == node_;
            item.edit = choose(side_, node);
            row.items.push_back(std::move(item));
        }
        if (row.items.empty()) row.items.push_back({.text = "the prompt alone", .ref = refOf(0)});
        strip.rows.push_back(std::move(row));
        const double facts = Sizes(view_).small * 5.6;
        tokenStrip(strip, {area.x, area.y, area.width, area.height - facts}, still_, canvas_);
        drawFacts({area.x, area.bottom() - facts, area.width, facts});
    }

    void drawFacts(Rect area)
    {
        const Sizes sizes(view_);
        double y = area.y + sizes.small * 1.1;
        for (const std::string& line : nodeFacts(outcome(), node_, !view_.still)) {
            canvas_.text({area.x, y}, fitted(line, area.width, sizes.small, canvas_),
                {.size = sizes.small, .colour = view_.theme.text});
            y += sizes.small * 1.35;
        }
        std::string text = r_.prompt;
        for (const Token token : tree().tokens(node_))
            text += piece(token);
        action("Open this text in the attention explorer", {area.x, y},
            {"attention.explore", {{"text", Value(TextRef::literal(toUtf8(text)).written)}}});
        if (!p_.forced.empty())
            action("Let the forced tokens go", {area.x + area.width * 0.55, y},
                {{},
                    {{"forced", Value(std::vector<std::int64_t>())},
                        {"node", Value(std::int64_t(-1))}}});
    }

    void action(const std::string& words, Point at, Edit edit)
    {
        const auto click = canvas_.onClick(std::move(edit));
        const auto link = canvas_.link(refOf(node_), words);
        canvas_.text(at, words, {.size = Sizes(view_).small, .colour = view_.theme.accent});
    }

    // What may come next at the node: made or only considered. A click forces it.
    void drawNext(Rect area)
    {
        Bars plot;
        plot.name = "next";
        plot.caption = "What may come next here (marked: in the tree); a click forces it";
        plot.value = {.label = "probability", .unit = "%"};
        const auto add = [&](Token token, float logp, int child) {
            Bar bar;
            bar.label = visibleText(toUtf8(piece(token)));
            bar.value = 100 * std::exp(double(logp));
            bar.selected = child >= 0;
            if (child >= 0) bar.ref = refOf(child);
            bar.edit = force(token);
            plot.bars.push_back(std::move(bar));
        };
        for (const int c : tree().children(node_))
            add(tree().nodes().token[std::size_t(c)], tree().nodes().logp[std::size_t(c)], c);
        for (const TreeCandidate& c : tree().candidates(node_))
            add(c.token, c.logp, -1);
        if (plot.bars.empty()) plot.caption = "Nothing is known yet of what follows this node";
        std::ranges::stable_sort(plot.bars, std::greater(), &Bar::value);
        bars(plot, area, still_, canvas_);
    }

    Edit force(Token token) const
    {
        std::vector<std::int64_t> path;
        for (const Token t : tree().tokens(node_))
            path.push_back(t);
        path.push_back(token);
        return {{}, {{"forced", Value(std::move(path))}, {"node", Value(std::int64_t(-1))}}};
    }

    // U of each child, and what it is made of.
    void drawPuct(Rect area)
    {
        Bars plot;
        plot.name = "puct";
        plot.caption = "Where the next walk goes from here: U = Q + prior term";
        plot.value = {.label = "U"};
        for (const int c : tree().children(node_)) {
            const auto n = std::size_t(c);
            if (n >= outcome().prior.size() || outcome().prior[n] <= 0) continue;
            const PuctTerms terms = childTerms(node_, c);
            Bar bar;
            bar.label = visibleText(toUtf8(piece(tree().nodes().token[n])));
            bar.value = terms.sum();
            bar.note = "= " + valueText(terms.value) + " + " + valueText(terms.bonus) + ", N "
                + std::to_string(tree().nodes().visits[n]);
            bar.ref = refOf(c);
            bar.edit = choose(side_, c);
            plot.bars.push_back(std::move(bar));
        }
        if (plot.bars.empty()) plot.caption = "No walk went on from this node";
        std::ranges::stable_sort(plot.bars, std::greater(), &Bar::value);
        bars(plot, area, still_, canvas_);
    }

    PuctTerms childTerms(int parent, int child) const
    {
        const TreeNodes& all = tree().nodes();
        const auto q = [&](int node) { return meanValue(outcome(), node, p_.normalise); };
        const int visits = all.visits[std::size_t(child)];
        const double value = visits == 0 && p_.firstPlay.is("parent") ? q(parent) : q(child);
        return puctTerms(all.visits[std::size_t(parent)], visits,
            outcome().prior[std::size_t(child)], value, p_.cInit, SearchSettings().cBase);
    }

    void drawFrontier(Rect area)
    {
        Bars plot;
        plot.name = "frontier";
        plot.caption = strategy() == "E" ? "The queue: likeliest paths not yet continued"
                                         : "Open leaves: chance to be drawn next";
        plot.value = {.label = strategy() == "E" ? "probability" : "chance", .unit = "%"};
        for (const FrontierLeaf& leaf : outcome().frontier) {
            Bar bar;
            bar.label = tailOf(tree(), leaf);
            bar.value = 100 * leaf.probability;
            bar.ref = refOf(leaf.node);
            bar.selected = leaf.token < 0 && leaf.node == node_;
            bar.edit = choose(side_, leaf.node);
            plot.bars.push_back(std::move(bar));
        }
        if (plot.bars.empty()) plot.caption = "No leaf is open";
        bars(plot, area, still_, canvas_);
    }

    void drawCurve(Rect area)
    {
        Curve plot;
        plot.name = "best";
        plot.caption = "Confidence of the best completion so far";
        plot.x = {.label = "evaluations", .unit = {}, .begin = 0, .end = 1};
        plot.y = {.label = "confidence"};
        plot.fromZero = true;
        double last = 1;
        for (const Side& s : r_.sides)
            last = std::max(last, double(s.outcome.cost.evaluations + s.outcome.cost.finishing));
        plot.fitX = false;
        plot.x.end = last;
        for (const Side& s : r_.sides)
            plot.series.push_back(stairs(s, last));
        curve(plot, area, still_, canvas_);
    }

    void drawCompletions(Rect area)
    {
        area = withCaption(side().strategy + ": completions, best first (dot: in the diverse pick)",
            area, still_, canvas_);
        const Sizes sizes(view_);
        const double step = sizes.small * 1.55;
        const auto& list = outcome().completions;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const Rect line{area.x, area.y + step * double(i), area.width, step};
            if (line.bottom() > area.bottom() + 1) break;
            drawCompletion(i, line);
        }
    }

    void drawCompletion(std::size_t i, Rect line)
    {
        const Completion& c = outcome().completions[i];
        const double unit = Sizes(view_).small, y = line.y + line.height * 0.72;
        const std::string text = visibleText(toUtf8(side().texts[i]));
        const auto link = canvas_.link(refOf(c.node), text);
        const auto click = canvas_.onClick(choose(side_, c.node));
        const Colour back = c.node == node_
            ? mix(view_.theme.background, view_.theme.highlight, 0.25)
            : view_.theme.surface;
        canvas_.rect({line.x, line.y, line.width, line.height - 1}, {back});
        if (std::ranges::find(outcome().diverse, int(i)) != outcome().diverse.end()) {
            const Point dot{line.x + unit * 0.7, line.y + line.height / 2};
            canvas_.dots({&dot, 1}, unit * 0.25, {view_.theme.accent});
        }
        const TextStyle number{.size = unit, .colour = view_.theme.faint, .anchor = Anchor::Right};
        canvas_.text({line.x + unit * 4.6, y}, decimals(c.confidence, 4), number);
        canvas_.text({line.x + unit * 8.6, y}, decimals(c.logp, 2), number);
        canvas_.text({line.x + unit * 9.4, y}, fitted(text, line.width - unit * 10, unit, canvas_),
            {.size = unit, .colour = view_.theme.text, .bold = c.node == node_});
    }

    const Params& p_;
    const Shown& r_;
    const View& view_;
    View still_; // the trees alone zoom
    Canvas& canvas_;
    SourceId source_;
    int side_ = 0, node_ = 0; // chosen
};

} // namespace

void TreeSearch::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    SearchPicture(p, r, view, canvas).draw();
}

} // namespace seq
