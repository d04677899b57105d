#pragma once
#include "plugins/decoding/diverse_search.h"
#include "plugins/decoding/tree_view.h"

#include <array>
#include <string>
#include <vector>

namespace seq {

// Beams split into groups that avoid each other's words, beside plain beam search of as many beams.
struct DiverseBeam {
    static constexpr Info info{"decoding.diverse-beam", "Diverse beam search", "arXiv:1610.02424",
        "Groups of beams take turns; each is taxed for words that earlier groups chose"};
    struct Params {
        ModelRef model{"smollm2-135m"};
        TextRef prompt{"<|im_start|>user\nName a colour.<|im_end|>\n<|im_start|>assistant\n"};
        int length = 12;
        Choice precision{{"native", "float32"}, 0};
        bool special = true;
        int beams = 8, groups = 8;
        double diversity = 0.5;
        Choice diversityMode{{"hamming", "cumulative", "ngram", "embedding"}, 0};
        int ngram = 2;
        Choice mode{{"library", "paper"}, 0};
        double lengthPenalty = 1;
        Choice early{{"no", "yes", "never"}, 0};
        int noRepeat = 0;
        std::vector<int> forced = {};
        bool compare = true;
        TextRef references{""};
        Choice ranking{{"score", "augmented", "pure", "normalised"}, 3};
        TreeControls tree = {};

        static Params full();
        void fields(Fields&);
        void check() const;
    };
    // How far outputs differ, and how good they are.
    struct Measures {
        std::array<double, 4> distinct{}; // 1 to 4
        double difference = 0, selfBleu = 0;
        double oracle = 0; // ROUGE-L of the best output; NaN without references
        double logprob = 0, best = 0; // mean and best, nats
    };
    struct Result : BeamOutcome {
        TreePicture picture = {};
        Measures measures;
        bool compared = false;
        Measures beam; // of plain beam search
        std::vector<std::vector<double>> differences; // [outputs][outputs]
        int groups = 0;
        bool grouped() const override { return true; }
        void data(JsonWriter&) const override;
    };
    static Result run(const Params&, Job&);
    static void draw(const Params&, const Result&, const View&, Canvas&);
    // Places of the outputs in the order of `ranking`, best first.
    static std::vector<int> ranked(const Result&, std::string_view ranking);
};

} // namespace seq
