#include "engine/ops/row_floors.h"

#include "engine/base/error.h"
#include "engine/ops/row_scores.h"
#include "engine/ops/top_k.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace seq {

namespace {

constexpr float kRemoved = -std::numeric_limits<float>::infinity();

struct Keyed {
    float key;
    double weight;
};

// Among few: in order. `before`: what lies below all of them weighs.
double reachSorted(std::vector<Keyed> some, double before, double target)
{
    std::ranges::sort(some, {}, &Keyed::key);
    double reached = some.front().key;
    for (std::size_t i = 0; i < some.size();) {
        if (i > 0 && before >= target) break;
        reached = some[i].key;
        for (; i < some.size() && double(some[i].key) == reached; ++i)
            before += some[i].weight;
    }
    return reached;
}

// Bins of equal width over the keys' range, monotone in the key.
class Bins {
public:
    static constexpr std::size_t kBins = 1024;
    Bins(float low, float high)
        : low_(low)
        , factor_(float(kBins) / (high - low))
    {
    }
    std::size_t of(float key) const
    {
        return std::min(kBins - 1, std::size_t(std::int64_t((key - low_) * factor_)));
    }

private:
    float low_, factor_;
};

// The bin in which the weights of n keys reach the target, from below; `before`: what lies below
// it.
template <class KeyAt, class WeightAt>
std::size_t crossing(
    std::size_t n, const Bins& bins, KeyAt keyAt, WeightAt weightAt, double& before, double target)
{
    std::array<double, Bins::kBins> sums{};
    std::array<bool, Bins::kBins> used{};
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t bin = bins.of(keyAt(i));
        sums[bin] += weightAt(i);
        used[bin] = true;
    }
    std::size_t last = 0;
    double below = before;
    for (std::size_t bin = 0; bin < Bins::kBins; ++bin) {
        if (!used[bin]) continue;
        if (bin > 0 && below >= target) break;
        last = bin;
        before = below;
        below += sums[bin];
    }
    return last;
}

// Keys in a bin are few as a rule: they are binned again, then put in order.
std::vector<Keyed> narrowed(std::vector<Keyed> some, double& before, double target)
{
    while (some.size() > 64) {
        const auto [low, high] = std::ranges::minmax(some, {}, &Keyed::key);
        if (!(high.key > low.key)) break;
        const Bins bins(low.key, high.key);
        const std::size_t bin = crossing(
            some.size(), bins, [&](std::size_t i) { return some[i].key; },
            [&](std::size_t i) { return some[i].weight; }, before, target);
        std::erase_if(some, [&](const Keyed& k) { return bins.of(k.key) != bin; });
    }
    return some;
}

} // namespace

double reach(std::span<const float> keys, std::span<const float> weights, double target)
{
    SEQ_ASSERT(!keys.empty() && (weights.empty() || weights.size() == keys.size()));
    const auto keyAt = [&](std::size_t i) { return keys[i]; };
    const auto weightAt = [&](std::size_t i) { return weights.empty() ? 1. : double(weights[i]); };
    const auto [low, high] = std::ranges::minmax(keys);
    if (low == high) return low;
    double before = 0;
    const Bins bins(low, high);
    const std::size_t bin = crossing(keys.size(), bins, keyAt, weightAt, before, target);
    std::vector<Keyed> some;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (bins.of(keys[i]) == bin) some.push_back({keys[i], weightAt(i)});
    some = narrowed(std::move(some), before, target); // moves `before`: not within the next call
    return reachSorted(std::move(some), before, target);
}

float kthLargest(std::span<const float> scores, int k)
{
    constexpr int kHeap = 256; // up to here a heap is faster than bins
    if (k <= 1) return largest(scores);
    if (k <= kHeap) {
        const auto best = topK(scores, k);
        return best.size() < std::size_t(k) ? kRemoved : float(best.back().score);
    }
    std::vector<float> keys;
    for (const float s : scores)
        if (s != kRemoved) keys.push_back(-s);
    return keys.size() < std::size_t(k) ? kRemoved : float(-reach(keys, {}, k));
}

float topPFloor(std::span<const float> scores, double share)
{
    thread_local std::vector<float> weights, keys; // large: their memory stays
    weights.resize(scores.size());
    keys.resize(scores.size());
    const SoftmaxMass mass = softmaxWeights(scores, weights);
    if (mass.best == kRemoved) return mass.best;
    // n lighter ones weigh less than half of what may go: they are not looked at
    const auto light = float(0.5 * (1 - share) * mass.mass / double(scores.size()));
    std::size_t count = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const float weight = weights[i];
        keys[count] = -scores[i];
        weights[count] = weight;
        count += weight >= light;
    }
    return float(
        -reach(std::span(keys).first(count), std::span(weights).first(count), share * mass.mass));
}

} // namespace seq
