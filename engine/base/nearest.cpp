#include "engine/base/nearest.h"

#include <algorithm>

namespace seq {

// three rows at a time
int editDistance(std::string_view a, std::string_view b)
{
    std::vector<int> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = int(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = int(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[j] = std::min(next[j], before[j - 2] + 1);
        }
        std::swap(before, row);
        std::swap(row, next);
    }
    return row[b.size()];
}

std::vector<std::string_view> nearest(
    std::string_view word, std::span<const std::string_view> candidates, int count)
{
    std::vector<std::pair<int, std::string_view>> ranked;
    for (const std::string_view candidate : candidates)
        ranked.emplace_back(editDistance(word.substr(0, 200), candidate.substr(0, 200)), candidate);
    std::stable_sort(
        ranked.begin(), ranked.end(), [](auto& a, auto& b) { return a.first < b.first; });
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i < ranked.size() && int(i) < count; ++i)
        out.push_back(ranked[i].second);
    return out;
}

std::string nearestText(
    std::string_view word, std::span<const std::string_view> candidates, int count)
{
    std::string out;
    for (const std::string_view name : nearest(word, candidates, count))
        (out += out.empty() ? "" : ", ") += name;
    return out;
}

} // namespace seq
