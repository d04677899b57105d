#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// Optimal string alignment: insertions, deletions, replacements and swapped neighbours count one.
int editDistance(std::string_view a, std::string_view b);

// The candidates that a mistyped word may have meant, best first: least edit distance, then the
// candidates' order. Joined by ", " for messages.
std::vector<std::string_view> nearest(
    std::string_view word, std::span<const std::string_view> candidates, int count = 3);
std::string nearestText(
    std::string_view word, std::span<const std::string_view> candidates, int count = 3);

} // namespace seq
