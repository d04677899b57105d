#pragma once
#include "engine/figure/plots.h"
#include "plugins/decoding/tree_search.h"

#include <string>
#include <string_view>
#include <vector>

namespace seq {

// What the picture of a search says about its nodes, in words and numbers.

std::string pieceOf(const SearchTree&, Token); // bytes; the id where the tree does not know it
std::string decimals(double value, int digits); // a dash for NaN
std::string treeCaption(const TreeSearch::Side&, const Wording& say);

// Of each node: "confidence", "value" (mean, mode A), "probability", "entropy" or "visits".
std::vector<double> nodeValues(const SearchOutcome&, const SearchTree&, std::string_view what);
double meanValue(const SearchOutcome&, int node, bool normalise); // 0 for one never visited
std::string stateText(
    const SearchTree&, std::size_t node, const Wording& say); // "pruned by beam width"
// What a node cost in tokens, and in time where that may be shown. Millis by node; NaN: unknown.
std::string nodeCost(
    const SearchTree&, const std::vector<float>& millis, int node, bool timed, const Wording& say);
// Lines about a node; with its measured time where that may be shown.
std::vector<std::string> nodeFacts(const SearchOutcome&, int node, bool timed, const Wording& say);
std::string tailOf(const SearchTree&, const FrontierLeaf&); // the end of its text, for a label
// The best so far as a staircase, up to `last` evaluations.
CurveSeries stairs(const TreeSearch::Side&, double last);

} // namespace seq
