#include "plugins/decoding/beam_pipeline.h"

#include "engine/base/error.h"

#include <algorithm>

namespace seq {

namespace {

class ForcedPath : public Processor {
public:
    explicit ForcedPath(std::vector<Token> tokens)
        : tokens_(std::move(tokens))
    {
    }
    std::string_view name() const override { return "forced"; }
    void apply(const StepContext& step, ScoreRow& row) const override
    {
        const auto at = std::size_t(step.generated());
        if (at >= tokens_.size()) return;
        const auto scores = row.edit();
        std::ranges::fill(scores, ScoreRow::kRemoved);
        scores[std::size_t(tokens_[at])] = 0;
    }

private:
    std::vector<Token> tokens_;
};

void check(const std::vector<int>& forced, const Prompt& prompt, int length)
{
    const int vocabulary = prompt.model->model->info().vocabulary;
    for (const int id : forced) {
        if (id < 0 || id >= vocabulary)
            throw badInput("the forced token {} does not exist: {} has tokens 0 to {}", id,
                prompt.model->name, vocabulary - 1);
        if (std::ranges::find(prompt.ends, id) != prompt.ends.end())
            throw badInput("the forced token {} ends the text: nothing can grow below it", id);
    }
    if (int(forced.size()) >= length)
        throw badInput(
            "{} tokens are forced and {} may be written: allow more", forced.size(), length);
}

} // namespace

LogitsPipeline beamPipeline(
    const Prompt& prompt, int noRepeatNgram, const std::vector<int>& forced, int length)
{
    check(forced, prompt, length);
    PipelineOptions o{.noRepeatNgram = noRepeatNgram, .ends = prompt.ends};
    if (!forced.empty())
        o.custom.push_back(
            std::make_shared<ForcedPath>(std::vector<Token>(forced.begin(), forced.end())));
    return makePipeline(o, false);
}

} // namespace seq
