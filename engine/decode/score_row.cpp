#include "engine/decode/score_row.h"

#include "engine/base/error.h"
#include "engine/ops/row_scores.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace seq {

double Kept::logMass() const
{
    return double(best) + std::log(mass);
}

double Kept::entropy() const
{
    double weighted = 0;
    for (std::size_t i = 0; i < ids.size(); ++i)
        weighted += double(weights[i]) * double(scores[i] - best);
    return std::log(mass) - weighted / mass;
}

ScoreRow::ScoreRow(std::span<const float> logits)
    : scores_(logits.begin(), logits.end())
{
}

std::span<float> ScoreRow::edit()
{
    listed_ = weighed_ = false;
    return scores_;
}

void ScoreRow::remove(Token token)
{
    edit()[std::size_t(token)] = kRemoved;
}

const Kept& ScoreRow::kept()
{
    if (!listed_) list();
    if (!weighed_) {
        kept_.weights.resize(kept_.scores.size());
        const SoftmaxMass mass = softmaxWeights(kept_.scores, kept_.weights);
        kept_.best = mass.best;
        kept_.mass = mass.mass;
        weighed_ = true;
    }
    return kept_;
}

void ScoreRow::list()
{
    kept_.ids.resize(scores_.size());
    kept_.scores.resize(scores_.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < scores_.size(); ++i) { // no branch: most stay, or most do not
        kept_.ids[count] = Token(i);
        kept_.scores[count] = scores_[i];
        count += scores_[i] != kRemoved;
    }
    cut(count);
}

void ScoreRow::keepFrom(float floor)
{
    if (listed_) return keepIf([&](std::size_t i) { return kept_.scores[i] >= floor; });
    kept_.ids.clear();
    kept_.scores.clear();
    constexpr std::size_t kBlock = 1024;
    std::array<Token, kBlock> ids;
    std::array<float, kBlock> scores;
    for (std::size_t begin = 0; begin < scores_.size(); begin += kBlock) {
        std::size_t count = 0;
        for (std::size_t i = begin; i < std::min(begin + kBlock, scores_.size()); ++i) {
            const float score = scores_[i];
            const bool stays = score >= floor;
            ids[count] = Token(i);
            scores[count] = score;
            scores_[i] = stays ? score : kRemoved;
            count += stays;
        }
        kept_.ids.insert(kept_.ids.end(), ids.begin(), ids.begin() + std::ptrdiff_t(count));
        kept_.scores.insert(
            kept_.scores.end(), scores.begin(), scores.begin() + std::ptrdiff_t(count));
    }
    cut(kept_.ids.size());
}

void ScoreRow::cut(std::size_t count)
{
    kept_.ids.resize(count);
    kept_.scores.resize(count);
    listed_ = true;
    weighed_ = false;
}

namespace {

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

} // namespace seq
