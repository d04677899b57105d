#include "engine/decode/search_tree.h"

#include <algorithm>
#include <bit>
#include <type_traits>

namespace seq {

// What is written once (a node's token, its entropy, its candidates) is read from the tree as it is
// now; the log says from when on it was there.
SearchTree SearchTree::at(std::uint32_t step) const
{
    SearchTree out;
    out.origin = origin;
    out.step_ = std::min(step, step_);
    for (const TreeEvent& e : events_) {
        if (e.step > step) break;
        const auto n = std::size_t(e.node);
        if (e.kind == TreeEventKind::Create)
            out.addNode({nodes_.parent[n], nodes_.token[n], nodes_.logp[n], nodes_.logpProc[n],
                            nodes_.rank[n], nodes_.group[n], nodes_.beam[n], nodes_.prior[n],
                            NodeState(e.aux)},
                e.step);
        if (e.kind == TreeEventKind::Evaluate) {
            out.nodes_.entropy[n] = nodes_.entropy[n];
            out.nodes_.top1[n] = nodes_.top1[n];
        }
        if (e.kind == TreeEventKind::Expand) {
            const auto kept = candidates(e.node);
            out.nodes_.candOff[n] = std::uint32_t(out.candidates_.size());
            out.nodes_.candN[n] = std::uint16_t(kept.size());
            out.candidates_.insert(out.candidates_.end(), kept.begin(), kept.end());
        }
        out.events_.push_back(e);
        out.apply(e);
    }
    return out;
}

namespace {

template <class T> bool sameBits(const T& a, const T& b)
{
    if constexpr (std::is_same_v<T, float>)
        return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
    else if constexpr (std::is_same_v<T, double>)
        return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    else
        return a == b;
}
bool sameBits(const TreeCandidate& a, const TreeCandidate& b)
{
    return a.token == b.token && sameBits(a.logp, b.logp) && sameBits(a.logpProc, b.logpProc);
}
bool sameBits(const TreeEvent& a, const TreeEvent& b)
{
    return a.step == b.step && a.kind == b.kind && a.node == b.node && a.aux == b.aux
        && sameBits(a.x, b.x);
}
template <class T> bool same(const std::vector<T>& a, const std::vector<T>& b)
{
    return std::ranges::equal(a, b, [](const T& x, const T& y) { return sameBits(x, y); });
}

bool sameNodes(const TreeNodes& a, const TreeNodes& b)
{
    return same(a.parent, b.parent) && same(a.firstChild, b.firstChild)
        && same(a.nextSibling, b.nextSibling) && same(a.token, b.token) && same(a.depth, b.depth)
        && same(a.logp, b.logp) && same(a.logpProc, b.logpProc) && same(a.cumLogp, b.cumLogp)
        && same(a.cumScore, b.cumScore) && same(a.normScore, b.normScore)
        && same(a.entropy, b.entropy) && same(a.top1, b.top1) && same(a.rank, b.rank)
        && same(a.step, b.step) && same(a.group, b.group) && same(a.beam, b.beam)
        && same(a.state, b.state) && same(a.pruneBy, b.pruneBy) && same(a.visits, b.visits)
        && same(a.valueSum, b.valueSum) && same(a.prior, b.prior) && same(a.v0, b.v0)
        && same(a.kvSlot, b.kvSlot) && same(a.candOff, b.candOff) && same(a.candN, b.candN);
}

} // namespace

bool SearchTree::operator==(const SearchTree& other) const
{
    return origin == other.origin && step_ == other.step_ && sameNodes(nodes_, other.nodes_)
        && same(candidates_, other.candidates_) && same(events_, other.events_);
}

} // namespace seq
