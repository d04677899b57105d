#pragma once
#include "engine/nn/language_model.h"
#include "engine/ops/activation.h"
#include "engine/ops/rope.h"
#include "engine/tensor/tensor.h"

#include <optional>
#include <vector>

namespace seq {

// One description for all models that are read: they differ in these values alone.
struct TransformerConfig {
    ModelInfo info;
    std::vector<int> windows; // of each layer; empty: none has one
    bool rms = true; // RMS norms, else layer norms
    float epsilon = 1e-5f;
    bool postNorm = false; // norms stand after the sums (BERT)
    Activation activation = Activation::Silu;
    bool gated = true; // f(gate) * up, else f(up)
    bool learnedPositions = false;
    bool headNorms = false; // of queries and keys, before RoPE (Qwen3)
    bool tied = false; // the output projection is the embedding
    std::optional<Rope> rope;
};

struct Affine { // a norm's gain [D] or a projection [out, in], and what is added; both may be
                // absent
    Tensor weight, bias;
};

struct TransformerLayer {
    Affine attnNorm, q, k, v, qNorm, kNorm, out;
    Affine mlpNorm, gate, up, down;
};

struct TransformerWeights {
    Tensor tokens; // [V, D]
    Tensor positions; // [context, D], if learned
    Tensor type; // [D]: of the one segment type that is used (BERT)
    Affine embeddingNorm;
    std::vector<TransformerLayer> layers;
    Affine finalNorm;
    Tensor output; // [V, D]; none: an encoder
};

} // namespace seq
