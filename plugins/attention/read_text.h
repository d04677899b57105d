#pragma once
#include "engine/base/random.h"
#include "engine/experiment/engine.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seq {

// A text as a model reads it: its tokens and their places.
struct ReadText {
    std::string text; // what was generated included
    std::vector<std::int32_t> ids;
    std::vector<Range> bytes; // of the text
    std::vector<std::string> pieces; // what each token stands for
    std::vector<bool> special;
    std::size_t prompt = 0; // tokens of them that were given

    // names: those of special tokens in the text are special tokens.
    static ReadText of(const Tokenizer&, const std::string& text, bool names);
    // `count` random tokens of more than a byte, none of them special, and the same again.
    static ReadText repeated(const Tokenizer&, int vocabulary, int count, Rng);
    void append(const Tokenizer&, std::int32_t id); // a token that goes on with the text

private:
    void add(const Tokenizer&, std::int32_t id, Range bytes, bool special);
};

// Throws BadInput: no tokens, more than the model was trained for unless `beyond`, tokens to
// generate for an encoder.
void checkFits(const ReadText&, const LoadedModel&, int generate, bool beyond);

} // namespace seq
