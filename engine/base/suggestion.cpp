#include "engine/base/suggestion.h"

#include <algorithm>
#include <numeric>

namespace seq {

namespace {

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

std::string listed(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

// Close ones, best first.
std::vector<std::string> nearest(
    std::string_view word, const std::vector<std::string>& names, std::size_t count = 3)
{
    constexpr std::size_t kLongest = 64; // a pasted page is no misspelt name
    if (word.size() > kLongest) return {};
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const std::string& name : names) {
        const bool within = !word.empty() && name.find(word) != std::string::npos;
        const std::size_t d = within ? 1 : distance(word, name);
        if (d <= std::max<std::size_t>(2, word.size() / 2)) ranked.emplace_back(d, name);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(count, ranked.size()); ++i)
        out.push_back(ranked[i].second);
    return out;
}

} // namespace

std::string suggestion(std::string_view word, const std::vector<std::string>& names)
{
    constexpr std::size_t kFew = 12;
    const auto close = nearest(word, names);
    if (!close.empty()) return "; did you mean " + listed(close) + "?";
    if (!names.empty() && names.size() <= kFew) return "; there are " + listed(names);
    return {};
}

} // namespace seq
