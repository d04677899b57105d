#pragma once
#include "engine/decode/score_row.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// What processors know of the step besides the scores.
struct StepContext {
    std::span<const Token> ids = {}; // all so far, the prompt included
    int prompt = 0; // of these, how many
    int limit = 0; // length with the prompt at which generation ends; 0: unknown
    std::span<const Token> earlier = {}; // chosen at this step by beams of earlier groups
    std::span<const float> unconditional = {}; // logits for the negative prompt, for guidance
    int generated() const { return int(ids.size()) - prompt; }
};

// One step of the pipeline. It sees what the one before it left.
class Processor {
public:
    virtual ~Processor() = default;
    virtual std::string_view name() const = 0; // as the view calls it
    virtual bool mends() const { return false; } // NaN and infinities are its business
    virtual void apply(const StepContext&, ScoreRow&) const = 0;
};
using ProcessorPtr = std::shared_ptr<const Processor>;

// The likeliest tokens of one step: their scores after each stage, and which stage removed them.
struct Ladder {
    static constexpr int kTokens = 40; // and the chosen one, where it is not among them
    static constexpr std::int8_t kStays = -1;
    std::vector<Token> ids; // by raw score, then id
    std::vector<std::vector<float>> scores; // [stages][tokens]; the first: raw. Removed: -inf
    std::vector<double> logMass; // [stages]: ln of the sum of exp of all scores; a score minus it
                                 // is a log-probability
    std::vector<std::int8_t> removedBy; // [tokens]: a stage, or kStays
    int kept = 0; // tokens of the vocabulary that are left at the end
};

class LogitsPipeline {
public:
    void add(ProcessorPtr);
    bool empty() const { return processors_.empty(); }
    std::vector<std::string> stages() const; // "raw", then the processors' names
    // Throws BadInput: AllTokensBlocked (nothing is left), NonFiniteLogits (a NaN or +inf came in
    // or out).
    // `with`: a token that the ladder must hold as well, or -1.
    void run(const StepContext&, ScoreRow&, Ladder* = nullptr, Token with = -1) const;
    // The same for a guess: false where run() would throw.
    bool tryRun(const StepContext&, ScoreRow&) const;

private:
    void apply(const StepContext&, ScoreRow&, Ladder*) const;
    std::vector<ProcessorPtr> processors_;
    bool mends_ = false;
};

// All parameters of the pipeline; the values here leave everything as it is.
struct PipelineOptions {
    double guidance = 1; // 1: off; needs StepContext::unconditional
    std::vector<std::pair<std::vector<Token>, double>> sequenceBias = {};
    double diversity = 0;
    double promptRepetitionPenalty = 1; // of the encoder's ids; decoder-only models: the prompt
    double repetitionPenalty = 1;
    int repetitionIgnore = 0; // leading ids that are not punished
    bool repetitionNormalise = false; // log_softmax first
    int noRepeatNgram = 0;
    int promptNoRepeatNgram = 0;
    std::vector<std::vector<Token>> badWords = {};
    int minLength = 0, minNewTokens = 0; // with the prompt; generated
    std::function<std::vector<Token>(std::span<const Token>)> allowed = {};
    Token forcedBegin = -1, forcedEnd = -1;
    bool removeInvalid = false;
    int decayStart = 0;
    double decayFactor = 0; // 0: off
    std::vector<Token> suppress = {}, suppressAtBegin = {};
    double presence = 0, frequency = 0;
    std::vector<ProcessorPtr> custom = {};
    // from here on only where tokens are drawn
    double temperature = 1;
    int topK = 0;
    double topP = 1, minP = 0, typicalP = 1, epsilon = 0, eta = 0;
    bool renormalise = false;
    int minToKeep = 1; // beams: ends + 1

    std::vector<Token> ends = {};
};

// The processors that are active, in the order of the specification (1.2). Throws BadInput: a
// parameter out of its range, with the range.
LogitsPipeline makePipeline(const PipelineOptions&, bool draws);

} // namespace seq
