#pragma once
// Models of known shapes with random weights: times do not depend on the values.
#include "engine/base/random.h"
#include "engine/nn/side_by_side.h"
#include "engine/nn/transformer.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace seq {

struct ModelShape {
    const char* name;
    int layers, width, heads, kvHeads, headWidth, feedForward;
};
inline constexpr ModelShape kSmall{"135M", 30, 576, 9, 3, 64, 1536};
inline constexpr ModelShape kLarge{"1.7B", 24, 2048, 32, 32, 64, 8192};
inline constexpr int kVocabulary = 49152;

// Small random weights; blocks get random codes and one sane scale.
inline Tensor newWeights(Dtype t, std::int64_t out, std::int64_t in)
{
    Rng rng(std::uint64_t(out * 7 + in));
    Tensor w = Tensor::empty({out, in}, t);
    auto* bytes = reinterpret_cast<std::uint8_t*>(w.raw());
    const int size = info(t).blockBytes;
    constexpr std::uint8_t kHalf[2] = {0x00, 0x14}, kBrain[2] = {0x80, 0x3a}; // about 0.001
    const std::int64_t some = std::min<std::int64_t>(w.bytes(), 1 << 20); // then again and again
    for (std::int64_t i = 0; i < some; ++i)
        bytes[i] = std::uint8_t(rng.bits());
    for (std::int64_t at = some; at < w.bytes(); at += some)
        std::copy_n(bytes, std::min(some, w.bytes() - at), bytes + at);
    for (std::int64_t at = 0; at < w.bytes(); at += size)
        if (t == Dtype::BF16)
            bytes[at + 1] = std::uint8_t((bytes[at + 1] & 0x80) | kBrain[1]);
        else
            for (int half = 0; half < (t == Dtype::Q4_1 ? 2 : 1); ++half)
                std::copy(kHalf, kHalf + 2, bytes + at + 2 * half);
    return w;
}

// Matrices of one shape are alike, each with memory of its own.
class Maker {
public:
    Maker(Dtype t, Device device)
        : t_(t)
        , device_(device)
    {
    }
    Tensor operator()(std::int64_t out, std::int64_t in)
    {
        Tensor& first = first_[{out, in}];
        if (!first) return first = newWeights(t_, out, in).to(device_);
        const Tensor next = Tensor::empty({out, in}, t_, device_);
        copy(first, next);
        return next;
    }

private:
    Dtype t_;
    Device device_;
    std::map<std::pair<std::int64_t, std::int64_t>, Tensor> first_;
};

inline Tensor ones(std::int64_t n, Device device)
{
    return Tensor::of(std::vector<float>(std::size_t(n), 1), {n}).to(device);
}

struct ModelParts {
    TransformerConfig config;
    TransformerWeights weights;
};
inline ModelParts randomParts(const ModelShape& s, Dtype t, Device device)
{
    TransformerConfig c;
    c.info.name = s.name;
    c.info.layers = s.layers;
    c.info.width = s.width;
    c.info.heads = s.heads;
    c.info.kvHeads = s.kvHeads;
    c.info.headWidth = s.headWidth;
    c.info.feedForward = s.feedForward;
    c.info.vocabulary = kVocabulary;
    c.info.context = 1 << 20;
    c.info.device = device;
    c.tied = true;
    c.rope.emplace(s.headWidth, 10000, RopePairing::Halves);
    Maker weights(t, device);
    TransformerWeights w;
    w.tokens = w.output = weights(kVocabulary, s.width);
    w.finalNorm.weight = ones(s.width, device);
    TransformerLayer l;
    for (int i = 0; i < s.layers; ++i) {
        l.attnNorm.weight = l.mlpNorm.weight = ones(s.width, device);
        l.q.weight = weights(std::int64_t(s.heads) * s.headWidth, s.width);
        l.k.weight = weights(std::int64_t(s.kvHeads) * s.headWidth, s.width);
        l.v.weight = weights(std::int64_t(s.kvHeads) * s.headWidth, s.width);
        l.out.weight = weights(s.width, std::int64_t(s.heads) * s.headWidth);
        l.gate.weight = weights(s.feedForward, s.width);
        l.up.weight = weights(s.feedForward, s.width);
        l.down.weight = weights(s.width, s.feedForward);
        w.layers.push_back(sideBySide(l)); // as Transformer::on() has them
    }
    return {std::move(c), std::move(w)};
}

inline std::shared_ptr<LanguageModel> randomModel(const ModelShape& s, Dtype t, Device device)
{
    ModelParts parts = randomParts(s, t, device);
    return std::make_shared<Transformer>(
        std::move(parts.config), std::move(parts.weights), std::vector<ModelFile>{});
}

} // namespace seq
