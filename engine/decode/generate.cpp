#include "engine/decode/generate.h"

#include "engine/decode/sequence_pass.h"
#include "engine/decode/writer.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace seq {

namespace {

constexpr int kAtOnce = 16; // tokens without a wait: so many may be for nothing after an end token

// The same choice for a device that goes on without the host. None: the host looks at each row.
std::optional<TokenChoice> choiceAtOnce(const LanguageModel& model, const GenerateOptions& options)
{
    if (options.ladders || !options.forced.empty() || !model.extendsAtOnce()) return {};
    PipelineOptions rest = options.pipeline;
    rest.temperature = rest.topP = 1;
    rest.topK = 0;
    rest.minP = 0;
    if (!makePipeline(rest, options.draws).empty()) return {};
    if (!options.draws) return TokenChoice{};
    const PipelineOptions& p = options.pipeline;
    if (p.minToKeep > 1 || !(float(p.temperature) > 0)) return {};
    return TokenChoice{.temperature = float(p.temperature),
        .seed = options.random.seed,
        .sequence = options.random.sequence,
        .topK = p.topK,
        .topP = p.topP,
        .minP = p.minP,
        .cumulative = true};
}

// Until the text is done, or at a row that is none: the host reads that one and says why.
void writeAtOnce(TokenChoice choice, Writer& writer, SequencePass& pass, int length)
{
    std::vector<TokenScores> scores;
    while (!writer.done()) {
        const int before = pass.length();
        choice.step = std::uint32_t(writer.step());
        const auto tokens = pass.write(
            writer.ids().back(), std::min(kAtOnce, length - writer.step()), choice, scores);
        for (std::size_t i = 0; i < tokens.size() && !writer.done(); ++i) {
            if (std::isnan(scores[i].chance)) return pass.truncate(before + int(i));
            writer.append(tokens[i], scores[i], double(scores[i].chance));
            ++writer.out().passes;
        }
    }
}

} // namespace

Generated generate(const LanguageModel& model, std::span<const Token> prompt,
    const GenerateOptions& options, const GenerateProgress& progress)
{
    Writer writer(model, prompt, options, progress);
    SequencePass pass(model, options.precision);
    const auto atOnce = choiceAtOnce(model, options);
    Tensor logits = pass.read(prompt, [&] { writer.tell(); });
    while (true) {
        Processed p = writer.process(rowOf(logits, 0));
        const Token token = writer.choose(p.row);
        writer.append(token, rowOf(logits, 0), std::move(p));
        if (atOnce) writeAtOnce(*atOnce, writer, pass, options.length);
        if (writer.done()) return std::move(writer.out());
        logits = pass.extend({writer.ids().end() - 1, 1});
        ++writer.out().passes;
    }
}

} // namespace seq
