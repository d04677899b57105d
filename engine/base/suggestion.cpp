#include "engine/base/suggestion.h"

#include "engine/base/error.h"
#include "engine/base/nearest.h"

#include <algorithm>

namespace seq {

namespace {

std::string listed(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

// Close ones, best first.
std::vector<std::string> close(
    std::string_view word, const std::vector<std::string>& names, std::size_t count = 3)
{
    constexpr std::size_t kLongest = 64; // a pasted page is no misspelt name
    if (word.size() > kLongest) return {};
    std::vector<std::pair<int, std::string>> ranked;
    for (const std::string& name : names) {
        const bool within = !word.empty() && name.find(word) != std::string::npos;
        const int d = within ? 1 : editDistance(word, name);
        if (d <= std::max(2, int(word.size()) / 2)) ranked.emplace_back(d, name);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<int, std::string>::first);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(count, ranked.size()); ++i)
        out.push_back(ranked[i].second);
    return out;
}

} // namespace

std::string suggestion(std::string_view word, const std::vector<std::string>& names)
{
    constexpr std::size_t kFew = 12;
    const auto meant = close(word, names);
    if (!meant.empty()) return fill("; did you mean {}?", {listed(meant)});
    if (!names.empty() && names.size() <= kFew) return fill("; there are {}", {listed(names)});
    return {};
}

} // namespace seq
