#include "plugins/decoding/exact_search.h"

#include <algorithm>
#include <cmath>

namespace seq {

ExactSearch::ExactSearch(TreeGrowth& growth)
    : growth_(growth)
    , queue_(growth.settings().queue)
{
}

void ExactSearch::expand(int node, double logp)
{
    const Tensor row = growth_.evaluate({{node}});
    growth_.spend(1);
    queue_.push(node, logp, likeliestTokens(row.host<float>(), int(row.size(1))));
    growth_.hold(node, 1); // its continuations wait in the queue
    growth_.expand(node);
}

int ExactSearch::arrive(const ExactQueue::Entry& entry)
{
    ++growth_.out().pops;
    const int node = growth_.append(entry.parent, entry.token, entry.rank);
    if (queue_.exhausted(entry.parent)) growth_.hold(entry.parent, -1);
    return node;
}

void ExactSearch::showFrontier()
{
    SearchOutcome& out = growth_.out();
    out.left = queue_.size();
    out.frontier.clear();
    constexpr int kShown = 24;
    for (const ExactQueue::Entry& e : queue_.best(kShown))
        out.frontier.push_back({e.parent, e.token.token, std::exp(e.logp)});
}

void ExactSearch::finish()
{
    const int depth = growth_.settings().depth;
    int leaf = -1;
    for (const ExactQueue::Entry& e :
        queue_.firstOfEach([this](Token t) { return !growth_.settings().isEnd(t); })) {
        if (growth_.depth(e.parent) + 1 >= depth) continue;
        const int node = growth_.append(e.parent, e.token, e.rank);
        if (leaf < 0 || growth_.logConfidence(node) > growth_.logConfidence(leaf)) leaf = node;
    }
    if (leaf < 0) {
        if (const auto entry = queue_.pop()) growth_.complete(arrive(*entry), entry->logp);
    } else {
        growth_.finishGreedily(leaf);
    }
}

void ExactSearch::run()
{
    SearchOutcome& out = growth_.out();
    const int root = growth_.plant();
    const double start = growth_.logp(root);
    ++out.pops;
    expand(root, start);
    showFrontier();
    growth_.stepDone();
    while (out.completions.empty()) {
        const auto next = queue_.best(1);
        if (next.empty()) break;
        const bool ends = growth_.settings().isEnd(next[0].token.token)
            || growth_.depth(next[0].parent) + 1 >= growth_.settings().depth;
        if (!ends && growth_.room(1) == 0) break;
        const auto entry = queue_.pop();
        const int node = arrive(*entry);
        if (ends) {
            growth_.complete(node, entry->logp);
            out.proven = entry->logp >= queue_.bestDropped();
        } else {
            expand(node, entry->logp);
        }
        showFrontier();
        growth_.stepDone();
    }
    if (out.completions.empty()) finish();
}

} // namespace seq
