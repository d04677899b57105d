#pragma once
#include "engine/nn/language_model.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace seq {

// Modes P, A and E of the specification 5.
enum class SearchMode : std::uint8_t { Sampling, Puct, Exact };

// How sure the model is of a path, in [0, 1] (specification 5): geometric mean probability,
// probability, least probability, mean lead of the first token over the second, and 1 less the mean
// entropy over ln V.
enum class Confidence : std::uint8_t { Geometric, Product, Minimum, Margin, Entropy };

enum class ValueSource : std::uint8_t { Confidence, Rollout, Scorer };

// A judge of what was generated so far: any number, as a rule in [0, 1].
struct Scorer {
    std::string name;
    std::function<double(std::span<const Token> generated)> value;
};

// What ends a search, whichever comes first. 0: no such limit; expansions always limit.
struct SearchBudget {
    int expansions = 64;
    int evaluations = 0; // nodes run through the model
    int tokens = 0; // read by the model, the prompt's included
    double seconds = 0; // makes the result depend on time
};

// Everything that decides a search beside model and prompt (specification 5).
struct SearchSettings {
    SearchMode mode = SearchMode::Sampling;
    Confidence confidence = Confidence::Geometric;
    SearchBudget budget;
    int batch = 8; // leaves evaluated together; part of what the seed fixes
    int children = 4; // k: most children of a node
    double minP = 0.1; // least probability of a child, of the likeliest one's
    int depth = 64; // generated tokens at most
    int kept = 32; // completions
    int diverse = 8; // of those in the diverse pick
    std::uint64_t seed = 0;
    std::vector<Token> ends; // tokens that end a completion
    std::vector<Token> forced; // what every completion begins with
    Precision precision = Precision::Native;
    std::int64_t capacity = 0; // positions in the KV cache; 0: as memory allows

    // mode P
    double tau = 0.5; // of the weights conf^(1/tau)
    double beta = 0; // how much a branch that was often expanded is held back
    double theta = 0.95; // a likelier first token is appended without branching
    int frontier = 4096; // open leaves at most

    // mode A
    int simulations = 64;
    double cInit = 1.25, cBase = 19652;
    bool normalise = false; // values by the least and greatest so far
    bool parentFirst = false; // an unvisited child has its parent's value, not 0
    bool uniformPriors = false;
    bool noise = false; // 0.75 P + 0.25 Dir(0.3) at the root
    double pickTemperature = 0; // the answer is drawn from visits^(1/T); 0: the most visited
    ValueSource value = ValueSource::Confidence;
    int rollout = 16; // tokens of a greedy roll-out
    Scorer scorer;

    // mode E
    std::int64_t queue = 1'000'000; // entries at most

    void check() const; // throws BadInput: the value and what would be right
    bool isEnd(Token) const;
};

} // namespace seq
