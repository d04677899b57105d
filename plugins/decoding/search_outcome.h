#pragma once
#include "engine/decode/search_tree.h"

#include <string>
#include <vector>

namespace seq {

struct Completion {
    int node = 0;
    std::vector<std::int32_t> ids; // generated tokens, the end token included
    double score = 0; // what this search ranks by
    double confidence = 0, logp = 0; // of the path; nats
};

struct FrontierLeaf { // an open leaf, and its share in what is expanded next
    int node = 0;
    std::int32_t token = -1; // mode E: a continuation of the node that waits in the queue
    double probability = 0;
};

struct CurvePoint { // the best completion so far
    int evaluations = 0;
    double confidence = 0, logp = 0;
};

struct SearchCost {
    int expansions = 0;
    int evaluations = 0; // nodes run through the model, the root included
    int tokens = 0; // read by the model, the prompt's and recomputed ones included
    int finishing = 0; // evaluations after the budget, to complete one path greedily
};

// A search as it stands: what is shown live and what is returned.
struct SearchOutcome {
    SearchTree tree;
    std::vector<double> confidence; // of the path to each node
    std::vector<double> value; // own value of each node in mode A; NaN: none
    std::vector<double> prior; // of each node in mode A, noise included
    double least = 0, greatest = 0; // values so far, mode A
    std::vector<int> visited; // mode A: path of the most visited, or drawn, children
    std::vector<float> millis; // measured: each node's share of its batch; NaN: not evaluated
    std::vector<Completion> completions; // best first
    std::vector<int> diverse; // places in completions
    std::vector<int> answer; // path of the answer, from the root's child
    std::vector<FrontierLeaf> frontier; // likeliest first
    std::vector<CurvePoint> curve;
    SearchCost cost;
    bool finishedGreedily = false; // nothing was completed within the budget
    bool stoppedByClock = false;
    bool proven = false; // mode E: no completion is likelier
    int pops = 0; // mode E
    std::int64_t left = 0; // mode E: entries in the queue
    std::vector<int> unscored; // nodes whose scorer gave no number
    std::string warning;
};

} // namespace seq
