#pragma once
#include "plugins/decoding/exact_queue.h"
#include "plugins/decoding/tree_growth.h"

namespace seq {

// Mode E of the specification 5: uniform-cost search by log p. As log p never rises, the first
// completion that is popped is the likeliest of all. Branching is not limited by k or min-p.
class ExactSearch {
public:
    explicit ExactSearch(TreeGrowth&);
    void run();

private:
    void expand(int node, double logp);
    int arrive(const ExactQueue::Entry&); // the node of a popped entry
    void showFrontier();
    void finish(); // nothing was popped to its end

    TreeGrowth& growth_;
    ExactQueue queue_;
};

} // namespace seq
