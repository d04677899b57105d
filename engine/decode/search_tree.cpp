#include "engine/decode/search_tree.h"

#include "engine/base/error.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace seq {

SearchTree::SearchTree()
{
    addNode({.parent = -1}, 0);
}

void SearchTree::addNode(const NewNode& n, std::uint32_t step)
{
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    TreeNodes& t = nodes_;
    const int id = size(), parent = n.parent;
    const bool root = parent < 0;
    t.parent.push_back(parent);
    t.firstChild.push_back(-1);
    t.nextSibling.push_back(-1);
    lastChild_.push_back(-1);
    t.token.push_back(n.token);
    t.depth.push_back(root ? std::int16_t(0) : std::int16_t(t.depth[std::size_t(parent)] + 1));
    t.logp.push_back(n.logp);
    t.logpProc.push_back(n.logpProc);
    t.cumLogp.push_back(root ? 0 : t.cumLogp[std::size_t(parent)] + double(n.logp));
    t.cumScore.push_back(root ? 0 : t.cumScore[std::size_t(parent)] + double(n.logpProc));
    t.normScore.push_back(none);
    t.entropy.push_back(none);
    t.top1.push_back(none);
    t.rank.push_back(n.rank);
    t.step.push_back(std::int32_t(step));
    t.group.push_back(std::int16_t(n.group));
    t.beam.push_back(std::int16_t(n.beam));
    t.state.push_back(n.state);
    t.pruneBy.push_back(PruneBy::None);
    t.visits.push_back(0);
    t.valueSum.push_back(0);
    t.prior.push_back(n.prior);
    t.v0.push_back(none);
    t.kvSlot.push_back(-1);
    t.candOff.push_back(0);
    t.candN.push_back(0);
    if (root) return;
    std::int32_t& last = lastChild_[std::size_t(parent)];
    (last < 0 ? t.firstChild[std::size_t(parent)] : t.nextSibling[std::size_t(last)]) = id;
    last = id;
}

std::span<const TreeCandidate> SearchTree::candidates(int node) const
{
    return std::span(candidates_)
        .subspan(nodes_.candOff[std::size_t(node)], nodes_.candN[std::size_t(node)]);
}

std::vector<int> SearchTree::children(int node) const
{
    std::vector<int> out;
    for (int c = nodes_.firstChild[std::size_t(node)]; c >= 0;
         c = nodes_.nextSibling[std::size_t(c)])
        out.push_back(c);
    return out;
}

std::vector<int> SearchTree::path(int node) const
{
    std::vector<int> out;
    for (; node > 0; node = nodes_.parent[std::size_t(node)])
        out.push_back(node);
    std::ranges::reverse(out);
    return out;
}

std::vector<std::int32_t> SearchTree::tokens(int node) const
{
    std::vector<std::int32_t> out;
    for (const int n : path(node))
        out.push_back(nodes_.token[std::size_t(n)]);
    return out;
}

void SearchTree::append(TreeEventKind kind, int node, int aux, double x)
{
    SEQ_ASSERT(node >= 0 && node < size());
    events_.push_back({step_, kind, node, aux, x});
    apply(events_.back());
}

void SearchTree::apply(const TreeEvent& e)
{
    const auto n = std::size_t(e.node);
    switch (e.kind) {
    case TreeEventKind::Evaluate:
        nodes_.v0[n] = float(e.x);
        break;
    case TreeEventKind::Expand:
        nodes_.state[n] = NodeState::Expanded;
        break;
    case TreeEventKind::Prune:
        nodes_.state[n] = NodeState::Pruned;
        nodes_.pruneBy[n] = PruneBy(e.aux);
        break;
    case TreeEventKind::Finish:
        nodes_.state[n] = NodeState(e.aux);
        nodes_.normScore[n] = e.x;
        break;
    case TreeEventKind::Backup:
        for (int at = e.node; at >= 0; at = nodes_.parent[std::size_t(at)]) {
            ++nodes_.visits[std::size_t(at)];
            nodes_.valueSum[std::size_t(at)] += e.x;
        }
        break;
    case TreeEventKind::Reject:
        nodes_.state[n] = NodeState::Rejected;
        break;
    case TreeEventKind::KvAlloc:
        nodes_.kvSlot[n] = e.aux;
        break;
    case TreeEventKind::KvFree:
        nodes_.kvSlot[n] = -1;
        break;
    case TreeEventKind::Create:
    case TreeEventKind::Select:
    case TreeEventKind::Penalty:
        break;
    }
}

int SearchTree::create(const NewNode& n)
{
    SEQ_ASSERT(n.parent >= 0 && n.parent < size() && n.token >= 0);
    SEQ_ASSERT(n.state == NodeState::Open || n.state == NodeState::Forced);
    SEQ_ASSERT(nodes_.depth[std::size_t(n.parent)] < std::numeric_limits<std::int16_t>::max() - 1);
    for (int c = nodes_.firstChild[std::size_t(n.parent)]; c >= 0;
         c = nodes_.nextSibling[std::size_t(c)])
        SEQ_ASSERT(
            nodes_.token[std::size_t(c)] != n.token || nodes_.group[std::size_t(c)] != n.group);
    addNode(n, step_);
    append(TreeEventKind::Create, size() - 1, int(n.state), nodes_.cumScore.back());
    return size() - 1;
}

void SearchTree::evaluate(int node, float entropy, float top1, float v0)
{
    nodes_.entropy[std::size_t(node)] = entropy;
    nodes_.top1[std::size_t(node)] = top1;
    append(TreeEventKind::Evaluate, node, 0, double(v0));
}

void SearchTree::expand(int node, std::span<const TreeCandidate> considered)
{
    const auto n = std::min(considered.size(), std::size_t(kCandidates));
    nodes_.candOff[std::size_t(node)] = std::uint32_t(candidates_.size());
    nodes_.candN[std::size_t(node)] = std::uint16_t(n);
    candidates_.insert(
        candidates_.end(), considered.begin(), considered.begin() + std::ptrdiff_t(n));
    append(TreeEventKind::Expand, node, int(n));
}

void SearchTree::prune(int node, PruneBy by)
{
    append(TreeEventKind::Prune, node, int(by));
}

void SearchTree::finish(int node, NodeState state, double normScore)
{
    SEQ_ASSERT(state == NodeState::Finished || state == NodeState::Truncated);
    append(TreeEventKind::Finish, node, int(state), normScore);
}

void SearchTree::select(int node, int slot)
{
    append(TreeEventKind::Select, node, slot, nodes_.cumScore[std::size_t(node)]);
}

void SearchTree::backup(int node, double value)
{
    append(TreeEventKind::Backup, node, 0, value);
}

void SearchTree::reject(int node)
{
    append(TreeEventKind::Reject, node);
}

void SearchTree::penalty(int node, int count, double amount)
{
    append(TreeEventKind::Penalty, node, count, amount);
}

void SearchTree::kvAlloc(int node, int slot)
{
    append(TreeEventKind::KvAlloc, node, slot);
}

void SearchTree::kvFree(int node)
{
    append(TreeEventKind::KvFree, node, nodes_.kvSlot[std::size_t(node)]);
}

} // namespace seq
