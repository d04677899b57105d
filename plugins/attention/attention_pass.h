#pragma once
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"
#include "plugins/attention/head_class.h"
#include "plugins/attention/read_text.h"
#include "plugins/attention/token_marks.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seq {

struct PassRequest {
    ModelRef model;
    std::string text; // any bytes
    Precision precision = Precision::Native;
    bool special = false; // parse special tokens in the text
    bool beyond = false; // past the trained context too
    int generate = 0; // tokens to go on with, greedily
    int layer = 0; // kept whatever the budget
    std::size_t budget = 0; // bytes of queries, keys and log-sum-exp that are kept; 0: mapBudget()
    // Instead of the text: so many random tokens, and the same again, from these numbers: what a
    // head can do, not what it does here (specification 0.4.1). 0: the text.
    int repeated = 0;
    Rng random{};
};

// One forward pass over a text, and what is left of it: maps can be computed from it at any size.
// Immutable once shared; results of the same text share it.
struct AttentionPass : ReadText {
    std::shared_ptr<const LoadedModel> model;
    Precision precision = Precision::Native;
    std::shared_ptr<const TokenMarks> marks; // of all tokens so far
    std::vector<std::optional<AttentionMap>> maps; // by layer; none: beyond the memory
    std::vector<std::vector<HeadScore>> heads; // [layers][heads], as far as they are known
    std::vector<Tensor> thumbnails; // [layers] of [heads, side, side]
    std::vector<Tensor> entropy; // [layers] of [heads, rows], nats
    std::optional<KvCache> cache; // sequence 0
    std::string key; // names what was computed: model, tokens, precision
    PassRequest asked;
    bool complete = false;

    int layers() const { return model->model->info().layers; }
    int headCount() const { return model->model->info().heads; }
    int beyond() const; // the trained context, if the text reaches past it; 0: it does not
    const AttentionMap& map(int layer) const; // throws Unsupported if it was not kept
};
using PassPtr = std::shared_ptr<const AttentionPass>;

// before: an earlier pass of this panel, or null; the tokens that both begin with are not computed
// again. partial: called with what there is so far, now and then. Throws BadInput: no text, more
// tokens than the model's context.
PassPtr attentionPass(
    const PassRequest&, const PassPtr& before, Job&, const std::function<void(PassPtr)>& partial);

} // namespace seq
