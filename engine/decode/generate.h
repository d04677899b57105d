#pragma once
#include "engine/decode/logits_pipeline.h"
#include "engine/decode/sampler.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace seq {

struct GenerateOptions {
    int length = 64; // tokens at most, the end token included
    Precision precision = Precision::Native;
    bool draws = false; // else the likeliest token is taken
    Draws random = {};
    PipelineOptions pipeline = {}; // its ends end the text
    std::map<int, Token> forced = {}; // by step, from 0: put there whatever the scores say
    bool ladders = false; // keep one of each step
};

// One chosen token. Probability, entropy and rank are the model's own, before the pipeline.
struct Chosen {
    Token id = 0;
    double logprob = 0, entropy = 0; // nats; the entropy is of what it was chosen from
    int rank = 0; // 0: the model's likeliest
    double chance = 0; // probability after the pipeline
    bool forced = false;
};

struct Generated {
    std::vector<Chosen> tokens;
    std::vector<std::string> stages; // of the pipeline, "raw" first
    std::vector<Ladder> ladders; // one a token, if they were asked for
    int passes = 0; // through the whole model, the prompt's excepted
    int drafted = 0, accepted = 0; // tokens, of speculation
    double logprob() const; // sum over the tokens
};

// After each piece of the prompt and each token; may throw Cancelled.
using GenerateProgress = std::function<void(const Generated&)>;

// Greedy and sampled decoding (specification 1.4). Throws BadInput: an empty prompt, more tokens
// than the context holds, a forced token that does not exist, and what the pipeline refuses.
Generated generate(const LanguageModel&, std::span<const Token> prompt, const GenerateOptions&,
    const GenerateProgress& = {});

} // namespace seq
