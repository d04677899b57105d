#include "plugins/decoding/generate.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/decode/contrastive.h"
#include "engine/decode/speculative.h"
#include "engine/nn/kv_cache.h"
#include "plugins/decoding/prompt.h"

#include <cmath>

namespace seq {

namespace {

constexpr int kCandidates = 4; // of contrastive search where top-k is off

std::map<int, Token> forcedOf(const std::vector<int>& pairs)
{
    std::map<int, Token> forced;
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2)
        forced[pairs[i]] = pairs[i + 1];
    return forced;
}

PipelineOptions pipelineOf(const Generate::Params& p, const Prompt& prompt)
{
    const int vocabulary = prompt.model->model->info().vocabulary;
    for (const int id : p.suppressed)
        if (id >= vocabulary)
            throw badInput(
                "token {} cannot be suppressed: it does not exist; {} has tokens 0 to {}", id,
                prompt.model->name, vocabulary - 1);
    PipelineOptions o;
    o.repetitionPenalty = p.repetition;
    o.noRepeatNgram = p.noRepeat;
    o.minNewTokens = p.leastTokens;
    o.suppress.assign(p.suppressed.begin(), p.suppressed.end());
    o.presence = p.presence;
    o.frequency = p.frequency;
    o.temperature = p.temperature;
    o.topK = p.topK;
    o.topP = p.topP;
    o.minP = p.minP;
    o.typicalP = p.typicalP;
    o.epsilon = p.epsilon;
    o.eta = p.eta;
    o.ends = prompt.ends;
    return o;
}

class Run {
public:
    Run(const Generate::Params& p, Job& job)
        : p_(p)
        , job_(job)
        , prompt_(readPrompt({p.model, p.prompt, p.precision, p.special, p.length}, job))
    {
        out_.vocabulary = model().info().vocabulary;
        for (const Token id : prompt_.ids)
            out_.prompt.push_back(prompt_.model->tokenizer->bytes(id));
    }

    Generate::Result run()
    {
        needMemory();
        out_.generated = decoded();
        look(out_.generated);
        finish(out_);
        return std::move(out_);
    }

private:
    const LanguageModel& model() const { return *prompt_.model->model; }

    void needMemory() const
    {
        const ModelInfo& info = model().info();
        const auto positions = std::int64_t(prompt_.ids.size()) + p_.length;
        const int sequences = p_.strategy.is("contrastive") ? candidates() + 1 : 1;
        const auto cache = positions + KvCache::kPage * sequences;
        job_.need(std::size_t(cache * info.layers * info.kvHeads * info.headWidth * 8)
            + std::size_t(info.vocabulary) * std::size_t(sequences + p_.draftTokens) * 24);
    }
    int candidates() const { return p_.topK > 0 ? p_.topK : kCandidates; }

    Generated decoded()
    {
        GenerateOptions o;
        o.length = p_.length;
        o.precision = prompt_.precision;
        o.draws = p_.draws();
        o.random.seed = job_.rng().seed();
        o.pipeline = pipelineOf(p_, prompt_);
        o.forced = forcedOf(p_.forced);
        o.ladders = true;
        const auto told = [this](const Generated& soFar) { tell(soFar); };
        if (p_.strategy.is("contrastive"))
            return contrast(model(), prompt_.ids, o, {p_.alpha, candidates()}, told);
        if (!p_.strategy.is("speculative")) return generate(model(), prompt_.ids, o, told);
        SpeculativeOptions s;
        s.draft = p_.draft.is("layers") ? SpeculativeOptions::Layers : SpeculativeOptions::Lookup;
        s.tokens = p_.draftTokens;
        s.layers = p_.draftLayers;
        s.confidence = p_.draftConfidence;
        return speculate(model(), prompt_.ids, o, s, told);
    }

    void tell(const Generated& soFar)
    {
        job_.progress(double(soFar.tokens.size()) / p_.length,
            soFar.tokens.empty() ? "reading the prompt" : "writing");
        if (soFar.tokens.empty() || !job_.due()) return;
        look(soFar);
        auto partial = std::make_shared<Generate::Result>(out_);
        partial->generated = soFar;
        finish(*partial);
        job_.publish(std::move(partial));
    }

    // Names of what is new.
    void look(const Generated& soFar)
    {
        const Tokenizer& tokenizer = *prompt_.model->tokenizer;
        for (std::size_t i = out_.pieces.size(); i < soFar.tokens.size(); ++i) {
            out_.pieces.push_back(tokenizer.bytes(soFar.tokens[i].id));
            for (const Token id : soFar.ladders[i].ids)
                if (!out_.names.contains(id)) out_.names[id] = toUtf8(tokenizer.bytes(id));
        }
    }

    void finish(Generate::Result& r) const
    {
        const Generated& g = r.generated;
        const auto n = double(g.tokens.size());
        double entropy = 0;
        for (const Chosen& c : g.tokens)
            entropy += c.entropy / n;
        r.numbers = {{"tokens", n, ""}, {"mean log-probability", g.logprob() / n, "nat"},
            {"perplexity", std::exp(-g.logprob() / n), ""}, {"mean entropy", entropy, "nat"}};
        if (p_.strategy.is("speculative")) {
            r.numbers.push_back(
                {"acceptance rate", g.drafted ? double(g.accepted) / g.drafted : NAN, ""});
            r.numbers.push_back({"drafted tokens", double(g.drafted), ""});
            r.numbers.push_back({"tokens a pass", g.passes ? (n - 1) / g.passes : NAN, ""});
        }
        for (const auto& [step, id] : forcedOf(p_.forced))
            if (step >= int(g.tokens.size()) && int(g.tokens.size()) < p_.length)
                r.notice = fill("The text ended before step {}, where a token was to be forced",
                    {std::to_string(step)});
    }

    const Generate::Params& p_;
    Job& job_;
    Prompt prompt_;
    Generate::Result out_;
};

void write(JsonWriter& json, const Ladder& ladder)
{
    json.beginObject().member("ids", ladder.ids).member("kept", ladder.kept);
    json.key("scores").beginArray();
    for (const auto& stage : ladder.scores)
        json.value(stage);
    json.endArray().member("log-mass", ladder.logMass);
    json.key("removed-by").beginArray();
    for (const std::int8_t stage : ladder.removedBy)
        stage == Ladder::kStays ? json.null() : json.value(int(stage));
    json.endArray().endObject();
}

} // namespace

Generate::Params Generate::Params::full()
{
    Params p;
    p.length = 256;
    p.strategy.index = 1;
    p.temperature = 0.8;
    p.topP = 0.95;
    return p;
}

void Generate::Params::fields(Fields& f)
{
    constexpr std::string_view sampling = "strategy=sample|speculative";
    constexpr std::string_view speculative = "strategy=speculative", layers = "draft=layers";
    f({"model", "Model that continues the text", &model});
    f({"prompt", "Text to continue", &prompt});
    f({"length", "Tokens to write at most, the end token included", &length, {1, 4096}, "tokens"});
    f({"precision", "As the weights are stored, or exactly in float32", &precision});
    f({"special", "Names of special tokens in the prompt are special tokens", &special});
    f({"strategy", "How the next token is chosen", &strategy});
    f({"temperature", "Scores are divided by it: below 1 sharper, above 1 flatter", &temperature,
        {0.05, 5}, {}, sampling});
    f({"top-k", "Keeps so many of the likeliest; contrastive: compares them (0: 4)", &topK,
        {0, 1e9}, "tokens", "strategy=sample|contrastive|speculative"});
    f({"top-p", "Keeps the likeliest that together reach this probability; 1: all", &topP, {0, 1},
        {}, sampling});
    f({"min-p", "Keeps those at least this share as probable as the likeliest; 0: all", &minP,
        {0, 1}, {}, sampling});
    f({"typical-p", "Keeps those whose surprise is nearest to the expected, up to this probability",
        &typicalP, {0, 1}, {}, sampling});
    f({"epsilon", "Keeps those at least this probable; 0: all", &epsilon, {0, 0.1}, {}, sampling});
    f({"eta", "The same, lower where the entropy is high; 0: all", &eta, {0, 0.1}, {}, sampling});
    f({"repetition-penalty",
        "Scores of tokens that stand in the text, divided by it (times it "
        "below 0); 1: as they are",
        &repetition, {0.5, 2}});
    f({"presence-penalty", "Taken off the score of what was written", &presence, {-2, 2}});
    f({"frequency-penalty", "Taken off the score for each time it was written", &frequency,
        {-2, 2}});
    f({"no-repeat-ngram", "Never the same so many tokens in a row twice; 0: no rule", &noRepeat,
        {0, 10}, "tokens"});
    f({"min-new-tokens", "No end token before so many", &leastTokens, {0, 4096}, "tokens"});
    f({"suppress", "Ids of tokens that never come", &suppressed, {0, 1e9}});
    f({"penalty-alpha", "Weight of not being like what stands before; 0: greedy", &alpha, {0, 1},
        {}, "strategy=contrastive"});
    f({"sampled", "Draws tokens as sample does; else the likeliest", &sampled, {}, {},
        speculative});
    f({"draft", "Guessed from: earlier places of the last tokens, or the model's first layers",
        &draft, {}, {}, speculative});
    f({"draft-tokens", "Guesses at most before they are verified", &draftTokens, {1, 20}, "tokens",
        layers});
    f({"draft-layers", "Layers that guess", &draftLayers, {1, 1000}, "layers", layers});
    f({"draft-confidence", "Guessing ends after a token that is less probable", &draftConfidence,
        {0, 1}, {}, layers});
    f({"forced", "Tokens put into the text: step, id, step, id …; a click on a candidate adds one",
        &forced, {0, 1e9}});
    f({"step", "Token whose choice is shown, from 0", &step, {0, 1e9}, {}, {}, true});
    f({"shown", "What colours the tokens", &shown, {}, {}, {}, true});
    f({"colour-map", "Colours of the tokens", &colours, {}, {}, {}, true});
}

bool Generate::Params::draws() const
{
    return strategy.is("sample") || (strategy.is("speculative") && sampled);
}

void Generate::Params::check() const
{
    if (forced.size() % 2 != 0)
        throw badInput(
            "forced has {} numbers; pairs of a step and a token's id are right", forced.size());
}

Generate::Result Generate::run(const Params& p, Job& job)
{
    return Run(p, job).run();
}

void Generate::Result::data(JsonWriter& json) const
{
    std::vector<Token> ids;
    std::string text;
    for (std::size_t i = 0; i < generated.tokens.size(); ++i) {
        ids.push_back(generated.tokens[i].id);
        text += pieces[i];
    }
    json.key("sequences").beginArray().beginObject();
    json.member("ids", ids).member("text", text).member("logprob", generated.logprob());
    json.endObject().endArray();
    json.key("tokens").beginArray();
    for (const Chosen& c : generated.tokens)
        json.beginObject()
            .member("id", c.id)
            .member("logprob", c.logprob)
            .member("entropy", c.entropy)
            .member("rank", c.rank)
            .member("chance", c.chance)
            .member("forced", c.forced)
            .endObject();
    json.endArray().member("stages", generated.stages);
    json.key("ladders").beginArray();
    for (const Ladder& ladder : generated.ladders)
        write(json, ladder);
    json.endArray();
}

} // namespace seq
