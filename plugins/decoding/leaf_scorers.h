#pragma once
#include "engine/text/tokenizer.h"
#include "plugins/decoding/search_settings.h"

#include <memory>
#include <string>
#include <string_view>

namespace seq {

// Judges of a leaf by rule. "regex": 1 where the pattern is found in the text, else 0. "length":
// 1 at the wanted number of tokens, falling to 0 at none and at twice as many. "target": 1 less the
// edit distance to the pattern over the longer length, in bytes. Throws BadInput: a pattern that is
// empty or no regular expression.
Scorer leafScorer(std::string_view kind, const std::string& pattern, int wantedLength,
    std::shared_ptr<const Tokenizer>);

} // namespace seq
