#pragma once
#include "engine/nn/transformer.h"
#include "engine/ops/convert.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/linear.h"
#include "tests/shared/random_rows.h"

#include <cmath>

namespace seq {

// A small llama with random weights of one type (or two: `second` in every other matrix; or at both
// ends alone), three layers and two key heads. Group 3 turns half of each head, interleaved; group
// 7 has biases.
struct RandomTransformer {
    Dtype type = Dtype::F32, second = Dtype::F32;
    int headWidth = 64, group = 1, window = 0;
    int width = 160, feedForward = 224, vocabulary = 96;
    bool secondAtEnds = false;

    TransformerConfig config() const
    {
        constexpr int kLayers = 3, kKvHeads = 2;
        TransformerConfig c;
        c.info.name = "random";
        c.info.architecture = "llama";
        c.info.layers = kLayers;
        c.info.width = width;
        c.info.heads = kKvHeads * group;
        c.info.kvHeads = kKvHeads;
        c.info.headWidth = headWidth;
        c.info.feedForward = feedForward;
        c.info.vocabulary = vocabulary;
        c.info.context = 4096;
        c.info.window = window;
        if (window > 0) c.windows = {0, window, window};
        if (group == 3)
            c.rope.emplace(headWidth / 2, 10000, RopePairing::Interleaved);
        else
            c.rope.emplace(headWidth, 10000, RopePairing::Halves);
        return c;
    }

    TransformerWeights weights(Rng& rng) const
    {
        const ModelInfo m = config().info;
        int made = 0;
        const auto matrix = [&](std::int64_t out, std::int64_t in) {
            const bool first = secondAtEnds ? made >= 2 : made % 2 == 0;
            const Dtype t = first ? type : second;
            ++made;
            const float size = 1 / std::sqrt(float(in)); // values stay around 1
            if (isQuantised(t)) return randomWeights(t, out, in, rng);
            return convert(scale(randomFloats({out, in}, rng), size), t);
        };
        const auto bias = [&](std::int64_t n) {
            return group == 7 ? scale(randomFloats({n}, rng), 0.1f) : Tensor();
        };
        TransformerWeights w;
        w.tokens = matrix(vocabulary, width);
        w.output = matrix(vocabulary, width);
        w.finalNorm = {randomFloats({width}, rng), {}};
        // such that what the matrix makes of a normed row is around 1: sharp softmaxes magnify
        // every rounding
        const auto gain = [&](const Tensor& matrix) {
            const Tensor x = randomFloats({1, width}, rng);
            const Tensor made = linear(x, matrix, {}, Precision::Float32);
            double squares = 0;
            for (const float y : made.host<float>())
                squares += double(y) * y;
            const double rms = std::sqrt(squares / double(matrix.size(0)));
            return Affine{scale(x, float(1 / rms)).view({width}), {}};
        };
        const std::int64_t q = std::int64_t(m.heads) * headWidth;
        const std::int64_t kv = std::int64_t(m.kvHeads) * headWidth;
        for (int i = 0; i < m.layers; ++i) {
            TransformerLayer l;
            l.q = {matrix(q, width), bias(q)};
            l.v = {matrix(kv, width), bias(kv)};
            l.k = {matrix(kv, width), bias(kv)};
            l.out = {matrix(width, q), i == 1 ? bias(width) : Tensor()};
            l.gate.weight = matrix(feedForward, width);
            l.down.weight = matrix(width, feedForward);
            l.up.weight = matrix(feedForward, width);
            l.attnNorm = gain(l.q.weight);
            l.mlpNorm = gain(l.gate.weight);
            w.layers.push_back(std::move(l));
        }
        return w;
    }

    std::shared_ptr<const LanguageModel> make(Rng& rng) const
    {
        return std::make_shared<Transformer>(config(), weights(rng), std::vector<ModelFile>{});
    }
};

} // namespace seq
