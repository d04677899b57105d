#pragma once
#include "engine/decode/generate.h"

namespace seq {

// A row that went through the pipeline, and how.
struct Processed {
    ScoreRow row;
    Ladder ladder;
};

// Puts one token after another and keeps the record: what all decoders of a single text share.
class Writer {
public:
    // Throws BadInput: see generate().
    Writer(const LanguageModel&, std::span<const Token> prompt, const GenerateOptions&,
        const GenerateProgress&);
    std::span<const Token> ids() const { return ids_; } // the prompt, then what was written
    int step() const { return int(out_.tokens.size()); } // of the next token
    bool done() const { return done_; } // an end token, or the length
    bool ends(Token) const; // whether it ends the text
    Token forced() const; // what must come next; -1: nothing in particular
    void tell() const; // calls the progress
    Generated& out() { return out_; }

    // A row of logits for the next token, processed.
    Processed process(std::span<const float> logits) const;
    // The same as if `then` had been written: false where the pipeline would refuse the row.
    bool foresee(ScoreRow&, std::span<const Token> then) const;
    // The token that is forced, the likeliest, or one that is drawn.
    Token choose(ScoreRow&) const;
    Token choose(ScoreRow&, int step) const; // the same, nothing forced
    void append(Token, std::span<const float> logits, Processed);
    void append(Token, const TokenScores&, double chance); // no ladder

private:
    StepContext context(std::span<const Token> ids) const;
    const GenerateOptions& options_;
    const GenerateProgress& progress_;
    LogitsPipeline pipeline_;
    std::vector<Token> ids_;
    int prompt_;
    Generated out_;
    bool done_ = false;
};

std::span<const float> rowOf(const Tensor& logits, std::int64_t row);

} // namespace seq
