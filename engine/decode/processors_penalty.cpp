// Processors that move scores without removing any: specification 1.2 and 1.3.
#include "engine/base/error.h"
#include "engine/base/phrase.h"
#include "engine/decode/processors_made.h"
#include "engine/ops/row_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace seq {

namespace {

void checkPenalty(std::string_view name, double value)
{
    if (!(value > 0) || !std::isfinite(value))
        throw badInput("{} must be above 0, and {} is not: 1 changes nothing", name, value);
}

// Each distinct id once.
template <class F> void forDistinct(std::span<const Token> ids, std::size_t vocabulary, F&& body)
{
    std::vector<bool> seen(vocabulary);
    for (const Token id : ids) {
        if (seen[std::size_t(id)]) continue;
        seen[std::size_t(id)] = true;
        body(std::size_t(id));
    }
}

void punish(std::span<const Token> ids, double penalty, std::span<float> scores)
{
    forDistinct(ids, scores.size(), [&](std::size_t id) {
        float& s = scores[id];
        s = s < 0 ? s * float(penalty) : s / float(penalty);
    });
}

void toLogProbabilities(ScoreRow& row)
{
    const double mass = row.kept().logMass();
    for (float& s : row.edit())
        s = float(double(s) - mass);
}

class RemoveInvalid final : public Processor {
public:
    std::string_view name() const override { return phrase("remove invalid"); }
    bool mends() const override { return true; }
    void apply(const StepContext&, ScoreRow& row) const override
    {
        constexpr float most = std::numeric_limits<float>::max();
        for (float& s : row.edit())
            s = std::isnan(s) ? 0 : std::clamp(s, -most, most);
    }
};

} // namespace

ProcessorPtr guidance(double factor)
{
    if (!std::isfinite(factor))
        throw badInput("guidance must be finite, and {} is not: 1 changes nothing", factor);
    return made("guidance", [factor](const StepContext& step, ScoreRow& row) {
        SEQ_ASSERT(step.unconditional.size() == row.values().size());
        ScoreRow without(step.unconditional);
        const double u = without.kept().logMass(), c = row.kept().logMass();
        auto scores = row.edit();
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const double base = double(step.unconditional[i]) - u;
            const double moved = base + factor * (double(scores[i]) - c - base);
            if (std::isfinite(scores[i])) scores[i] = float(moved);
        }
    });
}

ProcessorPtr sequenceBias(std::vector<std::pair<std::vector<Token>, double>> biases)
{
    for (const auto& [ids, bias] : biases)
        if (ids.empty() || std::isnan(bias))
            throw badInput(
                "a biased sequence of {} tokens with bias {} cannot be", ids.size(), bias);
    return made("bias", [biases = std::move(biases)](const StepContext& step, ScoreRow& row) {
        auto scores = row.edit();
        for (const auto& [ids, bias] : biases) {
            const auto before = std::span(ids).first(ids.size() - 1);
            if (before.size() > step.ids.size()) continue;
            if (std::ranges::equal(before, step.ids.last(before.size())))
                scores[std::size_t(ids.back())] += float(bias);
        }
    });
}

ProcessorPtr hammingDiversity(double strength)
{
    if (!(strength > 0) || !std::isfinite(strength))
        throw badInput("diversity must be above 0, and {} is not", strength);
    return made("diversity", [strength](const StepContext& step, ScoreRow& row) {
        auto scores = row.edit();
        for (const Token id : step.earlier)
            scores[std::size_t(id)] -= float(strength);
    });
}

ProcessorPtr promptRepetitionPenalty(double penalty)
{
    checkPenalty("prompt repetition penalty", penalty);
    return made("prompt penalty", [penalty](const StepContext& step, ScoreRow& row) {
        punish(step.ids.first(std::size_t(step.prompt)), 1 / penalty, row.edit());
    });
}

ProcessorPtr repetitionPenalty(double penalty, int ignore, bool normalise)
{
    checkPenalty("repetition penalty", penalty);
    if (ignore < 0) throw badInput("{} leading tokens cannot be ignored: 0 or more can", ignore);
    return made("repetition", [=](const StepContext& step, ScoreRow& row) {
        if (normalise) toLogProbabilities(row);
        const std::size_t from = std::min(std::size_t(ignore), step.ids.size());
        punish(step.ids.subspan(from), penalty, row.edit());
    });
}

ProcessorPtr removeInvalid()
{
    return std::make_shared<const RemoveInvalid>();
}

ProcessorPtr lengthDecay(int start, double factor, std::vector<Token> ends)
{
    if (!(factor > 0) || !std::isfinite(factor))
        throw badInput("the length decay must be above 0, and {} is not", factor);
    return made(
        "length decay", [=, ends = std::move(ends)](const StepContext& step, ScoreRow& row) {
            const int past = step.generated() - start;
            if (past <= 0) return;
            auto scores = row.edit();
            for (const Token end : ends) {
                float& s = scores[std::size_t(end)];
                if (std::isfinite(s))
                    s += float(std::abs(double(s)) * (std::pow(factor, past) - 1));
            }
        });
}

ProcessorPtr presenceFrequency(double presence, double frequency)
{
    if (!std::isfinite(presence) || !std::isfinite(frequency))
        throw badInput("presence and frequency penalties must be finite: {} and {} are not both",
            presence, frequency);
    return made("presence", [=](const StepContext& step, ScoreRow& row) {
        auto scores = row.edit();
        const auto generated = step.ids.subspan(std::size_t(step.prompt));
        for (const Token id : generated)
            scores[std::size_t(id)] -= float(frequency);
        forDistinct(
            generated, scores.size(), [&](std::size_t id) { scores[id] -= float(presence); });
    });
}

ProcessorPtr temperature(double value)
{
    if (value == 0) throw badInput("a temperature of {} leaves no chance: use greedy", value);
    if (!(value > 0) || !std::isfinite(value))
        throw badInput("temperature must be above 0, and {} is not", value);
    return made("temperature",
        [value](const StepContext&, ScoreRow& row) { divide(row.edit(), float(value)); });
}

ProcessorPtr renormalise()
{
    return made("renormalise", [](const StepContext&, ScoreRow& row) { toLogProbabilities(row); });
}

} // namespace seq
