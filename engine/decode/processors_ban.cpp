// Processors that forbid tokens whatever their scores: specification 1.2 and 1.3.
#include "engine/base/error.h"
#include "engine/decode/processors_made.h"

#include <algorithm>
#include <limits>

namespace seq {

namespace {

constexpr float kRemoved = ScoreRow::kRemoved;

void ban(std::span<const Token> tokens, std::span<float> scores)
{
    for (const Token id : tokens)
        scores[std::size_t(id)] = kRemoved;
}

void onlyAtZero(Token token, std::span<float> scores)
{
    std::ranges::fill(scores, kRemoved);
    scores[std::size_t(token)] = 0;
}

// What followed the last n - 1 ids of `ids` wherever they stand in `text`.
void banFollowers(
    std::span<const Token> text, std::span<const Token> ids, int n, std::span<float> scores)
{
    const auto before = std::size_t(n - 1);
    if (ids.size() < before || text.size() < std::size_t(n)) return;
    const auto last = ids.last(before);
    for (std::size_t i = 0; i + before < text.size(); ++i)
        if (std::ranges::equal(text.subspan(i, before), last))
            scores[std::size_t(text[i + before])] = kRemoved;
}

void checkNgram(int n)
{
    if (n < 1) throw badInput("n-grams of {} tokens cannot be: 1 or more can", n);
}

} // namespace

ProcessorPtr noRepeatNgram(int n)
{
    checkNgram(n);
    return made("no repeat", [n](const StepContext& step, ScoreRow& row) {
        banFollowers(step.ids, step.ids, n, row.edit());
    });
}

ProcessorPtr promptNoRepeatNgram(int n)
{
    checkNgram(n);
    return made("no repeat of prompt", [n](const StepContext& step, ScoreRow& row) {
        banFollowers(step.ids.first(std::size_t(step.prompt)), step.ids, n, row.edit());
    });
}

ProcessorPtr badWords(std::vector<std::vector<Token>> words, std::span<const Token> ends)
{
    std::vector<std::pair<std::vector<Token>, double>> biases;
    for (std::vector<Token>& word : words) {
        const bool end = word.size() == 1 && std::ranges::find(ends, word[0]) != ends.end();
        if (!end) biases.emplace_back(std::move(word), double(kRemoved));
    }
    return made("bad words",
        [bias = sequenceBias(std::move(biases))](
            const StepContext& step, ScoreRow& row) { bias->apply(step, row); });
}

ProcessorPtr minLength(int least, std::vector<Token> ends)
{
    return made("min length", [=, ends = std::move(ends)](const StepContext& step, ScoreRow& row) {
        if (step.ids.size() < std::size_t(least)) ban(ends, row.edit());
    });
}

ProcessorPtr minNewTokens(int least, std::vector<Token> ends)
{
    return made(
        "min new tokens", [=, ends = std::move(ends)](const StepContext& step, ScoreRow& row) {
            if (step.generated() < least) ban(ends, row.edit());
        });
}

ProcessorPtr allowedTokens(std::function<std::vector<Token>(std::span<const Token>)> allowed)
{
    return made("allowed", [allowed = std::move(allowed)](const StepContext& step, ScoreRow& row) {
        const std::vector<Token> stay = allowed(step.ids);
        const std::vector<float> before(row.values().begin(), row.values().end());
        auto scores = row.edit();
        std::ranges::fill(scores, kRemoved);
        for (const Token id : stay)
            scores[std::size_t(id)] = before[std::size_t(id)];
    });
}

ProcessorPtr forcedBegin(Token token)
{
    return made("forced begin", [token](const StepContext& step, ScoreRow& row) {
        if (step.ids.size() == 1) onlyAtZero(token, row.edit());
    });
}

ProcessorPtr forcedEnd(Token token)
{
    return made("forced end", [token](const StepContext& step, ScoreRow& row) {
        if (int(step.ids.size()) == step.limit - 1) onlyAtZero(token, row.edit());
    });
}

ProcessorPtr suppress(std::vector<Token> tokens)
{
    return made("suppress", [tokens = std::move(tokens)](const StepContext&, ScoreRow& row) {
        ban(tokens, row.edit());
    });
}

ProcessorPtr suppressAtBegin(std::vector<Token> tokens)
{
    return made(
        "suppress at begin", [tokens = std::move(tokens)](const StepContext& step, ScoreRow& row) {
            if (step.generated() == 0) ban(tokens, row.edit());
        });
}

} // namespace seq
