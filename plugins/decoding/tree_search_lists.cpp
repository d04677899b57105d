#include "engine/base/utf8.h"
#include "engine/figure/axes.h"
#include "plugins/decoding/node_links.h"
#include "plugins/decoding/search_text.h"
#include "plugins/decoding/tree_search_picture.h"

#include <algorithm>
#include <cmath>

namespace seq {

void TreeSearchPicture::drawNext(Rect area)
{
    Bars plot;
    plot.name = "next";
    plot.caption = view_.say("What may come next; a click forces it");
    plot.value = {.label = view_.say("probability"), .unit = "%"};
    const auto add = [&](Token token, float logp, int child) {
        Bar bar;
        bar.label = visibleText(toUtf8(piece(token)));
        bar.value = 100 * std::exp(double(logp));
        bar.selected = child >= 0;
        if (child >= 0) bar.ref = refOf(child);
        bar.edit = forceAfter(tree().tokens(node_), token);
        plot.bars.push_back(std::move(bar));
    };
    for (const int c : tree().children(node_))
        add(tree().nodes().token[std::size_t(c)], tree().nodes().logp[std::size_t(c)], c);
    for (const TreeCandidate& c : tree().candidates(node_))
        add(c.token, c.logp, -1);
    if (plot.bars.empty())
        plot.caption = view_.say("Nothing is known yet of what follows this node");
    std::ranges::stable_sort(plot.bars, std::greater(), &Bar::value);
    bars(plot, area, still_, canvas_);
}

void TreeSearchPicture::drawWaiting(Rect area)
{
    strategy() == "A" ? drawPuct(area) : drawFrontier(area);
}

void TreeSearchPicture::drawPuct(Rect area)
{
    Bars plot;
    plot.name = "puct";
    plot.caption = view_.say("Where the next walk goes from here: U = Q + prior term");
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
    if (plot.bars.empty()) plot.caption = view_.say("No walk went on from this node");
    std::ranges::stable_sort(plot.bars, std::greater(), &Bar::value);
    bars(plot, area, still_, canvas_);
}

PuctTerms TreeSearchPicture::childTerms(int parent, int child) const
{
    const TreeNodes& all = tree().nodes();
    const auto q = [&](int node) { return meanValue(outcome(), node, p_.normalise); };
    const int visits = all.visits[std::size_t(child)];
    const double value = visits == 0 && p_.firstPlay.is("parent") ? q(parent) : q(child);
    return puctTerms(all.visits[std::size_t(parent)], visits, outcome().prior[std::size_t(child)],
        value, p_.cInit, SearchSettings().cBase);
}

void TreeSearchPicture::drawFrontier(Rect area)
{
    Bars plot;
    plot.name = "frontier";
    plot.caption = strategy() == "E" ? view_.say("The queue: likeliest paths not yet continued")
                                     : view_.say("Open leaves: chance to be drawn next");
    plot.value = {
        .label = strategy() == "E" ? view_.say("probability") : view_.say("chance"), .unit = "%"};
    for (const FrontierLeaf& leaf : outcome().frontier) {
        Bar bar;
        bar.label = tailOf(tree(), leaf);
        bar.value = 100 * leaf.probability;
        bar.ref = refOf(leaf.node);
        bar.selected = leaf.token < 0 && leaf.node == node_;
        bar.edit = choose(side_, leaf.node);
        plot.bars.push_back(std::move(bar));
    }
    if (plot.bars.empty()) plot.caption = view_.say("No leaf is open");
    bars(plot, area, still_, canvas_);
}

void TreeSearchPicture::drawCurve(Rect area)
{
    Curve plot;
    plot.name = "best";
    plot.caption = view_.say("Confidence of the best completion so far");
    plot.x = {.label = view_.say("evaluations"), .unit = {}, .begin = 0, .end = 1};
    plot.y = {.label = view_.say("confidence")};
    plot.fromZero = true;
    double last = 1;
    for (const TreeSearch::Side& s : r_.sides)
        last = std::max(last, double(s.outcome.cost.evaluations + s.outcome.cost.finishing));
    plot.fitX = false;
    plot.x.end = 1.04 * last; // the last point is whole
    for (const TreeSearch::Side& s : r_.sides)
        plot.series.push_back(stairs(s, last));
    curve(plot, area, still_, canvas_);
}

void TreeSearchPicture::drawCompletions(Rect area)
{
    area = withCaption(
        view_.say("Completions of {} (dot: picked)", {side().strategy}), area, still_, canvas_);
    const Sizes sizes(view_);
    const double step = sizes.small * 1.55;
    const auto& list = outcome().completions;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Rect line{area.x, area.y + step * double(i), area.width, step};
        if (line.bottom() > area.bottom() + 1) break;
        drawCompletion(i, line);
    }
}

void TreeSearchPicture::drawCompletion(std::size_t i, Rect line)
{
    const Completion& c = outcome().completions[i];
    const double unit = Sizes(view_).small, y = line.y + line.height * 0.72;
    const std::string text = visibleText(toUtf8(side().texts[i]));
    const auto link = canvas_.link(refOf(c.node), text);
    const auto click = canvas_.onClick(choose(side_, c.node));
    const Colour back = c.node == node_ ? mix(view_.theme.background, view_.theme.highlight, 0.25)
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

} // namespace seq
