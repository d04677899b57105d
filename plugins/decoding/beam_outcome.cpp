#include "plugins/decoding/beam_outcome.h"

namespace seq {

namespace {

std::string textOf(std::span<const Token> ids, const Tokenizer& tokenizer)
{
    std::string text;
    for (const Token id : ids)
        text += tokenizer.bytes(id);
    return text;
}

} // namespace

BeamOutput outputOf(const SearchTree& tree, const BeamHypothesis& h, const Tokenizer& tokenizer)
{
    const auto n = std::size_t(h.node);
    BeamOutput out;
    out.node = h.node;
    out.ids = tree.tokens(h.node);
    out.text = textOf(out.ids, tokenizer);
    out.score = h.score;
    out.logprob = tree.nodes().cumLogp[n];
    out.augmented = tree.nodes().cumScore[n];
    out.group = h.group;
    return out;
}

BeamOutput openOutput(const SearchTree& tree, int node, const LengthPenalty& penalty,
    const Tokenizer& tokenizer, int group)
{
    const auto n = std::size_t(node);
    const int depth = std::max<int>(1, tree.nodes().depth[n]);
    BeamOutput out = outputOf(
        tree, {node, tree.nodes().cumScore[n] / penalty.divisor(depth), group}, tokenizer);
    out.open = true;
    return out;
}

void describe(SearchTree& tree, const Prompt& prompt, std::map<std::string, std::string> settings)
{
    tree.origin.model = prompt.model->model->hash();
    tree.origin.tokenizer = prompt.model->tokenizer->info().hash;
    tree.origin.settings = std::move(settings);
    const auto add = [&](Token token) {
        if (token >= 0 && !tree.origin.pieces.contains(token))
            tree.origin.pieces[token] = prompt.model->tokenizer->bytes(token);
    };
    for (const Token token : tree.nodes().token)
        add(token);
    for (int i = 0; i < tree.size(); ++i)
        for (const TreeCandidate& c : tree.candidates(i))
            add(c.token);
}

std::string listed(const std::vector<int>& ids)
{
    std::string text;
    for (const int id : ids)
        text += (text.empty() ? "" : ", ") + std::to_string(id);
    return text;
}

std::size_t beamMemory(const ModelInfo& info, std::size_t prompt, int length, int beams)
{
    const auto positions = std::int64_t(prompt) + std::int64_t(beams) * (length + KvCache::kPage);
    const std::int64_t cache
        = positions * info.layers * info.kvHeads * info.headWidth * 2 * std::int64_t(sizeof(float));
    const std::int64_t rows
        = std::int64_t(beams) * info.vocabulary * 4 * std::int64_t(sizeof(float));
    return std::size_t(cache + rows);
}

EarlyStopping earlyStoppingOf(const Choice& choice)
{
    return choice.is("yes")  ? EarlyStopping::Yes
        : choice.is("never") ? EarlyStopping::Never
                             : EarlyStopping::No;
}

void BeamOutcome::writeSequences(JsonWriter& json) const
{
    json.key("sequences").beginArray();
    for (const BeamOutput& out : outputs) {
        json.beginObject().member("ids", out.ids).member("text", out.text);
        json.member("score", out.score).member("logprob", out.logprob);
        if (!std::isnan(out.divisor)) json.member("length_divisor", out.divisor);
        if (!std::isnan(out.coverage)) json.member("coverage", out.coverage);
        if (grouped()) json.member("augmented", out.augmented).member("group", out.group);
        json.member("node", out.node).endObject();
    }
    json.endArray();
}

void BeamOutcome::data(JsonWriter& json) const
{
    writeSequences(json);
    json.key("tree");
    tree.write(json);
}

} // namespace seq
