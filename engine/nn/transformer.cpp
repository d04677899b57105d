#include "engine/nn/transformer.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/base/thread_pool.h"
#include "engine/nn/decoding.h"
#include "engine/nn/exact_mixer.h"
#include "engine/nn/kv_cache.h"
#include "engine/nn/side_by_side.h"
#include "engine/nn/transformer_pass.h"
#include "engine/ops/gather.h"
#include "engine/ops/linear.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

namespace seq {

namespace {

std::vector<Segment> segmentsOf(const Batch& batch, std::int64_t rows)
{
    if (batch.segments.empty()) return {{0, 0, int(rows)}};
    return {batch.segments.begin(), batch.segments.end()};
}

void checkBatch(const ModelInfo& model, const Batch& batch, std::int64_t rows,
    std::span<const Segment> segments, bool beyond = false)
{
    if (rows == 0) throw badInput("there are no tokens; at least one is needed");
    if (batch.embeddings
        && (!batch.tokens.empty() || batch.embeddings->shape() != Shape{rows, model.width}
            || batch.embeddings->dtype() != Dtype::F32))
        throw badInput("embeddings of shape {} cannot stand in for tokens; [tokens, {}] F32, and "
                       "no tokens, are right",
            batch.embeddings->shape().text(), model.width);
    std::int64_t covered = 0;
    for (const Segment& s : segments) {
        if (s.count < 1 || s.position < 0)
            throw badInput("a segment of {} tokens at position {} cannot be", s.count, s.position);
        if (!beyond && std::int64_t(s.position) + s.count > model.context)
            throw badInput("{} tokens at position {} reach past the context of {}: {} positions",
                s.count, s.position, model.name, model.context);
        covered += s.count;
    }
    if (covered != rows)
        throw badInput("the segments cover {} tokens, and {} are given", covered, rows);
    for (std::size_t i = 0; i < batch.tokens.size(); ++i)
        if (batch.tokens[i] < 0 || batch.tokens[i] >= model.vocabulary)
            throw badInput("token {} at place {} is out of range; {} has tokens 0 to {}",
                batch.tokens[i], i, model.name, model.vocabulary - 1);
}

// Sequences as they were, should the call end in an exception.
class CacheGuard {
public:
    CacheGuard(KvCache* cache, std::span<const Segment> segments)
        : cache_(cache)
    {
        for (const Segment& s : segments)
            if (cache_) lengths_.emplace_back(s.sequence, cache_->length(s.sequence));
    }
    ~CacheGuard()
    {
        if (!cache_) return;
        for (const auto& [sequence, length] : lengths_)
            if (cache_->has(sequence) && cache_->length(sequence) > length)
                cache_->truncate(sequence, length);
    }
    CacheGuard(const CacheGuard&) = delete;
    void dismiss() { cache_ = nullptr; }

private:
    KvCache* cache_;
    std::vector<std::pair<int, int>> lengths_;
};

// The exact mixer reads what the cache holds before a segment: it must be all of that, and no more.
void checkPositions(const KvCache& cache, std::span<const Segment> segments)
{
    std::set<int> seen;
    for (const Segment& s : segments) {
        if (!seen.insert(s.sequence).second)
            throw badInput(
                "sequence {} stands twice in the batch; one segment each is right", s.sequence);
        if (cache.length(s.sequence) != s.position)
            throw badInput("sequence {} holds {} positions: its new tokens begin there, not at {}",
                s.sequence, cache.length(s.sequence), s.position);
    }
}

Chunk cut(const Batch& batch, std::span<const Segment> segments, std::int64_t begin,
    std::int64_t end, Device device)
{
    Chunk chunk;
    chunk.row = begin;
    if (batch.embeddings)
        chunk.embeddings = batch.embeddings->slice(0, {begin, end}).contiguous().to(device);
    else
        chunk.tokens = batch.tokens.subspan(std::size_t(begin), std::size_t(end - begin));
    std::int64_t row = 0;
    for (const Segment& s : segments) {
        const std::int64_t from = std::max(begin, row), to = std::min(end, row + s.count);
        if (from < to) {
            const int position = s.position + int(from - row);
            chunk.segments.push_back({s.sequence, position, int(to - from)});
            for (std::int64_t i = from; i < to; ++i)
                chunk.positions.push_back(position + int(i - from));
            if (to == row + s.count) chunk.last.push_back(int(to - 1 - begin));
        }
        row += s.count;
    }
    return chunk;
}

// Results of chunks, one below the other; the whole is allocated once.
class Stack {
public:
    explicit Stack(std::int64_t rows)
        : rows_(rows)
    {
    }
    void push(Tensor part)
    {
        if (!part || part.size(0) == 0) return;
        if (part.size(0) == rows_ || single_) {
            whole_ = std::move(part);
            return;
        }
        if (!whole_) whole_ = Tensor::empty({rows_, part.size(1)}, part.dtype(), part.device());
        copy(part, whole_.slice(0, {filled_, filled_ + part.size(0)}));
        filled_ += part.size(0);
    }
    void single() { single_ = true; }
    Tensor take() { return std::move(whole_); }

private:
    std::int64_t rows_, filled_ = 0;
    bool single_ = false;
    Tensor whole_;
};

std::int64_t elements(const Affine& a)
{
    return (a.weight ? a.weight.elements() : 0) + (a.bias ? a.bias.elements() : 0);
}
std::int64_t bytesOf(const Affine& a)
{
    return (a.weight ? a.weight.bytes() : 0) + (a.bias ? a.bias.bytes() : 0);
}

void count(const TransformerWeights& w, bool tied, ModelInfo& info)
{
    std::vector<Affine> all{{w.tokens, w.positions}, {w.type, tied ? Tensor() : w.output},
        w.embeddingNorm, w.finalNorm};
    for (const TransformerLayer& l : w.layers)
        all.insert(all.end(),
            {l.attnNorm, l.q, l.k, l.v, l.qNorm, l.kNorm, l.out, l.mlpNorm, l.gate, l.up, l.down});
    for (const Affine& a : all) {
        info.parameters += elements(a);
        info.bytes += bytesOf(a);
    }
}

} // namespace

Transformer::Transformer(
    TransformerConfig config, TransformerWeights weights, std::vector<ModelFile> files)
    : config_(std::move(config))
    , weights_(std::move(weights))
    , files_(std::move(files))
{
    count(weights_, config_.tied, config_.info);
}

std::string Transformer::hash() const
{
    std::call_once(hashed_, [&] {
        std::string all;
        for (const ModelFile& file : files_)
            all += contentHash(file.bytes);
        hash_ = files_.size() == 1 ? all : contentHash(all);
    });
    return hash_;
}

Tensor Transformer::forward(const Batch& batch, const Forward& options) const
{
    const std::int64_t rows
        = batch.embeddings ? batch.embeddings->size(0) : std::int64_t(batch.tokens.size());
    const auto segments = segmentsOf(batch, rows);
    checkBatch(info(), batch, rows, segments, options.beyond && !config_.learnedPositions);
    if (options.layers < 0 || options.layers > info().layers)
        throw badInput("{} of the {} layers of {} cannot run; 1 to all of them can", options.layers,
            info().layers, info().name);
    ExactMixer exact;
    std::optional<KvCache> fresh;
    KvCache* cache = info().causal ? options.cache : nullptr;
    if (!cache && info().causal) {
        cache = &fresh.emplace(info());
        for (const Segment& s : segments)
            if (!cache->has(s.sequence)) cache->create(s.sequence);
    }
    if (cache && !options.mixer) checkPositions(*cache, segments);
    CacheGuard guard(fresh ? nullptr : cache, segments);
    const bool plain = cache && !batch.embeddings && !options.mixer && !options.probe
        && options.layers % info().layers == 0;
    const bool steps = plain && rows == std::int64_t(segments.size());
    if (steps && decoder() && (rows == 1 || decoder()->takesRows())) {
        const Tensor logits = decode(*cache, segments, batch.tokens, options);
        guard.dismiss();
        return logits;
    }
    const bool whole = options.mixer || !info().causal;
    const bool gpu = info().device.kind == Device::Cuda;
    const std::int64_t step = whole ? rows : gpu ? kDeviceChunk : kChunk;
    Stack out(
        !info().causal || options.logits == Logits::All ? rows : std::int64_t(segments.size()));
    if (whole) out.single();
    const bool quick = plain && options.precision == Precision::Native && !options.steady;
    for (std::int64_t begin = 0; begin < rows; begin += step) {
        const std::int64_t end = std::min(rows, begin + step);
        TransformerPass pass(config_, weights_, options, cache,
            options.mixer ? *options.mixer : exact,
            cut(batch, segments, begin, end, info().device));
        Prefill* const all = quick && end - begin >= kPrefillRows ? prefill() : nullptr;
        const Tensor residual = all ? pass.run(*all) : pass.run();
        out.push(info().causal ? pass.logits(residual) : residual);
    }
    guard.dismiss();
    return out.take();
}

Decoder* Transformer::decoder() const
{
    if (info().device.kind != Device::Cuda) return nullptr;
    std::call_once(prepared_, [&] { decoder_ = decoderOf(config_, weights_); });
    return decoder_.get();
}

Prefill* Transformer::prefill() const
{
    if (info().device.kind != Device::Cuda) return nullptr;
    std::call_once(prefillMade_, [&] { prefill_ = prefillOf(config_, weights_); });
    return prefill_.get();
}

Tensor Transformer::decode(KvCache& cache, std::span<const Segment> segments,
    std::span<const Token> tokens, const Forward& options) const
{
    throwIfCancelled();
    std::vector<DecodeRow> rows;
    for (std::size_t i = 0; i < segments.size(); ++i)
        rows.push_back({cache.append(segments[i].sequence, 1), tokens[i], segments[i].position});
    const Tensor logits = rows.size() > 1
        ? decoder_->step(rows)
        : decoder_
              ->run({.pages = rows[0].pages,
                  .token = rows[0].token,
                  .position = rows[0].position,
                  .exact = options.precision == Precision::Float32})
              .logits;
    return options.logits == Logits::None ? Tensor() : logits;
}

std::vector<Token> Transformer::extend(KvCache& cache, int sequence, Token last, int count,
    const TokenChoice& choice, Precision precision, std::vector<TokenScores>* scores) const
{
    if (count < 1 || !decoder())
        return LanguageModel::extend(cache, sequence, last, count, choice, precision, scores);
    const Segment all{sequence, cache.length(sequence), count};
    const std::vector<Token> tokens(std::size_t(count), last);
    checkBatch(info(), {tokens, {}}, count, std::span(&all, 1));
    CacheGuard guard(&cache, std::span(&all, 1));
    throwIfCancelled();
    const auto pages = cache.append(sequence, count);
    const Decoded done = decoder_->run({pages, last, all.position, count, choice, scores != nullptr,
        precision == Precision::Float32});
    const Tensor ids = done.ids.to(Device{});
    guard.dismiss();
    if (scores) {
        scores->resize(std::size_t(count));
        const Tensor there = done.scores.to(Device{});
        std::memcpy(scores->data(), there.raw(), std::size_t(there.bytes()));
    }
    const auto found = ids.host<Token>();
    return {found.begin(), found.end()};
}

Tensor Transformer::project(const Tensor& hidden, Precision precision) const
{
    if (!weights_.output)
        throw unsupported("{} is an encoder: it has no output projection", info().name);
    if (hidden.shape().rank() != 2 || hidden.size(1) != info().width)
        throw badInput("hidden states {} cannot be projected; [rows, {}] is right",
            hidden.shape().text(), info().width);
    return linear(applyNorm(config_, hidden.contiguous().to(info().device), weights_.finalNorm),
        weights_.output, {}, precision);
}

namespace {

// Weights that share memory, as a tied output does, share it on the other device too.
class Mover {
public:
    explicit Mover(Device device)
        : device_(device)
    {
    }
    Tensor operator()(const Tensor& t)
    {
        if (!t) return t;
        Tensor& there = moved_[t.raw()];
        if (!there || there.shape() != t.shape()) there = t.to(device_);
        return there;
    }
    Affine operator()(const Affine& a) { return {(*this)(a.weight), (*this)(a.bias)}; }

private:
    Device device_;
    std::map<const std::byte*, Tensor> moved_;
};

} // namespace

std::shared_ptr<const LanguageModel> Transformer::on(Device device) const
{
    Mover move(device);
    TransformerWeights there{move(weights_.tokens), move(weights_.positions), move(weights_.type),
        move(weights_.embeddingNorm), {}, move(weights_.finalNorm), move(weights_.output)};
    for (const TransformerLayer& l : weights_.layers) {
        Mover part(device); // forgets what is moved again, to lie side by side
        there.layers.push_back(sideBySide(
            {part(l.attnNorm), part(l.q), part(l.k), part(l.v), part(l.qNorm), part(l.kNorm),
                part(l.out), part(l.mlpNorm), part(l.gate), part(l.up), part(l.down)}));
    }
    TransformerConfig config = config_;
    config.info.device = device;
    config.info.parameters = config.info.bytes = 0; // the constructor counts
    return std::make_shared<Transformer>(std::move(config), std::move(there), files_);
}

Tensor Transformer::embed(std::span<const Token> tokens) const
{
    return gatherRows(weights_.tokens, tokens, "token");
}

} // namespace seq
