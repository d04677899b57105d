#pragma once
#include "engine/figure/tree_plot.h"

#include <vector>

namespace seq {

// What of a tree is seen through a camera. Only the tree plot's own files read this.

struct TreeFrame { // where it is drawn
    Rect area;
    // room beside the nodes, at the camera that shows all
    double left = 0, right = 0, top = 0, bottom = 0;
    double small = 11; // size of its text
    Camera camera = {};
};

// What each subtree holds, from its leaves up.
struct TreeSums {
    TreeSums(const TreePlot&, const TreeLayout::Rows&, const std::vector<std::int64_t>& found);
    std::vector<double> x; // of the node
    std::vector<double> reach; // largest x in it, hidden nodes left out
    std::vector<double> value; // largest value; NaN: none
    std::vector<std::int64_t> found; // nodes
    std::vector<char> live; // some leaf of it is: neither pruned nor rejected
    std::vector<char> keep; // holds a best or a selected node: never within a wedge
    std::vector<char> folded;
    double low = 0, high = 1; // of x
};

struct TreeTwig { // an edge, a chain maybe, and what it ends in
    enum Kind : std::uint8_t { Node, Folded, Small, Several }; // the last three are wedges
    Kind kind = Node;
    std::int64_t from = -1; // where it begins; -1: nowhere
    std::int64_t first = 0, node = 0; // of the chain; of several: the first and the last sibling
    Rect wedge = {}; // the base's height, from the tip to the base
    std::int64_t leaves = 1, found = 0; // of a wedge
    double value = 0; // the largest in a wedge
    bool live = true;
};

class TreeSight {
public:
    TreeSight(const TreePlot&, const TreeLayout::Rows&, const TreeSums&, const TreeFrame&);
    std::vector<TreeTwig> twigs() const;
    Point place(std::int64_t node) const;
    double x(double value) const { return originX_ + value * scaleX_; }
    double valueAt(double x) const { return (x - originX_) / scaleX_; }
    double y(double row) const { return originY_ + (row + 0.5) * pitch_; }
    double rowAt(double y) const { return (y - originY_) / pitch_ - 0.5; }
    double pitch() const { return pitch_; } // px a leaf
    double radius(std::int64_t node) const; // of its dot
    double bend(std::int64_t from, std::int64_t to) const; // px that an edge needs to change rows

private:
    void family(std::int64_t from, std::vector<TreeTwig>&) const;
    void run(std::int64_t from, std::span<const std::int64_t> tiny, std::vector<TreeTwig>&) const;
    void single(std::int64_t from, std::int64_t child, std::vector<TreeTwig>&) const;
    std::int64_t chainEnd(std::int64_t) const;
    bool seen(std::int64_t) const; // any of its subtree
    bool tiny(std::int64_t) const;
    double height(std::int64_t) const;
    const TreePlot& plot_;
    const TreeLayout& tree_;
    const TreeLayout::Rows& rows_;
    const TreeSums& sums_;
    TreeFrame frame_;
    double originX_ = 0, scaleX_ = 1, originY_ = 0, pitch_ = 1, heaviest_ = 0;
};

} // namespace seq
