#pragma once
#include "engine/decode/coverage.h"
#include "engine/decode/logits_pipeline.h"
#include "engine/decode/search_tree.h"
#include "engine/ops/top_k.h"
#include "engine/decode/tree_decoder.h"
#include "engine/ops/likeliest.h"
#include "engine/ops/log_softmax.h"

#include <optional>
#include <span>
#include <vector>

namespace seq {

struct BeamCandidate { // an extension of a running beam
    double score; // cumulative
    int row; // of the beam
    Token token;
    float logp, logpProc; // of the token: of the model alone; after tax and pipeline
};
struct TaxedToken {
    Token token;
    int count; // of what it repeats
    float amount; // taken off its log-probability, nats
};
using Tax = std::vector<TaxedToken>; // of one row

// The running beams of a search and the scores of all that may follow them: what beam search and
// its kin share. Beams are nodes of a search tree, evaluated in one batch.
class BeamFrontier {
public:
    struct Options {
        Precision precision = Precision::Native;
        const LogitsPipeline* pipeline = nullptr; // what enters it: log-probabilities; none: empty
        int length = 1; // tokens to generate at most
        // What best() is asked for at most, where all rows are scored without tax: then the rest of
        // the scores is not computed, and stays on a device. 0: they all come.
        int best = 0;
        CoveragePenalty coverage = {};
    };
    // Model and pipeline must outlive it.
    BeamFrontier(const LanguageModel&, std::span<const Token> prompt, Options);
    BeamFrontier(const BeamFrontier&) = delete;
    void start(const TreeDecoder::Progress& = {}); // the root is the only beam
    void move(std::vector<int> nodes); // these are the beams now; the others' pages are freed

    SearchTree& tree() { return tree_; }
    const SearchTree& tree() const { return tree_; }
    const TreeDecoder& decoder() const { return decoder_; }
    int rows() const { return int(nodes_.size()); }
    std::int64_t vocabulary() const { return logits_.size(1); }
    int node(int row) const { return nodes_[std::size_t(row)]; }

    // Scores these rows: log-probabilities less their tax, then the pipeline.
    void score(std::span<const int> rows, std::span<const Tax> taxes = {});
    std::span<const float> logp(int row) const; // [V], of the model alone; computed at first need
    std::span<const float> scores(int row) const; // [V], once scored
    // The k best extensions of these rows, flat index row * V + token. Rows must be scored.
    std::vector<BeamCandidate> best(std::span<const int> rows, int k);
    // Of a text that ends with a token chosen in this row; 0 without a penalty.
    double coverageTerm(int row) const;
    // Makes the row's node expanded; what it considered besides these tokens is kept beside it.
    void expand(int row, std::span<const Token> created);
    int create(const BeamCandidate&, int group = 0, int beam = -1); // its node

private:
    void take(Tensor logits);
    void addPaid(const std::vector<int>& from);
    bool knows(std::span<const int> rows, int k) const;
    const std::vector<Ranked>& rank(int row, int k);
    float logpOf(int row, Token) const;
    int rankOf(int row, Token) const;
    const LanguageModel& model_;
    std::vector<Token> prompt_;
    Options options_;
    std::optional<PromptAttention> attention_; // with a coverage penalty
    std::vector<std::vector<double>> paid_; // by row: to the prompt, by all tokens of its path
    SearchTree tree_;
    TreeDecoder decoder_;
    std::vector<int> nodes_;
    Tensor logits_; // [rows, V], on the model's device
    std::vector<Likeliest> likeliest_; // of the rows, if that is all that is asked for
    mutable LogSoftmax now_; // of all of them, at first need
    std::vector<std::vector<float>> scored_; // by row; empty: as logp
    std::vector<std::vector<Ranked>> ranked_; // by row: the best tokens by score
};

} // namespace seq
