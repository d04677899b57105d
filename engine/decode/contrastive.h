#pragma once
#include "engine/decode/generate.h"

namespace seq {

struct ContrastiveOptions {
    double alpha = 0.6; // 0: greedy
    int candidates = 4;
};

// Of candidates v: (1 - alpha) p_v - alpha max_j cos(h_v, h_j) over the context's rows j. A hidden
// state of norm 0 has cosine 0 with all. hidden [candidates, D], context [n, D], F32.
std::vector<double> contrastiveScores(std::span<const double> probabilities, const Tensor& hidden,
    const Tensor& context, double alpha);

// Contrastive search (specification 1.7): of the likeliest tokens the one that is least like what
// stands before it. Hidden states are taken after the final norm. Throws as generate(), and
// BadInput for alpha outside [0, 1], for no candidates, where tokens are to be drawn.
Generated contrast(const LanguageModel&, std::span<const Token> prompt, const GenerateOptions&,
    const ContrastiveOptions&, const GenerateProgress& = {});

} // namespace seq
