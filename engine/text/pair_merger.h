#pragma once
#include "engine/text/pair_table.h"
#include "engine/text/symbol.h"

#include <functional>
#include <vector>

namespace seq {

// Called for every merge as it happens: rank, left, right. Empty: nobody looks.
using MergeWatch = std::function<void(std::uint32_t rank, const Symbol&, const Symbol&)>;

// Joins neighbours, lowest (rank, position) first, until no pair merges. Three ways by length that
// give the same: registers' worth of keys, or a heap with lazy deletion.
void mergePairs(const PairTable&, std::vector<Symbol>&, const MergeWatch& = {});

} // namespace seq
