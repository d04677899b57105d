#pragma once
#include "engine/nn/transformer_config.h"
#include "engine/ops/linear.h"
#include "engine/ops/prefill.h"

#include <vector>

namespace seq {

// Consecutive rows of a batch that go through the layers together.
struct Chunk {
    std::span<const Token> tokens; // or
    Tensor embeddings; // [rows, D]
    std::vector<Segment> segments; // cut to these rows
    std::vector<int> positions; // of the rows
    std::vector<int> last; // rows that end a segment of the batch
    std::int64_t row = 0; // of the batch: the first of these
};

// One chunk on its way through a transformer: the residual stream and which rows are still in it.
class TransformerPass {
public:
    TransformerPass(const TransformerConfig&, const TransformerWeights&, const Forward&, KvCache*,
        Mixer&, Chunk);
    // The residual stream after the last layer that runs, [rows that are left, D].
    Tensor run();
    Tensor run(Prefill&); // the same, of all layers, unwatched and unmixed
    // Of an output of run(): normed and projected; none for Logits::None.
    Tensor logits(const Tensor& residual) const;

private:
    void embed();
    void attention(int layer);
    void feedForward(int layer);
    void keepRows(const std::vector<int>& rows);
    Tensor show(std::string_view site, int layer, const Tensor&) const;
    Tensor norm(const Tensor&, const Affine&) const;
    LinearOptions arithmetic() const;

    const TransformerConfig& config_;
    const TransformerWeights& weights_;
    const Forward& options_;
    KvCache* cache_;
    Mixer& mixer_;
    Chunk chunk_;
    Tensor x_; // [rows, D]
};

// A norm of the model's kind, and its output projection: also the logit lens.
Tensor applyNorm(const TransformerConfig&, const Tensor& x, const Affine&);

} // namespace seq
