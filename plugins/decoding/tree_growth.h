#pragma once
#include "engine/decode/tree_decoder.h"
#include "plugins/decoding/node_row.h"
#include "plugins/decoding/path_confidence.h"
#include "plugins/decoding/search_outcome.h"
#include "plugins/decoding/search_settings.h"

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace seq {

// What the ways of searching share: nodes run through the model in batches, children, confidence,
// completions, what was spent, and the release of KV below which nothing is open.
class TreeGrowth {
public:
    // Called after each step; may throw Cancelled.
    using Step = std::function<void(const SearchOutcome&, double fraction)>;
    TreeGrowth(const LanguageModel&, std::span<const Token> prompt, const SearchSettings&, Step);

    // The forced tokens as a path; returns the node that the search starts from.
    int plant();
    int root() const { return root_; }
    const SearchSettings& settings() const { return settings_; }
    SearchOutcome& out() { return out_; }
    const SearchOutcome& out() const { return out_; }
    const SearchTree& tree() const { return out_.tree; }
    SearchTree& tree() { return out_.tree; }

    // Log-probabilities [nodes, V] at nodes not yet evaluated, in one batch.
    Tensor evaluate(std::span<const int> nodes);
    bool evaluated(int node) const { return rows_[std::size_t(node)].has_value(); }
    const NodeRow& row(int node) const { return *rows_[std::size_t(node)]; }

    // Children of an evaluated node: at most k, of at least min-p of the likeliest one's
    // probability, at least one, likeliest first. The node becomes expanded.
    std::vector<int> branch(int node);
    // The one child of this token (created if it is not there).
    int append(int node, RankedToken, int rank);
    void expand(int node); // to Expanded, with its near misses
    void prune(int node);
    bool open(int node) const;
    int depth(int node) const { return tree().nodes().depth[std::size_t(node)]; }
    double logConfidence(int node) const;
    double logp(int node) const { return tree().nodes().cumLogp[std::size_t(node)]; }

    // How many more expansions (evaluations, for `chains`) are left of `wanted`.
    int room(int wanted);
    int evaluationRoom(int wanted);
    bool late(); // the seconds are over
    void spend(int expansions) { out_.cost.expansions += expansions; }
    void complete(int node, double score);
    // To an end from an open node, the likeliest token each time: nothing was completed.
    void finishGreedily(int node);
    void hold(int node, int change); // as if so many open nodes more hung below
    void stepDone();

private:
    void addNode(int parent, const TokenOdds&);
    int create(int parent, RankedToken, int rank, NodeState);
    int kept(const NodeRow&) const; // children that min-p and k allow
    double prior(const NodeRow&, int rank) const;
    double elapsed() const;
    double fraction() const;
    void note(int node); // the curve

    const LanguageModel& model_;
    std::vector<Token> prompt_;
    SearchSettings settings_;
    Step step_;
    SearchOutcome out_;
    TreeDecoder decoder_;
    std::vector<PathStats> paths_;
    std::vector<std::optional<NodeRow>> rows_;
    std::vector<int> openBelow_; // open nodes in the subtree
    int root_ = 0;
    bool finishing_ = false;
    std::chrono::steady_clock::time_point start_;
};

} // namespace seq
