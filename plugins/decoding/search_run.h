#pragma once
#include "plugins/decoding/search_outcome.h"
#include "plugins/decoding/search_settings.h"
#include "plugins/decoding/tree_growth.h"

#include <span>

namespace seq {

// One prompt searched in the way that the settings ask for. All throw BadInput: settings that make
// no sense, a prompt that is empty or too long. The same settings make the same outcome, with any
// number of threads, unless the budget is in seconds.
SearchOutcome treeSearch(const LanguageModel&, std::span<const Token> prompt, const SearchSettings&,
    const TreeGrowth::Step& = {});

// What tree search stands beside, with the same confidence and completions, as trees too.
// The likeliest token each time.
SearchOutcome greedySearch(const LanguageModel&, std::span<const Token> prompt,
    const SearchSettings&, const TreeGrowth::Step& = {});
// Samples of the plain model, `batch` at a time, as many as end within the evaluations. Nodes that
// samples share are evaluated once.
SearchOutcome sampleSearch(const LanguageModel&, std::span<const Token> prompt,
    const SearchSettings&, const TreeGrowth::Step& = {});
// Beam search, scores divided by length; of the settings, confidence, depth, ends, kept and diverse
// count.
SearchOutcome beamSearch(const LanguageModel&, std::span<const Token> prompt, const SearchSettings&,
    int beams, const TreeGrowth::Step& = {});

// With the diverse pick and the answer of what was completed.
SearchOutcome withPicks(SearchOutcome, const SearchSettings&);

} // namespace seq
