#include "plugins/decoding/leaf_sampling.h"

#include "engine/decode/sampler.h"

#include <algorithm>
#include <cmath>

namespace seq {

LeafSampling::LeafSampling(TreeGrowth& growth)
    : growth_(growth)
{
}

int LeafSampling::branchOf(int node) const
{
    const auto& parent = growth_.tree().nodes().parent;
    while (parent[std::size_t(node)] != growth_.root())
        node = parent[std::size_t(node)];
    return node;
}

double LeafSampling::logWeight(int leaf) const
{
    const SearchSettings& s = growth_.settings();
    const auto branch = std::size_t(branchOf(leaf));
    const int before = branch < expansionsOf_.size() ? expansionsOf_[branch] : 0;
    return growth_.logConfidence(leaf) / s.tau - s.beta * std::log1p(before);
}

std::vector<int> LeafSampling::draw(int count) const
{
    struct Keyed {
        double key;
        int node;
    };
    const Draws draws{growth_.settings().seed};
    std::vector<Keyed> keyed;
    for (const int leaf : open_) {
        const double u = draws.inside(RandomStream::Gumbel, round_, std::uint32_t(leaf));
        keyed.push_back({logWeight(leaf) - std::log(-std::log(u)), leaf});
    }
    count = std::min(count, int(keyed.size()));
    std::partial_sort(
        keyed.begin(), keyed.begin() + count, keyed.end(), [](const Keyed& a, const Keyed& b) {
            return a.key != b.key ? a.key > b.key : a.node < b.node;
        });
    std::vector<int> drawn;
    for (int i = 0; i < count; ++i)
        drawn.push_back(keyed[std::size_t(i)].node);
    return drawn;
}

void LeafSampling::arrive(int node)
{
    if (growth_.open(node))
        open_.push_back(node);
    else
        growth_.complete(node, std::exp(growth_.logConfidence(node)));
}

std::vector<int> LeafSampling::grow(const std::vector<int>& nodes)
{
    std::vector<int> chain;
    for (const int node : nodes) {
        if (growth_.row(node).top1 < growth_.settings().theta) {
            for (const int child : growth_.branch(node))
                arrive(child);
            continue;
        }
        const int child = growth_.append(node, RankedToken(growth_.row(node).best[0]), 0);
        growth_.expand(node);
        if (growth_.open(child))
            chain.push_back(child);
        else
            arrive(child);
    }
    return chain;
}

void LeafSampling::expand(const std::vector<int>& leaves)
{
    for (const int leaf : leaves) {
        std::erase(open_, leaf);
        if (leaf == growth_.root()) continue;
        const auto branch = std::size_t(branchOf(leaf));
        expansionsOf_.resize(std::max(expansionsOf_.size(), branch + 1));
        ++expansionsOf_[branch];
    }
    growth_.evaluate(leaves);
    growth_.spend(int(leaves.size()));
    std::vector<int> chain = grow(leaves);
    while (!chain.empty()) {
        const auto room = std::size_t(growth_.evaluationRoom(int(chain.size())));
        for (std::size_t i = room; i < chain.size(); ++i)
            arrive(chain[i]);
        chain.resize(room);
        if (chain.empty()) break;
        growth_.evaluate(chain);
        chain = grow(chain);
    }
}

void LeafSampling::pruneFrontier()
{
    const auto most = std::size_t(growth_.settings().frontier);
    if (open_.size() <= most) return;
    std::vector<int> byConfidence = open_;
    std::ranges::stable_sort(
        byConfidence, std::greater(), [this](int leaf) { return growth_.logConfidence(leaf); });
    for (std::size_t i = most; i < byConfidence.size(); ++i) {
        growth_.prune(byConfidence[i]);
        std::erase(open_, byConfidence[i]);
    }
}

void LeafSampling::showFrontier()
{
    auto& shown = growth_.out().frontier;
    shown.clear();
    double most = -std::numeric_limits<double>::infinity(), sum = 0;
    for (const int leaf : open_)
        most = std::max(most, logWeight(leaf));
    for (const int leaf : open_) {
        shown.push_back({leaf, -1, std::exp(logWeight(leaf) - most)});
        sum += shown.back().probability;
    }
    for (FrontierLeaf& leaf : shown)
        leaf.probability /= sum;
    std::ranges::stable_sort(shown, std::greater(), &FrontierLeaf::probability);
}

void LeafSampling::run()
{
    expand({growth_.plant()});
    showFrontier();
    growth_.stepDone();
    while (!open_.empty()) {
        const int room = growth_.room(std::min(growth_.settings().batch, int(open_.size())));
        if (room == 0) break;
        ++round_;
        expand(draw(room));
        pruneFrontier();
        showFrontier();
        growth_.stepDone();
    }
    if (!growth_.out().completions.empty() || open_.empty()) return;
    growth_.finishGreedily(*std::ranges::max_element(
        open_, {}, [this](int leaf) { return growth_.logConfidence(leaf); }));
}

} // namespace seq
