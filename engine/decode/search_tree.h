#pragma once
#include "engine/base/json.h"
#include "engine/decode/tree_nodes.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace seq {

struct NewNode {
    int parent = 0;
    std::int32_t token = -1;
    float logp = 0; // log p of the model alone, nats
    float logpProc = 0; // what the search adds: after pipeline, tax, penalties
    int rank = -1; // of the token in its parent's raw distribution, from 0
    int group = 0, beam = -1;
    float prior = 0;
    NodeState state = NodeState::Open; // or Forced
};

// Where a tree comes from: enough to show it again without the model.
struct TreeOrigin {
    std::string model, tokenizer; // content hashes
    std::vector<std::int32_t> prompt;
    std::map<std::string, std::string> settings;
    std::map<std::int32_t, std::string> pieces; // bytes of the tokens that occur
    bool operator==(const TreeOrigin&) const = default;
};

// The tree that a search grows and every view reads (specification 2). Append-only: nodes are never
// deleted, and the log of events can be replayed to any step. Node 0 is the root, the prompt.
class SearchTree {
public:
    static constexpr int kCandidates = 16; // kept for each expansion
    SearchTree();
    TreeOrigin origin;

    int size() const { return int(nodes_.parent.size()); }
    const TreeNodes& nodes() const { return nodes_; }
    const std::vector<TreeEvent>& events() const { return events_; }
    std::span<const TreeCandidate> candidates(int node) const;
    std::vector<int> children(int node) const; // in order of creation
    std::vector<int> path(int node) const; // from the root's child to the node
    std::vector<std::int32_t> tokens(int node) const; // of that path

    std::uint32_t step() const { return step_; }
    void advance() { ++step_; } // what follows belongs to the next step

    int create(const NewNode&); // its id. No two siblings of a group may share a token
    // Once a node; v0: NaN where there is none.
    void evaluate(int node, float entropy, float top1, float v0);
    // Once a node. Candidates: best first; the first kCandidates are kept.
    void expand(int node, std::span<const TreeCandidate> candidates = {});
    void prune(int node, PruneBy);
    void finish(int node, NodeState, double normScore); // Finished or Truncated
    void select(int node, int slot = -1);
    void backup(int node, double value); // one visit more on each node from here to the root
    void reject(int node);
    void penalty(int node, int count, double amount);
    void kvAlloc(int node, int slot);
    void kvFree(int node);

    // The tree as it was when `step` ended.
    SearchTree at(std::uint32_t step) const;
    bool operator==(const SearchTree&) const; // bit for bit
    void write(JsonWriter&) const; // as one object
    static SearchTree read(const Json&); // throws BadInput: what does not fit

private:
    void append(TreeEventKind, int node, int aux = 0, double x = 0);
    void apply(const TreeEvent&); // its effect on states and statistics
    void addNode(const NewNode&, std::uint32_t step);

    TreeNodes nodes_;
    std::vector<std::int32_t> lastChild_;
    std::vector<TreeCandidate> candidates_;
    std::vector<TreeEvent> events_;
    std::uint32_t step_ = 0;
};

} // namespace seq
