#pragma once
#include <cstdint>
#include <vector>

namespace seq {

enum class NodeState : std::uint8_t {
    Open, // may still be expanded
    Expanded,
    Finished, // ended in an end token
    Truncated, // ended at the greatest length
    Pruned,
    Rejected, // a draft that the target did not confirm
    Forced // made by the user, not yet expanded
};
enum class PruneBy : std::uint8_t {
    None,
    BeamWidth,
    GroupWidth,
    Threshold,
    Budget,
    Duplicate,
    CitationBlock
};

// What happened in a search, in order. `aux` and `x` mean what stands beside each kind.
enum class TreeEventKind : std::uint8_t {
    Create, // aux: the state it begins in; x: cumScore
    Evaluate, // the distribution at the node is known; x: v0
    Expand, // aux: candidates kept beside the children
    Prune, // aux: PruneBy
    Finish, // aux: Finished or Truncated; x: normScore
    Select, // aux: slot; x: cumScore
    Backup, // x: value, added on the whole path of the node
    Reject,
    Penalty, // aux: count; x: what was taken off the node's score
    KvAlloc, // aux: slot
    KvFree // aux: slot
};
struct TreeEvent {
    std::uint32_t step;
    TreeEventKind kind;
    std::int32_t node, aux;
    double x;
};

struct TreeCandidate { // considered at an expansion, not created
    std::int32_t token;
    float logp, logpProc; // nats, as of nodes
};

// One array a field, indexed by node. A parent's id is below its children's.
struct TreeNodes {
    std::vector<std::int32_t> parent, firstChild, nextSibling; // -1: none
    std::vector<std::int32_t> token; // -1: the root
    std::vector<std::int16_t> depth; // generated tokens from the root
    std::vector<float> logp, logpProc;
    std::vector<double> cumLogp, cumScore; // sums of logp and logpProc along the path
    std::vector<double> normScore; // NaN until it ends
    std::vector<float> entropy, top1; // of the distribution at the node (nats, probability); or NaN
    std::vector<std::int32_t> rank, step;
    std::vector<std::int16_t> group, beam;
    std::vector<NodeState> state;
    std::vector<PruneBy> pruneBy;
    std::vector<std::int32_t> visits; // mean Q = valueSum / visits
    std::vector<double> valueSum;
    std::vector<float> prior, v0;
    std::vector<std::int32_t> kvSlot; // -1: not resident
    std::vector<std::uint32_t> candOff; // into SearchTree::candidates
    std::vector<std::uint16_t> candN;
};

const char* name(NodeState);
const char* name(PruneBy);
const char* name(TreeEventKind);

} // namespace seq
