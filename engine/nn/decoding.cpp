#include "engine/nn/decoding.h"

#include "engine/nn/kv_cache.h"

#include <algorithm>
#include <cstring>

namespace seq {

namespace {

bool isPlain(const TransformerConfig& c, const TransformerWeights& w)
{
    const bool form = c.info.causal && c.rms && c.gated && c.rope && !c.postNorm && !c.headNorms
        && !c.learnedPositions && !w.type && !w.embeddingNorm.weight && w.output;
    return form && std::ranges::none_of(w.layers, [](const TransformerLayer& l) {
        return bool(l.gate.bias) || bool(l.up.bias) || bool(l.down.bias);
    });
}

// Of a plain one.
DecoderModel modelOf(const TransformerConfig& c, const TransformerWeights& w)
{
    DecoderModel m{w.tokens, {}, w.finalNorm.weight, w.output, *c.rope, c.activation, c.epsilon,
        c.info.heads, c.info.kvHeads, c.info.headWidth};
    for (std::size_t i = 0; i < w.layers.size(); ++i) {
        const TransformerLayer& l = w.layers[i];
        m.layers.push_back({l.attnNorm.weight, l.q.weight, l.k.weight, l.v.weight, l.q.bias,
            l.k.bias, l.v.bias, l.out.weight, l.out.bias, l.mlpNorm.weight, l.gate.weight,
            l.up.weight, l.down.weight, c.windows.empty() ? 0 : c.windows[i]});
    }
    return m;
}

} // namespace

std::unique_ptr<Decoder> decoderOf(const TransformerConfig& c, const TransformerWeights& w)
{
    return isPlain(c, w) ? makeDecoder(modelOf(c, w)) : nullptr;
}

std::unique_ptr<Prefill> prefillOf(const TransformerConfig& c, const TransformerWeights& w)
{
    return isPlain(c, w) ? makePrefill(modelOf(c, w)) : nullptr;
}

std::vector<Token> LanguageModel::extend(KvCache& cache, int sequence, Token last, int count,
    const TokenChoice& choice, Precision precision, std::vector<TokenScores>* scores) const
{
    std::vector<Token> chosen;
    if (scores) scores->clear();
    for (int i = 0; i < count; ++i) {
        const Segment one{sequence, cache.length(sequence), 1};
        const Tensor logits = forward(
            {{&last, 1}, {&one, 1}}, {.cache = &cache, .precision = precision, .steady = true});
        TokenChoice now = choice;
        now.step += std::uint32_t(i);
        const ChosenRow found = chooseToken(logits, now, scores != nullptr);
        last = found.id.to(Device{}).host<Token>()[0];
        if (scores)
            std::memcpy(
                &scores->emplace_back(), found.scores.to(Device{}).raw(), sizeof(TokenScores));
        chosen.push_back(last);
    }
    return chosen;
}

} // namespace seq
