#include "plugins/decoding/diversity.h"

#include "engine/base/error.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace seq {

namespace {

constexpr int kNear = 50; // words that Embedding looks at

// The fraction of places at which two groups' beams differ, beam by beam, before this step.
double apart(const GroupBeams& own, const GroupBeams& other)
{
    std::size_t places = 0, different = 0;
    for (std::size_t b = 0; b < std::min(own.size(), other.size()); ++b)
        for (std::size_t i = 0; i < std::min(own[b].size(), other[b].size()); ++i) {
            ++places;
            different += own[b][i] != other[b][i];
        }
    return places == 0 ? 0 : double(different) / double(places);
}

// e^-(mean of the differences), 1 at the first step
double closeness(const Diversity::Place& at)
{
    if (at.earlier.empty() || at.own[at.beam].empty()) return 1;
    double sum = 0;
    for (const GroupBeams& other : at.earlier)
        sum += apart(at.own, other);
    return std::exp(-sum / double(at.earlier.size()));
}

Tax taxOf(const std::map<Token, int>& counts, double each)
{
    Tax tax;
    for (const auto& [token, count] : counts)
        tax.push_back({token, count, float(each * count)});
    return tax;
}

std::span<const Token> lastOf(std::span<const Token> tokens, std::size_t n)
{
    return tokens.last(std::min(n, tokens.size()));
}

std::vector<double> sumOfRows(const Tensor& vectors)
{
    const auto d = std::size_t(vectors.size(1));
    std::vector<double> sum(d, 0);
    const auto values = vectors.host<float>();
    for (std::size_t i = 0; i < values.size(); ++i)
        sum[i % d] += double(values[i]);
    return sum;
}

double cosine(std::span<const double> a, std::span<const double> b)
{
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += a[i] * b[i];
        aa += a[i] * a[i];
        bb += b[i] * b[i];
    }
    return aa == 0 || bb == 0 ? 0 : ab / std::sqrt(aa * bb);
}

} // namespace

Diversity::Diversity(Options options)
    : options_(std::move(options))
{
    if (!(options_.strength >= 0) || std::isinf(options_.strength))
        throw badInput(
            "diversity must be a finite number from 0 on, and it is {}", options_.strength);
    if (options_.ngram < 1)
        throw badInput("n-grams must have at least 1 token, and {} are asked for", options_.ngram);
}

Tax Diversity::tax(const Place& at) const
{
    if (options_.strength == 0) return {};
    switch (options_.mode) {
    case DiversityMode::Hamming:
        return hamming(at, 1);
    case DiversityMode::Cumulative:
        return hamming(at, closeness(at));
    case DiversityMode::Ngram:
        return ngrams(at);
    case DiversityMode::Embedding:
        return embeddings(at);
    }
    return {};
}

Tax Diversity::hamming(const Place& at, double factor) const
{
    std::map<Token, int> counts;
    for (const Token token : at.chosen)
        ++counts[token];
    return taxOf(counts, options_.strength * factor);
}

// The paper's meaning: the repository's test of the prefix stands behind a condition that never
// holds.
Tax Diversity::ngrams(const Place& at) const
{
    const auto& own = at.own[at.beam];
    const auto before = std::size_t(options_.ngram - 1);
    std::map<Token, int> counts;
    for (const GroupBeams& group : at.earlier)
        for (const auto& other : group) {
            if (own.size() < before) { // not enough tokens yet: from the beginning
                if (other.size() > own.size() && std::equal(own.begin(), own.end(), other.begin()))
                    ++counts[other[own.size()]];
                continue;
            }
            const auto prefix = lastOf(own, before);
            for (std::size_t i = before; i < other.size(); ++i)
                if (std::equal(
                        prefix.begin(), prefix.end(), other.begin() + std::ptrdiff_t(i - before)))
                    ++counts[other[i]];
        }
    return taxOf(counts, options_.strength);
}

Tax Diversity::embeddings(const Place& at) const
{
    SEQ_ASSERT(options_.vectors);
    const auto n = std::size_t(options_.ngram);
    std::vector<std::vector<double>> others;
    for (const GroupBeams& group : at.earlier)
        for (const auto& other : group)
            if (other.size() == at.own[at.beam].size() + 1) // it has not stopped before
                others.push_back(sumOfRows(options_.vectors(lastOf(other, n))));
    if (others.empty()) return {};
    const auto context = lastOf(at.own[at.beam], n - 1);
    std::map<Token, float> amounts;
    for (const Ranked& word : topK(at.row, kNear)) {
        std::vector<Token> tokens(context.begin(), context.end());
        tokens.push_back(Token(word.index));
        const auto own = sumOfRows(options_.vectors(tokens));
        double sum = 0;
        for (const auto& other : others)
            sum += cosine(other, own);
        amounts[Token(word.index)] = float(options_.strength * sum);
    }
    Tax tax;
    for (const auto& [token, amount] : amounts)
        tax.push_back({token, int(others.size()), amount});
    return tax;
}

} // namespace seq
