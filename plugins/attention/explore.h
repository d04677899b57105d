#pragma once
#include "engine/experiment/experiment.h"
#include "engine/figure/plots.h"
#include "engine/figure/tiles.h"
#include "plugins/attention/attention_pass.h"

namespace seq {

// Attention of all heads of a real model on a text: which head does what, and one map at any size.
struct Explore {
    static constexpr Info info{"attention.explore", "Attention of a model", "",
        "Every head's attention map on a text, what each head does, and one map from whole to "
        "cell"};
    struct Params {
        ModelRef model{"smollm2-135m"};
        TextRef text{"bundled:fox"};
        int layer = 17, head = 4;
        Choice fuse{{"none", "mean", "max", "rollout"}, 0};
        Choice rollout{{"plain", "over-uniform", "without-first"}, 0};
        double residual = 0.5;
        Choice precision{{"native", "float32"}, 0};
        bool special = false, beyond = false;
        Choice probe{{"none", "repeat"}, 0};
        int generate = 0;
        std::vector<int> rows{}, columns{};
        Choice view{{"overview", "map", "links", "grid", "rows"}, 0};
        Choice sort{{"layer", "class", "score"}, 0};
        int token = -1;
        double threshold = 0;
        int strongest = 60;
        Choice colours{{"magma", "viridis", "cividis", "grey"}, 0};
        Choice transform{{"linear", "sqrt", "log10", "lift"}, 1};

        static Params full();
        void fields(Fields&);
        void check() const; // rows and columns: nothing, or begin < end
    };
    struct Result : seq::Result {
        PassPtr pass;
        int layer = 0, head = 0;
        std::string fused; // what is shown: "none", "mean", "max", "rollout"
        Range rows, columns; // shown
        SharedList<std::string> rowNames, columnNames; // of their tokens
        SharedList<Ref> rowRefs, columnRefs;
        Tensor map; // [rows, columns] if it is small enough, NaN: hidden
        Tensor lift; // the same times the number of keys of each row
        TileSourcePtr tiles, liftTiles; // otherwise
        Tensor entropy; // [tokens] of one head or of the plain rollout, nats; none: of others
        int token = 0; // whose attention stands in
        Tensor profile; // [columns]: its row of the map
        SharedList<StripItem> strip; // the text in its colours: too long to be made for a frame
        Range near; // rows up to that token, for the links
        Tensor nearMap; // [near, columns]
        void data(JsonWriter&) const override;
    };
    static SharedList<StripItem> stripOf(const Result&); // from what else it holds
    static Result run(const Params&, Job&);
    static void draw(const Params&, const Result&, const View&, Canvas&);
};

} // namespace seq
