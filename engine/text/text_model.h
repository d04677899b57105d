#pragma once
#include "engine/text/symbol.h"
#include "engine/text/tokenizer.h"

#include <string_view>
#include <vector>

namespace seq {

// Stage 4 of a tokenizer: one piece of normalised text to tokens.
class TextModel {
public:
    virtual ~TextModel() = default;
    // Replaces `out`; positions are bytes of the piece, which is not empty.
    virtual void encode(std::string_view piece, std::vector<Symbol>& out) const = 0;
    virtual std::vector<MergeStep> merges(std::int32_t) const { return {}; }
};

} // namespace seq
