#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace seq {

// How far the outputs of a decoder differ (specification, Appendix A). A text is its token ids.
using TokenList = std::vector<std::int32_t>;

// Distinct n-grams of all texts over all n-grams of all texts; NaN where there are none.
double distinctN(std::span<const TokenList> texts, int n);

// Clipped n-gram precision of n = 1 … min(4, length) against all references, geometric mean, zero
// counts as half a match, times the brevity penalty for the reference nearest in length (the
// shorter of two). An empty text: 0; no references: NaN.
double bleu(const TokenList& text, std::span<const TokenList> references);
double selfBleu(std::span<const TokenList> texts); // mean of each against the others; NaN below two

double similarity(const TokenList&, const TokenList&); // 1 - edit distance / longer; empty: 1
double meanPairwiseDifference(std::span<const TokenList> texts); // of 1 - similarity; NaN below two

// The longest common subsequence as precision and recall, their harmonic mean (ROUGE-L, F1).
double rougeL(const TokenList& text, const TokenList& reference);
// The best of any text against any reference; NaN where there are none.
double oracleRougeL(std::span<const TokenList> texts, std::span<const TokenList> references);

} // namespace seq
