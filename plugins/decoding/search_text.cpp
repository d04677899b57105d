#include "plugins/decoding/search_text.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/figure/axes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace seq {

namespace {

double nodeValue(const SearchOutcome& o, std::size_t n, std::string_view what)
{
    const TreeNodes& all = o.tree.nodes();
    if (what == "entropy") return double(all.entropy[n]);
    if (what == "visits") return all.visits[n];
    if (n == 0) return NAN; // the prompt has no probability here
    if (what == "probability") return std::exp(double(all.logp[n]));
    if (what == "value") return all.visits[n] ? all.valueSum[n] / all.visits[n] : NAN;
    return o.confidence[n];
}

std::string stateText(const SearchTree& tree, std::size_t n)
{
    const NodeState state = tree.nodes().state[n];
    std::string text = name(state);
    if (state == NodeState::Pruned) text += std::string(" by ") + name(tree.nodes().pruneBy[n]);
    return text;
}

} // namespace

std::string pieceOf(const SearchTree& tree, Token token)
{
    const auto found = tree.origin.pieces.find(token);
    return found == tree.origin.pieces.end() ? std::to_string(token) : found->second;
}

std::string decimals(double value, int digits)
{
    if (std::isnan(value)) return "–";
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

std::string treeCaption(const TreeSearch::Side& side)
{
    const SearchOutcome& o = side.outcome;
    const std::string cost = fill("{} nodes, {} evaluations",
        {std::to_string(o.tree.size()), std::to_string(o.cost.evaluations)});
    if (side.strategy == "greedy") return "Greedy: the likeliest token each time; " + cost;
    if (side.strategy == "beam") return "Beam search beside it; " + cost;
    if (side.strategy == "E")
        return (o.proven ? "Exact search: no text is likelier than the one in bold; "
                         : "Exact search, not proven; ")
            + cost;
    return (side.strategy == "A" ? "Tree search as AlphaGo: area is visits; "
                                 : "Tree search: leaves drawn by confidence; ")
        + cost;
}

std::vector<double> nodeValues(const SearchOutcome& o, std::string_view what)
{
    std::vector<double> values;
    for (std::size_t n = 0; n < std::size_t(o.tree.size()); ++n)
        values.push_back(nodeValue(o, n, what));
    return values;
}

double meanValue(const SearchOutcome& o, int node, bool normalise)
{
    const auto n = std::size_t(node);
    const int visits = o.tree.nodes().visits[n];
    if (visits == 0) return 0;
    const double mean = o.tree.nodes().valueSum[n] / visits;
    return normalise && o.greatest > o.least ? (mean - o.least) / (o.greatest - o.least) : mean;
}

std::vector<std::string> nodeFacts(const SearchOutcome& o, int node, bool timed)
{
    const TreeNodes& all = o.tree.nodes();
    const auto n = std::size_t(node);
    std::string cost = "Cost: ";
    cost += std::isnan(o.millis[n]) ? "not run through the model" : "1 token";
    if (timed && !std::isnan(o.millis[n]))
        cost += fill(
            ", {} ms (measured: its share of the batch)", {decimals(double(o.millis[n]), 1)});
    std::vector<std::string> lines{
        fill("Node {}, {} tokens deep: {}; confidence {}, log-probability {} nat",
            {std::to_string(node), std::to_string(all.depth[n]), stateText(o.tree, n),
                decimals(o.confidence[n], 4), decimals(all.cumLogp[n], 3)}),
        fill("Its token: probability {}, rank {}. After it: entropy {} nat, likeliest {}",
            {decimals(node ? std::exp(double(all.logp[n])) : NAN, 4),
                node ? std::to_string(all.rank[n] + 1) : "–", decimals(double(all.entropy[n]), 3),
                decimals(double(all.top1[n]), 3)})};
    if (all.visits[0] > 0)
        cost = fill("{} visits, Q {}, own value {}. ",
                   {std::to_string(all.visits[n]),
                       decimals(all.visits[n] ? all.valueSum[n] / all.visits[n] : NAN, 4),
                       decimals(o.value[n], 4)})
            + cost;
    lines.push_back(cost);
    return lines;
}

std::string tailOf(const SearchTree& tree, const FrontierLeaf& leaf)
{
    constexpr std::size_t kTokens = 4;
    std::vector<Token> tokens = tree.tokens(leaf.node);
    if (leaf.token >= 0) tokens.push_back(leaf.token);
    std::string text;
    const std::size_t from = tokens.size() > kTokens ? tokens.size() - kTokens : 0;
    for (std::size_t i = from; i < tokens.size(); ++i)
        text += pieceOf(tree, tokens[i]);
    return (from > 0 ? "…" : "") + visibleText(toUtf8(text));
}

CurveSeries stairs(const TreeSearch::Side& side, double last)
{
    CurveSeries series;
    series.name = side.strategy;
    for (const CurvePoint& point : side.outcome.curve) {
        if (!series.y.empty()) {
            series.x.push_back(point.evaluations);
            series.y.push_back(series.y.back());
        }
        series.x.push_back(point.evaluations);
        series.y.push_back(point.confidence);
    }
    if (!series.y.empty() && series.x.back() < last) {
        series.x.push_back(last);
        series.y.push_back(series.y.back());
    }
    return series;
}

} // namespace seq
