#pragma once
#include "plugins/decoding/beam_outcome.h"
#include "plugins/decoding/tree_view.h"

namespace seq {

// Beam search over a language model, as a tree that grows while it is watched: what was kept, what
// ended, what was dropped and why.
struct Beam {
    static constexpr Info info{"decoding.beam", "Beam search", "",
        "Keeps the best few continuations at each step; the tree shows what it dropped"};
    struct Params {
        ModelRef model{"smollm2-135m"};
        TextRef prompt{"<|im_start|>user\nName a colour.<|im_end|>\n<|im_start|>assistant\n"};
        int length = 16;
        Choice precision{{"native", "float32"}, 0};
        bool special = true;
        int beams = 4;
        double lengthPenalty = 1;
        Choice lengthForm{{"power", "gnmt"}, 0};
        double coverage = 0;
        int coverageLayer = -1;
        Choice early{{"no", "yes", "never"}, 0};
        int noRepeat = 0;
        std::vector<int> forced = {};
        TreeControls tree = {};

        static Params full();
        void fields(Fields&);
        void check() const;
    };
    struct Result : BeamOutcome {
        TreePicture picture = {};
    };
    static Result run(const Params&, Job&);
    static void draw(const Params&, const Result&, const View&, Canvas&);
};

} // namespace seq
