#include "plugins/decoding/puct.h"

#include "engine/base/error.h"
#include "engine/decode/sampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seq {

namespace {

constexpr double kNoiseShare = 0.25, kNoiseAlpha = 0.3;

// Marsaglia and Tsang 2000, for alpha < 1 through alpha + 1. `next` is uniform in (0, 1).
template <class F> double gammaDraw(double alpha, F&& next)
{
    const double d = alpha + 1 - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double radius = std::sqrt(-2 * std::log(next()));
        const double x = radius * std::cos(2 * std::numbers::pi * next());
        const double v = std::pow(1 + c * x, 3);
        if (v <= 0) continue;
        if (std::log(next()) < 0.5 * x * x + d - d * v + d * std::log(v))
            return d * v * std::pow(next(), 1 / alpha);
    }
}

} // namespace

PuctTerms puctTerms(
    double parentVisits, double childVisits, double prior, double value, double cInit, double cBase)
{
    const double weight = std::log((parentVisits + cBase + 1) / cBase) + cInit;
    return {value, weight * std::sqrt(parentVisits) / (1 + childVisits) * prior};
}

std::vector<double> dirichlet(int count, double alpha, std::uint64_t seed)
{
    const Draws draws{seed};
    std::uint32_t index = 0;
    const auto next = [&] { return draws.inside(RandomStream::Dirichlet, 0, index++); };
    std::vector<double> share(static_cast<std::size_t>(count));
    double sum = 0;
    for (double& s : share)
        sum += s = gammaDraw(alpha, next);
    for (double& s : share)
        s = sum > 0 ? s / sum : 1.0 / count;
    return share;
}

PuctSearch::PuctSearch(TreeGrowth& growth)
    : growth_(growth)
{
}

void PuctSearch::follow()
{
    const auto size = std::size_t(growth_.tree().size());
    children_.resize(size);
    growth_.out().prior.resize(size, 0);
    inFlight_.resize(size, 0);
    rolled_.resize(size, -1);
}

void PuctSearch::addChildren(int node)
{
    std::vector<int> added = growth_.branch(node);
    follow();
    auto& prior = growth_.out().prior;
    const TreeNodes& all = growth_.tree().nodes();
    std::ranges::sort(added, {}, [&](int c) { return all.token[std::size_t(c)]; });
    for (const int c : added)
        prior[std::size_t(c)] = all.prior[std::size_t(c)];
    if (node == growth_.root() && growth_.settings().noise) {
        const auto noise = dirichlet(int(added.size()), kNoiseAlpha, growth_.settings().seed);
        for (std::size_t i = 0; i < added.size(); ++i) {
            double& p = prior[std::size_t(added[i])];
            p = (1 - kNoiseShare) * p + kNoiseShare * noise[i];
        }
    }
    children_[std::size_t(node)] = std::move(added);
}

int PuctSearch::visits(int node) const
{
    return growth_.tree().nodes().visits[std::size_t(node)];
}

double PuctSearch::meanValue(int node) const
{
    const int n = visits(node) + inFlight_[std::size_t(node)];
    if (n == 0) return 0;
    const double mean = growth_.tree().nodes().valueSum[std::size_t(node)] / n;
    const SearchOutcome& out = growth_.out();
    return growth_.settings().normalise && out.greatest > out.least
        ? (mean - out.least) / (out.greatest - out.least)
        : mean;
}

PuctTerms PuctSearch::terms(int parent, int child) const
{
    const SearchSettings& s = growth_.settings();
    const int n = visits(child) + inFlight_[std::size_t(child)];
    const double value = n == 0 && s.parentFirst ? meanValue(parent) : meanValue(child);
    return puctTerms(visits(parent) + inFlight_[std::size_t(parent)], n,
        growth_.out().prior[std::size_t(child)], value, s.cInit, s.cBase);
}

int PuctSearch::bestChild(int node) const
{
    const auto& children = children_[std::size_t(node)]; // a tie goes to the lower token id
    return *std::ranges::max_element(children, {}, [&](int c) { return terms(node, c).sum(); });
}

PuctSearch::Flight PuctSearch::descend(int node) const
{
    while (!children_[std::size_t(node)].empty())
        node = bestChild(node);
    return {node, growth_.open(node) && visits(node) > 0};
}

void PuctSearch::fly(int leaf, int change)
{
    for (int n = leaf; n >= 0; n = growth_.tree().nodes().parent[std::size_t(n)])
        inFlight_[std::size_t(n)] += change;
}

void PuctSearch::gather()
{
    const SearchSettings& s = growth_.settings();
    flights_.clear();
    int expansions = 0;
    constexpr int kRound = 256; // simulations between two looks at the clock
    const int last = std::min(s.simulations, simulations_ + kRound);
    while (int(flights_.size()) < s.batch && simulations_ < last) {
        const Flight flight = descend(growth_.root());
        if (flight.expands && growth_.room(expansions + 1) <= expansions) {
            spent_ = true;
            return;
        }
        ++simulations_;
        if (!flight.expands && s.value != ValueSource::Rollout) {
            land(flight.leaf);
            continue;
        }
        expansions += flight.expands ? 1 : 0;
        fly(flight.leaf, 1);
        flights_.push_back(flight);
    }
}

void PuctSearch::expandLeaves()
{
    std::vector<int> expanded, fresh;
    for (const Flight& f : flights_)
        if (f.expands && std::ranges::find(expanded, f.leaf) == expanded.end())
            expanded.push_back(f.leaf);
    for (const int leaf : expanded)
        if (!growth_.evaluated(leaf)) fresh.push_back(leaf);
    if (!fresh.empty()) growth_.evaluate(fresh);
    growth_.spend(int(expanded.size()));
    for (const int leaf : expanded)
        addChildren(leaf);
    for (Flight& f : flights_) {
        if (!f.expands) continue;
        fly(f.leaf, -1); // the same simulation goes on
        f.leaf = descend(f.leaf).leaf;
        fly(f.leaf, 1);
    }
}

void PuctSearch::rollOut()
{
    std::vector<int> leaves;
    for (const Flight& f : flights_)
        if (growth_.open(f.leaf) && rolled_[std::size_t(f.leaf)] < 0) {
            leaves.push_back(f.leaf);
            rolled_[std::size_t(f.leaf)] = f.leaf;
        }
    for (int step = 0; step < growth_.settings().rollout; ++step) {
        std::vector<int> heads, fresh;
        for (const int leaf : leaves)
            if (growth_.open(rolled_[std::size_t(leaf)])) heads.push_back(leaf);
        for (const int leaf : heads)
            if (const int n = rolled_[std::size_t(leaf)]; !growth_.evaluated(n)) fresh.push_back(n);
        if (heads.empty() || growth_.evaluationRoom(int(fresh.size())) < int(fresh.size())) return;
        if (!fresh.empty()) growth_.evaluate(fresh);
        for (const int leaf : heads) {
            const int n = rolled_[std::size_t(leaf)];
            const int next = growth_.append(n, RankedToken(growth_.row(n).best[0]), 0);
            follow();
            rolled_[std::size_t(leaf)] = next;
            if (!growth_.open(next))
                growth_.complete(next, growth_.out().confidence[std::size_t(next)]);
        }
    }
}

double PuctSearch::valueOf(int leaf)
{
    SearchOutcome& out = growth_.out();
    const SearchSettings& s = growth_.settings();
    if (s.value != ValueSource::Scorer) {
        const int end = rolled_[std::size_t(leaf)];
        return out.confidence[std::size_t(end < 0 ? leaf : end)];
    }
    const double v = s.scorer.value(growth_.tree().tokens(leaf));
    if (std::isfinite(v)) return v;
    if (std::ranges::find(out.unscored, leaf) == out.unscored.end()) out.unscored.push_back(leaf);
    out.warning = fill("the scorer {} gives no number for {} of the nodes: each counts as 0",
        {s.scorer.name, std::to_string(out.unscored.size())});
    return 0;
}

void PuctSearch::land(int leaf)
{
    const double v = valueOf(leaf);
    SearchOutcome& out = growth_.out();
    out.value[std::size_t(leaf)] = v;
    out.least = valued_ ? std::min(out.least, v) : v;
    out.greatest = valued_ ? std::max(out.greatest, v) : v;
    valued_ = true;
    growth_.tree().backup(leaf, v);
    if (!growth_.open(leaf)) growth_.complete(leaf, v);
}

int PuctSearch::pick(int node) const
{
    const double t = growth_.settings().pickTemperature;
    const auto& children = children_[std::size_t(node)];
    const int most = *std::ranges::max_element(children, {}, [&](int c) { return visits(c); });
    if (visits(most) == 0)
        return *std::ranges::max_element(
            children, {}, [&](int c) { return growth_.out().prior[std::size_t(c)]; });
    if (t == 0) return most;
    std::vector<double> weight;
    double sum = 0;
    for (const int c : children)
        sum += weight.emplace_back(std::pow(double(visits(c)) / visits(most), 1 / t));
    const Draws draws{growth_.settings().seed};
    double at = draws.uniform(RandomStream::Sampling, std::uint32_t(growth_.depth(node))) * sum;
    for (std::size_t i = 0; i < children.size(); ++i)
        if ((at -= weight[i]) < 0) return children[i];
    return most;
}

int PuctSearch::answerLeaf() const
{
    int node = growth_.root();
    while (!children_[std::size_t(node)].empty())
        node = pick(node);
    return node;
}

void PuctSearch::showFrontier()
{
    auto& shown = growth_.out().frontier;
    shown.clear();
    for (int n = growth_.root(); n < growth_.tree().size(); ++n)
        if (growth_.open(n) && visits(n) > 0)
            shown.push_back({n, -1, double(visits(n)) / std::max(1, visits(growth_.root()))});
    std::ranges::stable_sort(shown, std::greater(), &FrontierLeaf::probability);
}

void PuctSearch::run()
{
    const int root = growth_.plant();
    growth_.evaluate({{root}});
    growth_.spend(1);
    addChildren(root);
    growth_.stepDone();
    while (!spent_ && !growth_.late() && simulations_ < growth_.settings().simulations) {
        gather();
        expandLeaves();
        if (growth_.settings().value == ValueSource::Rollout) rollOut();
        for (const Flight& f : flights_) {
            fly(f.leaf, -1);
            land(f.leaf);
        }
        showFrontier();
        growth_.stepDone();
    }
    const int leaf = answerLeaf();
    growth_.out().visited = growth_.tree().path(leaf);
    if (!growth_.open(leaf))
        growth_.out().answer = growth_.out().visited;
    else if (growth_.out().completions.empty())
        growth_.finishGreedily(leaf);
}

} // namespace seq
