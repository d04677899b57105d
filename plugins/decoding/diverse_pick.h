#pragma once
#include "engine/nn/language_model.h"

#include <span>
#include <vector>

namespace seq {

// Insertions, deletions and replacements of one token cost 1 each.
int tokenEditDistance(std::span<const Token> a, std::span<const Token> b);

// Maximal marginal relevance: repeatedly the item with the greatest
// mu * score - (1 - mu) * (greatest similarity to a picked one), similarity 1 - distance / longest,
// scores scaled to [0, 1]. Ties: the earlier item. Returns at most `count` places.
std::vector<int> diversePick(std::span<const std::vector<Token>> items,
    std::span<const double> scores, int count, double mu = 0.7);

} // namespace seq
