#pragma once
#include "plugins/decoding/tree_growth.h"

#include <vector>

namespace seq {

// U = Q + [ln((N + cBase + 1) / cBase) + cInit] * sqrt(N) / (1 + n) * P (specification 5, mode A).
struct PuctTerms {
    double value = 0, bonus = 0;
    double sum() const { return value + bonus; }
};
PuctTerms puctTerms(double parentVisits, double childVisits, double prior, double value,
    double cInit, double cBase);

// The number of a Dirichlet(alpha, …, alpha) draw for each of `count` places; they sum to 1.
std::vector<double> dirichlet(int count, double alpha, std::uint64_t seed);

// Mode A: simulations down the tree to the child of greatest U, leaves valued, values backed up.
// Several are in flight at once: each counts as a visit of value 0 until it lands.
class PuctSearch {
public:
    explicit PuctSearch(TreeGrowth&);
    void run();

private:
    struct Flight {
        int leaf; // where it stands
        bool expands; // it was here before: goes on to a child
    };
    Flight descend(int node) const;
    int bestChild(int node) const; // of greatest U; ties: lower token id
    PuctTerms terms(int parent, int child) const;
    int visits(int node) const;
    double meanValue(int node) const; // visits in flight count 0
    void gather(); // the flights of one round
    void expandLeaves();
    void rollOut(); // all leaves in flight at once
    double valueOf(int leaf);
    void land(int leaf); // its value, backed up
    void fly(int leaf, int change); // visits in flight, from the leaf to the root
    void addChildren(int node);
    void follow(); // arrays grow with the tree
    int pick(int node) const; // the child that the answer goes through; -1: none was visited
    int answerLeaf() const;
    void showFrontier();

    TreeGrowth& growth_;
    std::vector<Flight> flights_;
    std::vector<std::vector<int>> children_; // of expanded nodes, by token id
    std::vector<int> inFlight_;
    std::vector<int> rolled_; // last node of a leaf's roll-out; -1
    bool valued_ = false, spent_ = false;
    int simulations_ = 0;
};

} // namespace seq
