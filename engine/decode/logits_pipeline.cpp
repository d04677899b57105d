#include "engine/decode/logits_pipeline.h"

#include "engine/base/error.h"
#include "engine/base/phrase.h"
#include "engine/decode/processors.h"
#include "engine/ops/row_scores.h"
#include "engine/ops/top_k.h"

#include <algorithm>

namespace seq {

namespace {

void record(Ladder& ladder, ScoreRow& row, int stage)
{
    std::vector<float> scores(ladder.ids.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i] = row.values()[std::size_t(ladder.ids[i])];
        if (scores[i] == ScoreRow::kRemoved && ladder.removedBy[i] == Ladder::kStays)
            ladder.removedBy[i] = std::int8_t(stage);
    }
    ladder.scores.push_back(std::move(scores));
    ladder.logMass.push_back(row.kept().logMass());
    ladder.kept = int(row.kept().ids.size());
}

void begin(Ladder& ladder, ScoreRow& row, Token with)
{
    ladder = {};
    for (const Ranked& r : topK(row.values(), Ladder::kTokens))
        ladder.ids.push_back(Token(r.index));
    if (with >= 0 && std::ranges::find(ladder.ids, with) == ladder.ids.end())
        ladder.ids.push_back(with);
    ladder.removedBy.assign(ladder.ids.size(), Ladder::kStays);
    record(ladder, row, 0);
}

bool blocked(std::span<const float> scores)
{
    for (const float s : scores)
        if (s != ScoreRow::kRemoved) return false;
    return true;
}

// The processors' names, or that there is none.
std::string joined(const std::vector<std::string>& stages)
{
    std::string all;
    for (std::size_t i = 1; i < stages.size(); ++i)
        all += (all.empty() ? "" : ", ") + stages[i];
    return all.empty() ? "the model" : all;
}

} // namespace

void LogitsPipeline::add(ProcessorPtr processor)
{
    mends_ = mends_ || processor->mends();
    processors_.push_back(std::move(processor));
}

std::vector<std::string> LogitsPipeline::stages() const
{
    std::vector<std::string> names{phrase("raw")};
    for (const ProcessorPtr& p : processors_)
        names.emplace_back(p->name());
    return names;
}

void LogitsPipeline::apply(const StepContext& step, ScoreRow& row, Ladder* ladder) const
{
    for (std::size_t i = 0; i < processors_.size(); ++i) {
        processors_[i]->apply(step, row);
        if (ladder) record(*ladder, row, int(i) + 1);
    }
}

void LogitsPipeline::run(const StepContext& step, ScoreRow& row, Ladder* ladder, Token with) const
{
    const auto check = [&] {
        if (!belowInfinity(row.values()))
            throw badInput("NonFiniteLogits: a score of step {} is not a number or infinite; "
                           "finite weights are right",
                step.generated());
        if (blocked(row.values()))
            throw badInput("AllTokensBlocked: no token is left at step {} after {}; weaken one of "
                           "them",
                step.generated(), joined(stages()));
    };
    if (!mends_) check();
    if (ladder) begin(*ladder, row, with);
    apply(step, row, ladder);
    if (!processors_.empty()) check();
}

bool LogitsPipeline::tryRun(const StepContext& step, ScoreRow& row) const
{
    const auto sound = [&] { return belowInfinity(row.values()) && !blocked(row.values()); };
    if (!mends_ && !sound()) return false;
    apply(step, row, nullptr);
    return sound();
}

LogitsPipeline makePipeline(const PipelineOptions& o, bool draws)
{
    LogitsPipeline p;
    const auto add = [&p](bool active, auto make) {
        if (active) p.add(make());
    };
    add(o.guidance != 1, [&] { return guidance(o.guidance); });
    add(!o.sequenceBias.empty(), [&] { return sequenceBias(o.sequenceBias); });
    add(o.diversity != 0, [&] { return hammingDiversity(o.diversity); });
    add(o.promptRepetitionPenalty != 1,
        [&] { return promptRepetitionPenalty(o.promptRepetitionPenalty); });
    add(o.repetitionPenalty != 1, [&] {
        return repetitionPenalty(o.repetitionPenalty, o.repetitionIgnore, o.repetitionNormalise);
    });
    add(o.noRepeatNgram != 0, [&] { return noRepeatNgram(o.noRepeatNgram); });
    add(o.promptNoRepeatNgram != 0, [&] { return promptNoRepeatNgram(o.promptNoRepeatNgram); });
    add(!o.badWords.empty(), [&] { return badWords(o.badWords, o.ends); });
    add(o.minLength > 0, [&] { return minLength(o.minLength, o.ends); });
    add(o.minNewTokens > 0, [&] { return minNewTokens(o.minNewTokens, o.ends); });
    add(bool(o.allowed), [&] { return allowedTokens(o.allowed); });
    add(o.forcedBegin >= 0, [&] { return forcedBegin(o.forcedBegin); });
    add(o.forcedEnd >= 0, [&] { return forcedEnd(o.forcedEnd); });
    add(o.removeInvalid, [&] { return removeInvalid(); });
    add(o.decayFactor != 0, [&] { return lengthDecay(o.decayStart, o.decayFactor, o.ends); });
    add(!o.suppress.empty(), [&] { return suppress(o.suppress); });
    add(!o.suppressAtBegin.empty(), [&] { return suppressAtBegin(o.suppressAtBegin); });
    add(o.presence != 0 || o.frequency != 0,
        [&] { return presenceFrequency(o.presence, o.frequency); });
    for (const ProcessorPtr& custom : o.custom)
        p.add(custom);
    if (!draws) return p;
    add(o.temperature != 1, [&] { return temperature(o.temperature); });
    add(o.topK != 0, [&] { return topKFilter(o.topK, o.minToKeep); });
    add(o.topP != 1, [&] { return topPFilter(o.topP, o.minToKeep); });
    add(o.minP != 0, [&] { return minPFilter(o.minP, o.minToKeep); });
    add(o.typicalP != 1, [&] { return typicalFilter(o.typicalP, o.minToKeep); });
    add(o.epsilon != 0, [&] { return epsilonFilter(o.epsilon, o.minToKeep); });
    add(o.eta != 0, [&] { return etaFilter(o.eta, o.minToKeep); });
    add(o.renormalise, [&] { return renormalise(); });
    return p;
}

} // namespace seq
