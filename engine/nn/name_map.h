#pragma once
#include "engine/nn/tensor_source.h"
#include "engine/nn/transformer_config.h"

#include <string_view>

namespace seq {

// What a format calls the tensors, without ".weight" and ".bias"; empty: it has none. Names of a
// layer go between `layer`, its number, and a dot.
struct NameMap {
    std::string_view root; // before all names but `output`; files may leave it out
    std::string_view tokens, positions, types, embeddingNorm;
    std::string_view layer;
    std::string_view attnNorm, qkv, q, k, v, qNorm, kNorm, out;
    std::string_view mlpNorm, gate, up, down;
    std::string_view finalNorm, output;
    bool transposed = false; // projections of layers are stored [in, out]
};
extern const NameMap kGgufNames, kGgufBertNames, kLlamaNames, kGpt2Names, kBertNames;

// All weights that the description asks for, checked for shape and type. Norms and biases become
// F32; projections stay as they are stored.
TransformerWeights readWeights(const TensorSource&, const TransformerConfig&, const NameMap&);

} // namespace seq
