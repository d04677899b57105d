#pragma once
#include "engine/decode/generate.h"

namespace seq {

struct SpeculativeOptions {
    enum Draft : std::uint8_t {
        Lookup, // what followed the last ids where they stood before
        Layers // the model's own first layers, then its final norm and output
    } draft
        = Lookup;
    int tokens = 5; // that the layers draft at most; a lookup: kLookup
    int layers = 10;
    double confidence = 0.4; // drafting ends after a token that is less probable
    static constexpr int kLookup = 10;
};

// Speculative decoding (specification 1.8): a cheap draft, verified by one pass over all of it.
// Greedy: the very tokens of generate(). Drawn: tokens of the same distribution; with Lookup the
// very tokens of generate(), since each is drawn before the draft is looked at. Throws as
// generate(), and BadInput for a draft of no tokens or layers.
Generated speculate(const LanguageModel&, std::span<const Token> prompt, const GenerateOptions&,
    const SpeculativeOptions&, const GenerateProgress& = {});

// The ids after the earliest earlier place of the last two, else of the last one; cut before an
// end, at most `count`.
std::vector<Token> lookUp(std::span<const Token> ids, std::span<const Token> ends, int count);

// What is left of p once q was refused: max(p - q, 0), not yet divided by its sum. Where rounding
// leaves nothing: p.
Kept residual(const Kept& p, const Kept& q);

} // namespace seq
