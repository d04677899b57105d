#pragma once
#include "engine/figure/tree_layout.h"
#include "plugins/decoding/search_outcome.h"

namespace seq {

// The tree of a search as it is drawn, as it is or as it was at some step: children by confidence,
// the answer's path as the best, a flag on nodes that were forced or whose scorer gave no number.
// The tree must know its pieces.
TreeLayoutPtr searchLayout(const SearchOutcome&, const SearchTree&);

TreeState drawnState(NodeState);

} // namespace seq
