#pragma once
#include "engine/decode/beam_frontier.h"
#include "engine/decode/length_penalty.h"

#include <vector>

namespace seq {

struct BeamHypothesis {
    int node; // where it ends in the tree
    double score; // normalised by length, the coverage term added
    int group = 0;
    double coverage = 0; // that term
};

// Beam search, step by step (specification 1.5: the vectorised loop of the `transformers` library).
// Beams that cannot be (fewer than `beams` extensions exist) are left out, not scored -1e9.
class BeamSearch {
public:
    struct Options {
        int beams = 1, length = 1; // tokens to generate at most
        LengthPenalty penalty = {};
        EarlyStopping early = EarlyStopping::No;
        std::vector<Token> ends = {};
        Precision precision = Precision::Native;
        const LogitsPipeline* pipeline = nullptr; // log-probabilities go in
        CoveragePenalty coverage = {}; // of texts that end; running ones are ranked without it
    };
    // Model and pipeline must outlive the search. Throws BadInput: beams or length below 1, a
    // prompt that is empty or does not fit, a coverage penalty below 0 or of no layer.
    BeamSearch(const LanguageModel&, std::span<const Token> prompt, Options);

    void start(const TreeDecoder::Progress& = {});
    bool step(); // false: the search has ended, and this was its last step or came after it
    bool ended() const { return ended_; }
    const std::vector<int>& running() const { return running_; } // nodes, best first
    const std::vector<BeamHypothesis>& finished() const { return finished_; } // best first
    // The candidates of the last step, best first, and whether each ended there.
    struct Considered {
        BeamCandidate candidate;
        std::vector<Token> ids; // generated, it included
        bool hit;
    };
    const std::vector<Considered>& considered() const { return considered_; }
    const SearchTree& tree() const { return frontier_.tree(); }
    SearchTree& tree() { return frontier_.tree(); }
    const TreeDecoder& decoder() const { return frontier_.decoder(); }

private:
    struct Choice { // by rank among the candidates
        std::vector<int> next, ending;
    };
    Choice choose(int generated);
    void grow(const Choice&, int generated);
    void close(int generated);
    bool isEnd(Token) const;
    double scoreOf(const BeamCandidate&, int generated) const; // if it ends there
    Options options_;
    BeamFrontier frontier_;
    std::vector<Considered> considered_;
    std::vector<int> running_;
    std::vector<BeamHypothesis> finished_;
    bool ended_ = false;
};

} // namespace seq
