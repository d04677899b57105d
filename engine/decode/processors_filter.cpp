// Filters that thin a row out before a token is drawn: specification 1.3.
#include "engine/base/error.h"
#include "engine/decode/processors_made.h"
#include "engine/ops/row_floors.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

void checkShare(std::string_view name, double value, bool ends)
{
    const bool right = ends ? value >= 0 && value <= 1 : value > 0 && value < 1;
    if (right) return;
    if (ends) throw badInput("{} must lie between 0 and 1, and {} does not", name, value);
    throw badInput("{} must lie between 0 and 1, without them, and {} does not", name, value);
}

// least: of exp(score - best)
void dropLighter(double least, int keep, ScoreRow& row)
{
    const Kept& kept = row.kept();
    const float floor = kthLargest(kept.scores, keep);
    row.keepIf(
        [&](std::size_t i) { return double(kept.weights[i]) >= least || kept.scores[i] >= floor; });
}
void dropBelow(double probability, int keep, ScoreRow& row)
{
    if (const Kept& kept = row.kept(); !kept.ids.empty())
        dropLighter(probability * kept.mass, keep, row);
}

} // namespace

ProcessorPtr topKFilter(int k, int keep)
{
    if (k < 1) throw badInput("top-k must be 1 or more, and {} is not; 0 switches it off", k);
    return made("top-k", [count = std::max(k, keep)](const StepContext&, ScoreRow& row) {
        const float floor = kthLargest(row.racing(), count);
        if (floor > ScoreRow::kRemoved) row.keepFrom(floor);
    });
}

ProcessorPtr topPFilter(double share, int keep)
{
    checkShare("top-p", share, true);
    return made("top-p", [=](const StepContext&, ScoreRow& row) {
        if (share >= 1) return;
        float floor = topPFloor(row.racing(), share);
        if (keep > 1) floor = std::min(floor, kthLargest(row.racing(), keep));
        if (floor > ScoreRow::kRemoved) row.keepFrom(floor);
    });
}

ProcessorPtr minPFilter(double share, int keep)
{
    checkShare("min-p", share, true);
    return made("min-p", [=](const StepContext&, ScoreRow& row) {
        if (!row.kept().ids.empty()) dropLighter(share, keep, row); // the likeliest weighs 1
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
