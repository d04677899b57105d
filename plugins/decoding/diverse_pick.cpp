#include "plugins/decoding/diverse_pick.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace seq {

namespace {

double similarity(std::span<const Token> a, std::span<const Token> b)
{
    const std::size_t longest = std::max(a.size(), b.size());
    return longest == 0 ? 1 : 1 - double(tokenEditDistance(a, b)) / double(longest);
}

std::vector<double> scaled(std::span<const double> scores)
{
    std::vector<double> out(scores.begin(), scores.end());
    if (out.empty()) return out;
    const auto [low, high] = std::ranges::minmax(out);
    for (double& s : out)
        s = high > low ? (s - low) / (high - low) : 1;
    return out;
}

} // namespace

int tokenEditDistance(std::span<const Token> a, std::span<const Token> b)
{
    std::vector<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        int diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const int replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

std::vector<int> diversePick(
    std::span<const std::vector<Token>> items, std::span<const double> scores, int count, double mu)
{
    const std::vector<double> relevance = scaled(scores);
    std::vector<double> nearest(items.size(), 0); // to what is picked
    std::vector<bool> taken(items.size(), false);
    std::vector<int> picked;
    while (int(picked.size()) < std::min<int>(count, int(items.size()))) {
        int best = -1;
        double most = -std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < items.size(); ++i) {
            const double gain = mu * relevance[i] - (1 - mu) * nearest[i];
            if (taken[i] || gain <= most) continue;
            most = gain;
            best = int(i);
        }
        picked.push_back(best);
        taken[std::size_t(best)] = true;
        for (std::size_t i = 0; i < items.size(); ++i)
            nearest[i] = std::max(nearest[i], similarity(items[i], items[std::size_t(best)]));
    }
    return picked;
}

} // namespace seq
