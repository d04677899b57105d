#pragma once
#include "plugins/decoding/tree_growth.h"

#include <vector>

namespace seq {

// Mode P of the specification 5: open leaves are drawn for expansion by their confidence.
class LeafSampling {
public:
    explicit LeafSampling(TreeGrowth&);
    void run();

private:
    // ln of conf^(1/tau) * (1 / (1 + expansions of its branch))^beta
    double logWeight(int leaf) const;
    std::vector<int> draw(int count) const; // of the open leaves, by Gumbel-top-m
    void expand(const std::vector<int>& leaves);
    // Children of evaluated nodes; returns those appended by the chain rule, to be evaluated.
    std::vector<int> grow(const std::vector<int>& nodes);
    void arrive(int node); // open, or completed
    void pruneFrontier();
    void showFrontier();
    int branchOf(int node) const; // the root's child above it

    TreeGrowth& growth_;
    std::vector<int> open_; // in order of creation
    std::vector<int> expansionsOf_; // by node: of a child of the root
    std::uint32_t round_ = 0;
};

} // namespace seq
