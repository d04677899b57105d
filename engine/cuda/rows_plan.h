#pragma once
// A decoding step as kernels over one set of buffers.
#include "engine/cuda/rows_kernels.h"
#include "engine/ops/decoder.h"

#include <compare>
#include <vector>

namespace seq::cuda {

struct StepBuffers { // of kRowsTogether rows
    Tensor state; // RowsState
    Tensor residual, middle, normed, qkv, mixed, hidden, squares, angles; // F32
};

struct StepForm { // what is fixed when a step is captured
    int rows, shares; // shares: blocks of a head's attention
    int pageLog; // log2 of a page's positions
    auto operator<=>(const StepForm&) const = default;
};

class RowsPlan {
public:
    // Whether the kernels are there and rows fit them; of models that decoderRoom() has room for.
    static bool takes(const DecoderModel&);
    // Of a model that stays; frequencies: its rope's on the device, [pairs] doubles.
    RowsPlan(const DecoderModel&, Tensor frequencies);

    StepBuffers buffers() const;
    static int sharesAt(int position); // blocks of a head's attention
    // Starts a step's kernels on this thread's stream.
    void start(const StepForm&, const StepBuffers&) const;

private:
    struct Product { // without what the form and the buffers say
        ProductJob job;
        ProductGrid grid;
        int squares() const; // pieces of a row that it leaves
    };
    struct Layer {
        Product project, mix, gate, down;
    };
    void embed(const StepForm&, const StepBuffers&) const;
    void attend(std::size_t layer, const StepForm&, const StepBuffers&) const;
    void feedForward(std::size_t layer, const StepForm&, const StepBuffers&) const;
    void multiply(ProductJob, const Product&, const StepForm&, const StepBuffers&) const;

    const DecoderModel& m_;
    Device device_;
    Tensor frequencies_;
    std::vector<Layer> layers_;
    Product logits_;
    int mostSquares_ = 1;
};

} // namespace seq::cuda
