#include "plugins/decoding/text_diversity.h"

#include "engine/base/error.h"
#include "plugins/decoding/diverse_pick.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

namespace seq {

namespace {

using Grams = std::map<TokenList, int>;

void countGrams(const TokenList& text, std::size_t n, Grams& counts)
{
    for (std::size_t i = 0; i + n <= text.size(); ++i)
        ++counts[TokenList(text.begin() + std::ptrdiff_t(i), text.begin() + std::ptrdiff_t(i + n))];
}

// Matches of the text's n-grams, each at most as often as some reference has it.
double precision(const TokenList& text, std::span<const TokenList> references, std::size_t n)
{
    Grams own, most;
    countGrams(text, n, own);
    for (const TokenList& reference : references) {
        Grams counts;
        countGrams(reference, n, counts);
        for (const auto& [gram, count] : counts)
            most[gram] = std::max(most[gram], count);
    }
    double matches = 0;
    for (const auto& [gram, count] : own)
        if (const auto found = most.find(gram); found != most.end())
            matches += std::min(count, found->second);
    const auto all = double(text.size() - n + 1);
    return matches > 0 ? matches / all : 1 / (2 * all);
}

double brevity(const TokenList& text, std::span<const TokenList> references)
{
    const auto length = std::ssize(text);
    const auto apart = [&](std::ptrdiff_t n) { return std::abs(n - length); };
    std::ptrdiff_t nearest = std::ssize(references[0]);
    for (const TokenList& r : references)
        if (const auto n = std::ssize(r);
            apart(n) < apart(nearest) || (apart(n) == apart(nearest) && n < nearest))
            nearest = n;
    return length >= nearest ? 1 : std::exp(1 - double(nearest) / double(length));
}

std::vector<TokenList> withoutOne(std::span<const TokenList> texts, std::size_t i)
{
    std::vector<TokenList> others(texts.begin(), texts.end());
    others.erase(others.begin() + std::ptrdiff_t(i));
    return others;
}

int commonSubsequence(const TokenList& a, const TokenList& b)
{
    std::vector<int> row(b.size() + 1, 0);
    for (const std::int32_t token : a) {
        int diagonal = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const int above = row[j + 1];
            row[j + 1] = token == b[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

double distinctN(std::span<const TokenList> texts, int n)
{
    SEQ_ASSERT(n > 0);
    Grams counts;
    for (const TokenList& text : texts)
        countGrams(text, std::size_t(n), counts);
    double all = 0;
    for (const auto& [gram, count] : counts)
        all += count;
    return all > 0 ? double(counts.size()) / all : NAN;
}

double bleu(const TokenList& text, std::span<const TokenList> references)
{
    if (references.empty()) return NAN;
    if (text.empty()) return 0;
    const std::size_t most = std::min<std::size_t>(4, text.size());
    double sum = 0;
    for (std::size_t n = 1; n <= most; ++n)
        sum += std::log(precision(text, references, n));
    return brevity(text, references) * std::exp(sum / double(most));
}

double selfBleu(std::span<const TokenList> texts)
{
    if (texts.size() < 2) return NAN;
    double sum = 0;
    for (std::size_t i = 0; i < texts.size(); ++i)
        sum += bleu(texts[i], withoutOne(texts, i));
    return sum / double(texts.size());
}

double similarity(const TokenList& a, const TokenList& b)
{
    const auto longer = std::max(a.size(), b.size());
    return longer == 0 ? 1 : 1 - tokenEditDistance(a, b) / double(longer);
}

double meanPairwiseDifference(std::span<const TokenList> texts)
{
    if (texts.size() < 2) return NAN;
    double sum = 0;
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            sum += 1 - similarity(texts[i], texts[j]);
    return sum / (double(texts.size()) * double(texts.size() - 1) / 2);
}

double rougeL(const TokenList& text, const TokenList& reference)
{
    if (text.empty() || reference.empty()) return 0;
    return 2. * commonSubsequence(text, reference) / double(text.size() + reference.size());
}

double oracleRougeL(std::span<const TokenList> texts, std::span<const TokenList> references)
{
    double most = NAN;
    for (const TokenList& text : texts)
        for (const TokenList& reference : references)
            most = std::fmax(most, rougeL(text, reference));
    return most;
}

} // namespace seq
