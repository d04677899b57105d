#pragma once
#include "engine/decode/beam_frontier.h"

#include <functional>
#include <span>
#include <vector>

namespace seq {

enum class DiversityMode : std::uint8_t {
    Hamming, // the same token at the same place
    Cumulative, // the same, less where the groups have parted already
    Ngram, // an n-gram that an earlier group has used anywhere
    Embedding // a word near the earlier groups' by its vector
};

// The generated tokens of the beams of one group; at its turn the earlier groups are one token on.
using GroupBeams = std::vector<std::vector<Token>>;

// What extending a beam costs for being like what earlier groups chose (specification 4, table).
class Diversity {
public:
    struct Options {
        DiversityMode mode = DiversityMode::Hamming;
        double strength = 0.5; // the lambda of the paper, nats
        int ngram = 1;
        std::function<Tensor(std::span<const Token>)> vectors = {}; // [tokens, d], for Embedding
    };
    explicit Diversity(Options);
    // earlier: the groups before this one, with the token of this step; some may have stopped.
    // chosen: the tokens that they chose now. own: this group's beams; beam: one of them. row: its
    // log-probabilities. Tokens ascending, each once.
    struct Place {
        std::span<const GroupBeams> earlier;
        std::span<const Token> chosen;
        const GroupBeams& own;
        std::size_t beam;
        std::span<const float> row;
    };
    Tax tax(const Place&) const;

private:
    Tax hamming(const Place&, double factor) const;
    Tax ngrams(const Place&) const;
    Tax embeddings(const Place&) const;
    Options options_;
};

} // namespace seq
