#pragma once
#include "engine/decode/search_tree.h"
#include "engine/figure/plots.h"

#include <functional>
#include <string>

namespace seq {

// The tokens that lead to a node of a search tree, coloured by their probabilities.
struct PathStrip {
    int node = 0;
    std::string colours; // name of a colour map
    std::function<Ref(int node)> ref;
    std::function<Edit(int node)> choose;
};
void pathStrip(const SearchTree&, const PathStrip&, Rect area, const View&, Canvas&);

} // namespace seq
