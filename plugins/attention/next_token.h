#pragma once
#include "engine/experiment/engine.h"
#include "engine/experiment/experiment.h"
#include "engine/nn/kv_cache.h"
#include "engine/tensor/tensor.h"
#include "plugins/attention/token_marks.h"

#include <memory>
#include <optional>
#include <vector>

namespace seq {

// What a model expects after each token of a text, how surprised it is, and in which layer that
// expectation forms (logit lens: the residual stream of a layer, normed and projected).
struct NextToken {
    static constexpr Info info{"attention.next-token", "Next-token probabilities", "",
        "What a model expects at each token, its surprise, and the layer where it forms"};
    struct Params {
        ModelRef model{"smollm2-135m"};
        TextRef text{"bundled:fox"};
        Choice precision{{"native", "float32"}, 0};
        bool special = false;
        int top = 10;
        bool lens = true;
        int token = -1;
        Choice colours{{"magma", "viridis", "cividis", "grey"}, 0};

        static Params full();
        void fields(Fields&);
        void check() const {}
    };
    struct Guess {
        std::int32_t id;
        float logprob; // nats
    };
    struct Result : seq::Result {
        std::string text;
        std::vector<std::int32_t> ids;
        std::vector<Range> bytes;
        std::vector<std::string> pieces;
        std::shared_ptr<const TokenMarks> marks;
        std::vector<float> nll; // of each token given those before it, nats; the first NaN
        std::vector<float> entropy; // of the distribution after each token, nats
        std::vector<std::vector<Guess>> top; // after each token, likeliest first
        std::vector<std::vector<std::string>> names; // of them
        Range lensTokens; // whose layers are shown
        std::vector<std::vector<Guess>> lens; // [layers][tokens]: each layer's likeliest
        Tensor lensLast; // [layers, tokens]: probability of what the last layer expects
        std::shared_ptr<const LoadedModel> model;
        Precision precision = Precision::Native;
        std::optional<KvCache> cache; // sequence 0: an edited text goes on from what is the same
        void data(JsonWriter&) const override;
    };
    static Result run(const Params&, Job&);
    static void draw(const Params&, const Result&, const View&, Canvas&);
};

} // namespace seq
