#include "engine/nn/transformer_pass.h"

#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/nn/kv_cache.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/gather.h"
#include "engine/ops/linear.h"
#include "engine/ops/norm.h"

#include <algorithm>

namespace seq {

Tensor applyNorm(const TransformerConfig& config, const Tensor& x, const Affine& norm)
{
    return config.rms ? rmsNorm(x, norm.weight, config.epsilon)
                      : layerNorm(x, norm.weight, norm.bias, config.epsilon);
}

TransformerPass::TransformerPass(const TransformerConfig& config, const TransformerWeights& weights,
    const Forward& options, KvCache* cache, Mixer& mixer, Chunk chunk)
    : config_(config)
    , weights_(weights)
    , options_(options)
    , cache_(cache)
    , mixer_(mixer)
    , chunk_(std::move(chunk))
{
}

Tensor TransformerPass::show(std::string_view site, int layer, const Tensor& value) const
{
    return shown(options_.probe, {site, layer, chunk_.row}, value).contiguous();
}

Tensor TransformerPass::norm(const Tensor& x, const Affine& parameters) const
{
    return applyNorm(config_, x, parameters);
}

LinearOptions TransformerPass::arithmetic() const
{
    return {options_.precision, options_.steady};
}

Tensor TransformerPass::run()
{
    embed();
    const int layers = options_.layers > 0 ? options_.layers : config_.info.layers;
    for (int layer = 0; layer < layers; ++layer) {
        throwIfCancelled();
        attention(layer);
        feedForward(layer);
    }
    return x_;
}

Tensor TransformerPass::run(Prefill& prefill)
{
    embed();
    std::vector<std::vector<Tensor>> pages;
    std::vector<PrefillPart> parts;
    pages.reserve(chunk_.segments.size());
    for (const Segment& s : chunk_.segments) {
        pages.push_back(cache_->append(s.sequence, s.count));
        parts.push_back({pages.back(), s.position, s.count});
    }
    return prefill.run(std::move(x_), parts);
}

void TransformerPass::embed()
{
    x_ = chunk_.embeddings ? chunk_.embeddings
                           : gatherRows(weights_.tokens, chunk_.tokens, "token");
    if (config_.learnedPositions)
        x_ = add(x_, gatherRows(weights_.positions, chunk_.positions, "position"));
    if (weights_.type) x_ = add(x_, weights_.type);
    if (weights_.embeddingNorm.weight) x_ = norm(x_, weights_.embeddingNorm);
    x_ = show("embedding", -1, x_);
}

void TransformerPass::attention(int layer)
{
    const TransformerLayer& w = weights_.layers[std::size_t(layer)];
    const ModelInfo& model = config_.info;
    Tensor h = x_;
    if (!config_.postNorm) h = show("attn.norm", layer, norm(x_, w.attnNorm));
    const Tensor* projections[] = {&w.q.weight, &w.k.weight, &w.v.weight};
    const Tensor* biases[] = {&w.q.bias, &w.k.bias, &w.v.bias};
    // what 8-bit queries and keys lose is magnified by the softmax
    const Precision precision
        = options_.precision == Precision::Native ? Precision::Fine : options_.precision;
    const auto qkv = linear(h, projections, biases, {precision, options_.steady});
    const std::int64_t rows = h.size(0), d = model.headWidth;
    Tensor q = qkv[0].view({rows, model.heads, d}), k = qkv[1].view({rows, model.kvHeads, d});
    if (config_.headNorms) {
        q = norm(q, w.qNorm);
        k = norm(k, w.kNorm);
    }
    const Tensor v = qkv[2].view({rows, model.kvHeads, d});
    const int window = config_.windows.empty() ? 0 : config_.windows[std::size_t(layer)];
    const Mixed mixed = mixer_.mix({layer, q, k, v, chunk_.segments, chunk_.positions,
        config_.rope ? &*config_.rope : nullptr, cache_, options_.probe, window, model.causal,
        chunk_.row, options_.precision == Precision::Float32 || options_.probe != nullptr});
    if (!mixed.rows.empty()) keepRows(mixed.rows);
    SEQ_ASSERT(mixed.out.shape() == Shape({x_.size(0), model.heads, d}));
    const Tensor heads = show("attn.heads", layer, mixed.out);
    const Tensor out
        = linear(heads.view({x_.size(0), model.heads * d}), w.out.weight, w.out.bias, arithmetic());
    x_ = add(x_, show("attn.out", layer, out));
    if (config_.postNorm) x_ = norm(x_, w.attnNorm);
    x_ = show("resid.mid", layer, x_);
}

void TransformerPass::feedForward(int layer)
{
    const TransformerLayer& w = weights_.layers[std::size_t(layer)];
    Tensor h = x_;
    if (!config_.postNorm) h = show("mlp.norm", layer, norm(x_, w.mlpNorm));
    Tensor hidden;
    if (config_.gated) {
        const Tensor* projections[] = {&w.gate.weight, &w.up.weight};
        const Tensor* biases[] = {&w.gate.bias, &w.up.bias};
        const auto both = linear(h, projections, biases, arithmetic());
        const Tensor gate = show("mlp.gate", layer, both[0]);
        hidden = activateGate(gate, show("mlp.up", layer, both[1]), config_.activation);
    } else {
        const Tensor up = linear(h, w.up.weight, w.up.bias, arithmetic());
        hidden = activate(show("mlp.up", layer, up), config_.activation);
    }
    hidden = show("mlp.hidden", layer, hidden);
    const Tensor out = linear(hidden, w.down.weight, w.down.bias, arithmetic());
    x_ = add(x_, show("mlp.out", layer, out));
    if (config_.postNorm) x_ = norm(x_, w.mlpNorm);
    x_ = show("resid", layer, x_);
}

// After a mixer dropped rows: the residual stream, positions, segments and last rows of the others.
void TransformerPass::keepRows(const std::vector<int>& rows)
{
    SEQ_ASSERT(std::is_sorted(rows.begin(), rows.end()) && rows.back() < x_.size(0));
    x_ = gatherRows(x_, rows);
    std::vector<int> positions, last;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        positions.push_back(chunk_.positions[std::size_t(rows[i])]);
        if (std::binary_search(chunk_.last.begin(), chunk_.last.end(), rows[i]))
            last.push_back(int(i));
    }
    SEQ_ASSERT(last.size() == chunk_.last.size());
    int begin = 0;
    for (Segment& segment : chunk_.segments) {
        const int end = begin + segment.count;
        segment.count = int(std::lower_bound(rows.begin(), rows.end(), end)
            - std::lower_bound(rows.begin(), rows.end(), begin));
        begin = end;
    }
    chunk_.positions = std::move(positions);
    chunk_.last = std::move(last);
}

Tensor TransformerPass::logits(const Tensor& residual) const
{
    const bool watched = wanted(options_.probe, {"final.norm", -1, chunk_.row});
    const bool all = options_.logits == Logits::All;
    const bool any = options_.logits != Logits::None && (all || !chunk_.last.empty());
    if (!any && !watched) return {};
    const bool narrow = !all && !watched; // only the rows that are asked for are normed
    Tensor h = narrow ? gatherRows(residual, chunk_.last) : residual;
    h = show("final.norm", -1, norm(h, weights_.finalNorm));
    if (!any) return {};
    if (!all && !narrow) h = gatherRows(h, chunk_.last);
    return show("logits", -1, linear(h, weights_.output, {}, arithmetic()));
}

} // namespace seq
