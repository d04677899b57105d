#pragma once
#include "engine/decode/beam_search.h"
#include "engine/experiment/experiment.h"
#include "engine/text/tokenizer.h"
#include "plugins/decoding/prompt.h"

#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// One output of a beam search, as tables and files show it.
struct BeamOutput {
    int node = 0; // of the tree
    std::vector<Token> ids; // generated, the end token included
    std::string text; // bytes of these
    double score = 0; // what the search ranks by
    double logprob = 0; // of the model alone, nats
    double augmented = 0; // with taxes and penalties, nats
    double divisor = NAN; // of the score, by length; NaN: none, or it still runs
    double coverage = NAN; // term of the score; NaN: none
    int group = 0;
    bool open = false; // still running
};

// What beam search and diverse beam search hand on.
struct BeamOutcome : Result {
    std::string prompt; // bytes
    std::string model; // as the user named it
    bool special = false; // names of special tokens in the prompt are these tokens
    int promptTokens = 0, forced = 0; // forced: tokens that the user put first in every output
    SearchTree tree;
    std::vector<float> millis; // measured: each node's share of its step; NaN: not run
    std::vector<BeamOutput> outputs; // best first; what still runs comes last
    std::int64_t evaluations = 0; // tokens that the model ran, the prompt's excepted

    void data(JsonWriter&) const override; // "sequences", "tree"
    virtual bool grouped() const { return false; } // whether groups are written

protected:
    void writeSequences(JsonWriter&) const;
};

BeamOutput outputOf(const SearchTree&, const BeamHypothesis&, const Tokenizer&);
// A beam that still runs: its score as if it ended here.
BeamOutput openOutput(
    const SearchTree&, int node, const LengthPenalty&, const Tokenizer&, int group = 0);

// Origin and pieces of a tree, so that every view of it works without the model.
void describe(SearchTree&, const Prompt&, std::map<std::string, std::string> settings);
// What was asked for, of the parameters of either beam search.
template <class Params> void describe(BeamOutcome& r, const Prompt& prompt, const Params& p)
{
    r.prompt = prompt.text;
    r.model = p.model.written;
    r.special = p.special;
    r.promptTokens = int(prompt.ids.size());
    r.forced = int(p.forced.size());
}

inline constexpr std::string_view kForcedHelp
    = "Ids of tokens that every output begins with, free of charge; a click on what might have "
      "come forces it";
std::string listed(const std::vector<int>&); // "351, 28"

// What a search of so many beams needs at most, in bytes.
std::size_t beamMemory(const ModelInfo&, std::size_t prompt, int length, int beams);

EarlyStopping earlyStoppingOf(const Choice& noYesNever);

} // namespace seq
