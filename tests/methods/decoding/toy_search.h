#pragma once
#include "engine/base/random.h"
#include "plugins/decoding/search_run.h"
#include "tests/shared/table_model.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

// Searches on models that can be enumerated, and what they are compared with.
namespace seq {

using Ids = std::vector<Token>;
using Table = std::vector<std::vector<double>>;
inline const Ids kPrompt{1};

inline SearchSettings toySettings(SearchMode mode)
{
    SearchSettings s;
    s.mode = mode;
    s.depth = 4;
    s.ends = {0};
    return s;
}

inline SearchOutcome search(const LanguageModel& model, const SearchSettings& s)
{
    return treeSearch(model, kPrompt, s);
}

// Rows of uniform numbers, divided by their sum; or peaked ones.
inline Table randomTable(int vocabulary, std::uint64_t seed, bool peaked = true)
{
    Rng rng(seed, 77);
    const auto size = static_cast<std::size_t>(vocabulary);
    Table rows(size, std::vector<double>(size));
    for (auto& row : rows) {
        for (double& p : row)
            p = peaked ? std::exp(1.5 * rng.normal()) : rng.uniform();
        const double sum = std::accumulate(row.begin(), row.end(), 0.0);
        for (double& p : row)
            p /= sum;
    }
    return rows;
}

struct String {
    Ids ids;
    double logp;
};

// All that a table can say: strings that end in 0, or have `depth` tokens.
inline std::vector<String> enumerated(const Table& rows, int depth)
{
    std::vector<String> all, open{{{}, 0}};
    while (!open.empty()) {
        const String s = open.back();
        open.pop_back();
        const auto& row = rows[std::size_t(s.ids.empty() ? kPrompt[0] : s.ids.back())];
        for (std::size_t t = 0; t < row.size(); ++t) {
            String longer = s;
            longer.ids.push_back(Token(t));
            longer.logp += std::log(row[t]);
            const bool ends = t == 0 || int(longer.ids.size()) == depth;
            (ends ? all : open).push_back(std::move(longer));
        }
    }
    return all;
}

inline String likeliest(const Table& rows, int depth)
{
    const auto all = enumerated(rows, depth);
    return *std::ranges::max_element(all, {}, &String::logp);
}

inline int childOf(const SearchTree& tree, int node, Token token)
{
    for (const int c : tree.children(node))
        if (tree.nodes().token[std::size_t(c)] == token) return c;
    return -1;
}

inline void near(double found, double expected, double within = 5e-7)
{
    QVERIFY2(std::abs(found - expected) <= within,
        qPrintable(QString("%1 is not %2").arg(found, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

} // namespace seq
