#pragma once
#include "engine/nn/language_model.h"

#include <span>
#include <vector>

namespace seq {

// Sentence embeddings of an encoder, [texts, D] F32: the mean of the last hidden states over all
// tokens of a text (those of [CLS] and [SEP] too), of length 1. Texts longer than the context
// throw.
Tensor sentenceEmbeddings(
    const LanguageModel&, std::span<const std::vector<Token>> texts, Precision = Precision::Native);

} // namespace seq
