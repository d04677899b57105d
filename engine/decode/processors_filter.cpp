// Filters that thin a row out before a token is drawn: specification 1.3.
#include "engine/base/error.h"
#include "engine/decode/processors_made.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

void checkShare(std::string_view name, double value, bool ends)
{
    const bool right = ends ? value >= 0 && value <= 1 : value > 0 && value < 1;
    if (!right)
        throw badInput("{} must lie between 0 and 1{}, and {} does not", name,
            ends ? "" : ", without them", value);
}

std::vector<float> negated(std::span<const float> values)
{
    std::vector<float> keys(values.begin(), values.end());
    for (float& k : keys)
        k = -k;
    return keys;
}

// The score of the `keep`-th likeliest: from there on all stay.
float floorOf(const Kept& kept, int keep)
{
    return keep <= 1 ? kept.best : float(-reach(negated(kept.scores), {}, keep));
}

void dropBelow(double probability, int keep, ScoreRow& row)
{
    const Kept& kept = row.kept();
    if (kept.ids.empty()) return;
    const float floor = floorOf(kept, keep);
    const double least = probability * kept.mass;
    row.keepIf(
        [&](std::size_t i) { return double(kept.weights[i]) >= least || kept.scores[i] >= floor; });
}

} // namespace

ProcessorPtr topKFilter(int k, int keep)
{
    if (k < 1) throw badInput("top-k must be 1 or more, and {} is not; 0 switches it off", k);
    return made("top-k", [count = std::max(k, keep)](const StepContext&, ScoreRow& row) {
        const Kept& kept = row.kept();
        if (kept.ids.size() <= std::size_t(count)) return;
        const float threshold = float(-reach(negated(kept.scores), {}, count));
        row.keepIf([&](std::size_t i) { return kept.scores[i] >= threshold; });
    });
}

ProcessorPtr topPFilter(double share, int keep)
{
    checkShare("top-p", share, true);
    return made("top-p", [=](const StepContext&, ScoreRow& row) {
        const Kept& kept = row.kept();
        if (kept.ids.empty()) return;
        const auto threshold = float(-reach(negated(kept.scores), kept.weights, share * kept.mass));
        const float floor = std::min(threshold, floorOf(kept, keep));
        row.keepIf([&](std::size_t i) { return kept.scores[i] >= floor; });
    });
}

ProcessorPtr minPFilter(double share, int keep)
{
    checkShare("min-p", share, true);
    return made("min-p", [=](const StepContext&, ScoreRow& row) {
        if (const Kept& kept = row.kept(); !kept.ids.empty())
            dropBelow(share / kept.mass, keep, row); // the likeliest weighs 1
    });
}

ProcessorPtr typicalFilter(double share, int keep)
{
    checkShare("typical-p", share, false);
    return made("typical", [=](const StepContext&, ScoreRow& row) {
        const Kept& kept = row.kept();
        if (kept.ids.empty()) return;
        const double expected = kept.logMass() - kept.entropy(); // of a score
        std::vector<float> distance(kept.ids.size());
        for (std::size_t i = 0; i < distance.size(); ++i)
            distance[i] = float(std::abs(double(kept.scores[i]) - expected));
        double most = reach(distance, kept.weights, share * kept.mass);
        if (keep > 1) most = std::max(most, reach(distance, {}, keep));
        row.keepIf([&](std::size_t i) { return double(distance[i]) <= most; });
    });
}

ProcessorPtr epsilonFilter(double least, int keep)
{
    checkShare("epsilon", least, false);
    return made("epsilon", [=](const StepContext&, ScoreRow& row) { dropBelow(least, keep, row); });
}

ProcessorPtr etaFilter(double epsilon, int keep)
{
    checkShare("eta", epsilon, false);
    return made("eta", [=](const StepContext&, ScoreRow& row) {
        const Kept& kept = row.kept();
        if (kept.ids.empty()) return;
        dropBelow(std::min(epsilon, std::sqrt(epsilon) * std::exp(-kept.entropy())), keep, row);
    });
}

} // namespace seq
