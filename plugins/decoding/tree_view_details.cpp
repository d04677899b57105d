#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "plugins/decoding/node_links.h"
#include "plugins/decoding/path_strip.h"
#include "plugins/decoding/search_text.h"
#include "plugins/decoding/tree_view.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace seq {

void TreePane::details(Rect area)
{
    const double small = Sizes(view_).small, line = small * 1.4;
    double y = area.y + small * 1.1;
    for (const std::string& fact : facts()) {
        canvas_.text({area.x, y}, fitted(fact, area.width, small, canvas_),
            {.size = small, .colour = view_.theme.text});
        y += line;
    }
    actions({area.x, y});
    y += line * 0.8;
    path({area.x, y, area.width, area.bottom() - y});
}

double TreePane::detailsHeight() const
{
    const Sizes sizes(view_);
    return sizes.small * (2 + 1.4 * double(facts().size())) + sizes.text * 4 + sizes.gap * 2;
}

std::vector<std::string> TreePane::facts() const
{
    const auto n = std::size_t(chosen());
    const TreeNodes& t = r_.tree.nodes();
    std::vector<std::string> lines{view_.say("Node {}, depth {}, step {}: {}",
        {std::to_string(n), std::to_string(t.depth[n]), std::to_string(t.step[n]),
            stateText(r_.tree, n, view_.say)})};
    if (n > 0) {
        lines.push_back(view_.say("Its token: p {}, rank {}, log p {}",
            {decimals(std::exp(double(t.logp[n])), 4), std::to_string(t.rank[n] + 1),
                decimals(double(t.logp[n]), 3)}));
        if (t.logpProc[n] != t.logp[n])
            lines.back() += view_.say(", searched as {}", {decimals(double(t.logpProc[n]), 3)});
        lines.push_back(view_.say("Its path: log p {}, score {} nat",
            {decimals(t.cumLogp[n], 3), decimals(t.cumScore[n], 3)}));
        if (!std::isnan(t.normScore[n]))
            lines.back() += view_.say(", by length {}", {decimals(t.normScore[n], 4)});
    }
    if (!std::isnan(t.entropy[n]))
        lines.push_back(view_.say("After it: entropy {} nat, likeliest {}",
            {decimals(double(t.entropy[n]), 3), decimals(double(t.top1[n]), 3)}));
    lines.push_back(n == 0
            ? view_.say("Cost: the prompt's {} tokens", {std::to_string(r_.promptTokens)})
            : nodeCost(r_.tree, r_.millis, int(n), !view_.still, view_.say));
    return lines;
}

void TreePane::actions(Point at)
{
    const double small = Sizes(view_).small;
    std::string text = r_.prompt;
    for (const Token token : r_.tree.tokens(chosen()))
        text += pieceOf(r_.tree, token);
    const std::string look = view_.say("Its attention");
    const TextStyle style{.size = small, .colour = view_.theme.accent};
    {
        const auto click = canvas_.onClick(attentionOf(r_.model, r_.special, text));
        const auto link = canvas_.link(refOf(chosen()), "open this text in the attention explorer");
        canvas_.text(at, look, style);
    }
    if (r_.forced == 0) return;
    std::vector<Token> kept = r_.tree.tokens(chosen());
    const bool here = !kept.empty() && int(kept.size()) <= r_.forced;
    here ? kept.pop_back() : kept.clear();
    const std::string words = here ? view_.say("Let go what is forced from here")
                                   : view_.say("Let the forced tokens go");
    const auto click = canvas_.onClick(letGo(kept));
    const auto link = canvas_.link(refOf(chosen()), words);
    canvas_.text({at.x + canvas_.width(look, small) + small * 2, at.y}, words, style);
}

void TreePane::path(Rect area)
{
    pathStrip(r_.tree,
        {chosen(), std::string(controls_.colours.name()), [this](int node) { return refOf(node); },
            [this](int node) { return choose(node); }},
        area, view_, canvas_);
}

Edit TreePane::force(Token token) const
{
    return forceAfter(r_.tree.tokens(chosen()), token);
}

Bar TreePane::bar(Token token, float logp) const
{
    Bar bar;
    bar.label = visibleText(piece(token));
    bar.value = 100 * std::exp(double(logp));
    bar.edit = force(token);
    return bar;
}

void TreePane::considered(Rect area)
{
    const int node = chosen();
    Bars plot;
    plot.name = "considered";
    plot.caption = view_.say("What came next (marked); a click forces it");
    plot.value = {.label = view_.say("probability"), .unit = "%"};
    std::map<Token, std::size_t> made;
    std::map<Token, int> groups; // may share a token
    for (const int child : r_.tree.children(node)) {
        const auto n = std::size_t(child);
        const Token token = r_.tree.nodes().token[n];
        const auto [at, fresh] = made.emplace(token, plot.bars.size());
        if (fresh) {
            plot.bars.push_back(bar(token, r_.tree.nodes().logp[n]));
            plot.bars.back().ref = refOf(child);
            plot.bars.back().selected = true;
        }
        ++groups[token];
    }
    for (const auto& [token, count] : groups)
        if (count > 1)
            plot.bars[made.at(token)].note = view_.say("{} groups", {std::to_string(count)});
    for (const TreeCandidate& c : r_.tree.candidates(node)) {
        if (made.contains(c.token)) continue;
        plot.bars.push_back(bar(c.token, c.logp));
        if (c.logp != c.logpProc && std::isfinite(c.logpProc))
            plot.bars.back().note = decimals(double(c.logpProc - c.logp), 2);
    }
    if (plot.bars.empty()) plot.caption = view_.say("Nothing was considered after this node");
    std::ranges::stable_sort(plot.bars, std::greater(), &Bar::value);
    bars(plot, area, view_, canvas_);
}

} // namespace seq
