#pragma once
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"

#include <memory>
#include <string>
#include <vector>

namespace seq {

// What every decoder of the family goes on from.
struct Prompt {
    std::shared_ptr<const LoadedModel> model;
    std::string text;
    std::vector<Token> ids;
    std::vector<Token> ends; // tokens that end a text, as the tokenizer says
    Precision precision = Precision::Native;
};
struct PromptRequest {
    const ModelRef& model;
    const TextRef& text;
    const Choice& precision; // native, float32
    bool special;
    int length; // tokens to come
};

// Throws BadInput: an empty prompt, an encoder, a prompt that with `length` exceeds the context.
Prompt readPrompt(const PromptRequest&, Job&);

} // namespace seq
