#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace seq {

struct Ranked {
    double score;
    std::int64_t index;
    bool operator==(const Ranked&) const = default;
};

// The one order of all searches (specification 1.1): score descending, then index ascending.
inline bool before(const Ranked& a, const Ranked& b)
{
    return a.score > b.score || (a.score == b.score && a.index < b.index);
}

// The k best of values[i] + offset at index first + i, in order; fewer where fewer are finite
// numbers: -inf is never chosen.
std::vector<Ranked> topK(
    std::span<const float> values, int k, double offset = 0, std::int64_t first = 0);
// The k best of several such lists.
std::vector<Ranked> mergeTopK(std::span<const std::vector<Ranked>> lists, int k);

} // namespace seq
