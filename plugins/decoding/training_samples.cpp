#include "plugins/decoding/training_samples.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace seq {

double quantile(std::vector<double> values, double q)
{
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::ranges::sort(values);
    const double place = q * double(values.size() - 1);
    const auto below = std::size_t(place);
    const auto above = std::min(below + 1, values.size() - 1);
    return std::lerp(values[below], values[above], place - double(below));
}

std::vector<int> confidentOnes(std::span<const Completion> completions, double q)
{
    std::vector<double> confidences;
    for (const Completion& c : completions)
        confidences.push_back(c.confidence);
    const double least = quantile(std::move(confidences), q);
    std::vector<int> places;
    for (int i = 0; i < int(completions.size()); ++i)
        if (completions[std::size_t(i)].confidence >= least) places.push_back(i);
    std::ranges::stable_sort(
        places, std::greater(), [&](int i) { return completions[std::size_t(i)].confidence; });
    return places;
}

} // namespace seq
