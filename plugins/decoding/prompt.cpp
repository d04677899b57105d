#include "plugins/decoding/prompt.h"

#include "engine/base/error.h"

namespace seq {

Prompt readPrompt(const PromptRequest& request, Job& job)
{
    Prompt p;
    p.model = job.engine().model(request.model);
    p.text = request.text.bytes();
    p.precision = request.precision.is("float32") ? Precision::Float32 : Precision::Native;
    const ModelInfo& info = p.model->model->info();
    if (!info.causal)
        throw badInput(
            "{} is an encoder and continues no text: choose another model", p.model->name);
    if (request.length < 1)
        throw badInput("length must be at least 1 token, and {} are asked for", request.length);
    if (p.text.empty())
        throw badInput("the prompt is empty: type something, or choose bundled:fox");
    for (const TokenSpan& t : p.model->tokenizer->encode(p.text, {request.special, true}))
        p.ids.push_back(t.id);
    if (p.ids.empty())
        throw badInput("the prompt has no tokens for {}: type something", p.model->name);
    if (p.ids.size() + std::size_t(request.length) > std::size_t(info.context))
        throw badInput("the prompt has {} tokens and {} are to come, and {} holds {}: shorten one",
            p.ids.size(), request.length, p.model->name, info.context);
    if (p.model->tokenizer->info().eos >= 0) p.ends.push_back(p.model->tokenizer->info().eos);
    return p;
}

} // namespace seq
