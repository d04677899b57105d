#include "plugins/decoding/search_text.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/figure/axes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace seq {

namespace {

double nodeValue(
    const SearchOutcome& o, const SearchTree& tree, std::size_t n, std::string_view what)
{
    const TreeNodes& all = tree.nodes();
    if (what == "entropy") return double(all.entropy[n]);
    if (what == "visits") return all.visits[n];
    if (n == 0) return NAN; // the prompt has no probability here
    if (what == "probability") return std::exp(double(all.logp[n]));
    if (what == "value") return all.visits[n] ? all.valueSum[n] / all.visits[n] : NAN;
    return o.confidence[n];
}

} // namespace

std::string stateText(const SearchTree& tree, std::size_t n, const Wording& say)
{
    const NodeState state = tree.nodes().state[n];
    if (state != NodeState::Pruned) return say(name(state));
    return say("pruned by {}", {say(name(tree.nodes().pruneBy[n]))});
}

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

std::string treeCaption(const TreeSearch::Side& side, const Wording& say)
{
    const SearchOutcome& o = side.outcome;
    const std::vector<std::string> cost{
        std::to_string(o.tree.size()), std::to_string(o.cost.evaluations)};
    if (side.strategy == "greedy")
        return say("Greedy: the likeliest token each time; {} nodes, {} evaluations", cost);
    if (side.strategy == "beam")
        return say("Beam search beside it; {} nodes, {} evaluations", cost);
    if (side.strategy == "A")
        return say("Tree search as AlphaGo: area is visits; {} nodes, {} evaluations", cost);
    if (side.strategy != "E")
        return say("Tree search: leaves drawn by confidence; {} nodes, {} evaluations", cost);
    if (!o.proven) return say("Exact search, not proven; {} nodes, {} evaluations", cost);
    return say(
        "Exact search: no text is likelier than the one in bold; {} nodes, {} evaluations", cost);
}

std::vector<double> nodeValues(
    const SearchOutcome& o, const SearchTree& tree, std::string_view what)
{
    std::vector<double> values;
    for (std::size_t n = 0; n < std::size_t(tree.size()); ++n)
        values.push_back(nodeValue(o, tree, n, what));
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

std::string nodeCost(const SearchTree& tree, const std::vector<float>& millis, int node, bool timed,
    const Wording& say)
{
    const auto known = [&](int n) {
        return std::size_t(n) < millis.size() && !std::isnan(millis[std::size_t(n)]);
    };
    if (std::isnan(tree.nodes().entropy[std::size_t(node)]))
        return say("Cost: not run through the model");
    if (!timed || !known(node)) return say("Cost: 1 token");
    double all = 0;
    const auto path = tree.path(node);
    for (const int n : path)
        if (known(n)) all += double(millis[std::size_t(n)]);
    return say("Cost: 1 token, {} ms measured; path {}, {} ms",
        {decimals(double(millis[std::size_t(node)]), 1), std::to_string(path.size()),
            decimals(all, 0)});
}

std::vector<std::string> nodeFacts(const SearchOutcome& o, int node, bool timed, const Wording& say)
{
    const TreeNodes& all = o.tree.nodes();
    const auto n = std::size_t(node);
    std::vector<std::string> lines{say("Node {}, depth {}, step {}: {}",
        {std::to_string(node), std::to_string(all.depth[n]), std::to_string(all.step[n]),
            stateText(o.tree, n, say)})};
    if (node > 0)
        lines.push_back(say("Its token: p {}, rank {}; path: log p {}",
            {decimals(std::exp(double(all.logp[n])), 4), std::to_string(all.rank[n] + 1),
                decimals(all.cumLogp[n], 3)}));
    lines.push_back(say("Confidence {}", {decimals(o.confidence[n], 4)}));
    if (all.visits[0] > 0)
        lines.back() += say(", {} visits, Q {}, own value {}",
            {std::to_string(all.visits[n]),
                decimals(all.visits[n] ? all.valueSum[n] / all.visits[n] : NAN, 4),
                decimals(o.value[n], 4)});
    if (!std::isnan(all.entropy[n]))
        lines.push_back(say("After it: entropy {} nat, likeliest {}",
            {decimals(double(all.entropy[n]), 3), decimals(double(all.top1[n]), 3)}));
    lines.push_back(nodeCost(o.tree, o.millis, node, timed, say));
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
