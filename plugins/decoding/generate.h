#pragma once
#include "engine/decode/generate.h"
#include "engine/experiment/experiment.h"

#include <map>
#include <string>
#include <vector>

namespace seq {

// One text after another token: greedy, sampled, contrastive or speculative, and at each step what
// the stages of the pipeline made of the likeliest tokens.
struct Generate {
    static constexpr Info info{"decoding.generate", "Generate", "",
        "A model continues a text; each step shows how its next token was chosen"};
    struct Params {
        ModelRef model{"smollm2-135m"};
        TextRef prompt{"Once upon a time"};
        int length = 40;
        Choice precision{{"native", "float32"}, 0};
        bool special = false;
        Choice strategy{{"greedy", "sample", "contrastive", "speculative"}, 0};
        double temperature = 1;
        int topK = 0;
        double topP = 1, minP = 0, typicalP = 1, epsilon = 0, eta = 0;
        double repetition = 1, presence = 0, frequency = 0;
        int noRepeat = 0, leastTokens = 0;
        std::vector<int> suppressed = {};
        double alpha = 0.6;
        bool sampled = false;
        Choice draft{{"lookup", "layers"}, 0};
        int draftTokens = 5, draftLayers = 10;
        double draftConfidence = 0.4;
        std::vector<int> forced = {}; // step, id, step, id …
        int step = 0;
        Choice shown{{"surprisal", "probability", "entropy", "rank"}, 0};
        Choice colours{{"magma", "viridis", "cividis", "grey"}, 0};

        static Params full();
        void fields(Fields&);
        void check() const;
        bool draws() const;
    };
    struct Result : seq::Result {
        std::vector<std::string> prompt; // its pieces
        std::vector<std::string> pieces; // of the written tokens
        std::map<Token, std::string> names; // of all in the ladders, as valid UTF-8
        int vocabulary = 0;
        Generated generated;
        void data(JsonWriter&) const override;
    };
    static Result run(const Params&, Job&);
    static void draw(const Params&, const Result&, const View&, Canvas&);
};

} // namespace seq
