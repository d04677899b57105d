#pragma once
#include "engine/experiment/experiment.h"
#include "engine/figure/tree_layout.h"
#include "plugins/decoding/search_outcome.h"
#include "plugins/decoding/search_settings.h"

#include <string>
#include <vector>

namespace seq {

// LLM Tree Search: possible continuations as a tree that grows where the model is sure of itself.
struct TreeSearch {
    static constexpr Info info{"decoding.tree-search", "LLM tree search", "arXiv:2410.19117",
        "Grows a tree of continuations where the model is most confident"};
    struct Params {
        ModelRef model{"smollm2-135m"};
        TextRef prompt{"The best way to learn a language is"};
        Choice precision{{"native", "float32"}, 0};
        bool special = false;
        Choice mode{{"P", "A", "E"}, 0};
        Choice beside{{"none", "greedy", "beam", "P", "A", "E"}, 0};
        Choice confidence{{"geo", "prod", "min", "margin", "ent"}, 0};
        int budget = 32, evaluations = 0, tokens = 0;
        double seconds = 0;
        int batch = 8, depth = 8, k = 4, kept = 32, diverse = 8;
        double minP = 0.1, tau = 0.5, beta = 0, theta = 0.95;
        int frontier = 4096;
        int simulations = 64;
        double cInit = 1.25;
        bool normalise = false, noise = false;
        Choice firstPlay{{"zero", "parent"}, 0};
        Choice priors{{"model", "uniform"}, 0};
        double pickTemperature = 0;
        Choice value{{"confidence", "rollout", "regex", "length", "target"}, 0};
        int rollout = 16, wantedLength = 8;
        std::string pattern = "practice";
        std::vector<int> forced = {};
        double sampleQuantile = 0.75;
        int node = -1, step = -1;
        Choice shown{{"confidence", "value", "probability", "entropy", "visits"}, 0};
        Choice across{{"depth", "surprisal"}, 0};
        std::vector<int> collapsed = {};
        std::string find = {};
        Choice colours{{"magma", "viridis", "cividis", "grey"}, 0};

        static Params full();
        void fields(Fields&);
        void check() const;
    };
    struct Side { // one strategy on the prompt
        std::string strategy; // "P", "A", "E", "greedy", "beam"
        SearchOutcome outcome;
        std::vector<std::string> texts; // of its completions, bytes
        TreeLayoutPtr layout;
    };
    struct Result : seq::Result {
        std::string prompt; // bytes
        std::vector<Side> sides; // one, or two beside each other
        struct Sample { // to train on
            std::string completion; // bytes, without the end token
            double confidence = 0;
        };
        std::vector<Sample> samples; // of the first side, best first
        bool clock = false; // a limit in seconds: the outcome depends on time
        void data(JsonWriter&) const override;
        bool hasSamples() const override { return true; }
    };
    static Result run(const Params&, Job&);
    static void draw(const Params&, const Result&, const View&, Canvas&);
};

} // namespace seq
