#include "engine/decode/writer.h"

#include "engine/base/error.h"
#include "engine/ops/row_scores.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

void check(const ModelInfo& model, std::span<const Token> prompt, const GenerateOptions& options)
{
    if (prompt.empty()) throw badInput("the prompt has no tokens; at least one is needed");
    if (options.length < 1)
        throw badInput("{} tokens cannot be written; 1 or more can", options.length);
    if (prompt.size() + std::size_t(options.length) > std::size_t(model.context))
        throw badInput("the prompt has {} tokens and {} are to come, and {} holds {}: shorten one",
            prompt.size(), options.length, model.name, model.context);
    for (const auto& [step, token] : options.forced) {
        if (step < 0 || step >= options.length)
            throw badInput("a token cannot be forced at step {}; the {} steps are 0 to {}", step,
                options.length, options.length - 1);
        if (token < 0 || token >= model.vocabulary)
            throw badInput("token {}, forced at step {}, does not exist; {} has tokens 0 to {}",
                token, step, model.name, model.vocabulary - 1);
    }
}

} // namespace

std::span<const float> rowOf(const Tensor& logits, std::int64_t row)
{
    const auto width = std::size_t(logits.size(1));
    return logits.host<float>().subspan(std::size_t(row) * width, width);
}

double Generated::logprob() const
{
    double sum = 0;
    for (const Chosen& c : tokens)
        sum += c.logprob;
    return sum;
}

Writer::Writer(const LanguageModel& model, std::span<const Token> prompt,
    const GenerateOptions& options, const GenerateProgress& progress)
    : options_(options)
    , progress_(progress)
    , pipeline_(makePipeline(options.pipeline, options.draws))
    , ids_(prompt.begin(), prompt.end())
    , prompt_(int(prompt.size()))
{
    check(model.info(), prompt, options);
    out_.stages = pipeline_.stages();
}

bool Writer::ends(Token token) const
{
    const auto& all = options_.pipeline.ends;
    return std::ranges::find(all, token) != all.end();
}

Token Writer::forced() const
{
    const auto found = options_.forced.find(step());
    return found == options_.forced.end() ? -1 : found->second;
}

void Writer::tell() const
{
    if (progress_) progress_(out_);
}

StepContext Writer::context(std::span<const Token> ids) const
{
    return {.ids = ids, .prompt = prompt_, .limit = prompt_ + options_.length};
}

Processed Writer::process(std::span<const float> logits) const
{
    Processed p{ScoreRow(logits), {}};
    pipeline_.run(context(ids_), p.row, options_.ladders ? &p.ladder : nullptr, forced());
    return p;
}

bool Writer::foresee(ScoreRow& row, std::span<const Token> then) const
{
    std::vector<Token> ids = ids_;
    ids.insert(ids.end(), then.begin(), then.end());
    return pipeline_.tryRun(context(ids), row);
}

Token Writer::choose(ScoreRow& row) const
{
    return forced() >= 0 ? forced() : choose(row, step());
}

Token Writer::choose(ScoreRow& row, int step) const
{
    if (options_.draws)
        return draw(
            row.kept(), options_.random.uniform(RandomStream::Sampling, std::uint32_t(step)));
    return Token(std::ranges::find(row.values(), largest(row.values())) - row.values().begin());
}

void Writer::append(Token token, std::span<const float> logits, Processed p)
{
    const TokenScores own = scoresOf(logits, token);
    const bool untouched = pipeline_.empty() && !options_.draws && !options_.ladders;
    const double chance = untouched // else the masses are there, or needed
        ? std::exp(double(own.logprob))
        : std::exp(double(p.row.values()[std::size_t(token)]) - p.row.kept().logMass());
    if (options_.ladders) {
        if (std::ranges::find(p.ladder.ids, token) == p.ladder.ids.end()) {
            ScoreRow again(logits);
            pipeline_.run(context(ids_), again, &p.ladder, token);
        }
        out_.ladders.push_back(std::move(p.ladder));
    }
    append(token, own, chance);
}

void Writer::append(Token token, const TokenScores& own, double chance)
{
    out_.tokens.push_back({.id = token,
        .logprob = double(own.logprob),
        .entropy = double(own.entropy),
        .rank = int(own.rank),
        .chance = chance,
        .forced = forced() >= 0});
    ids_.push_back(token);
    done_ = ends(token) || step() >= options_.length;
    tell();
}

} // namespace seq
