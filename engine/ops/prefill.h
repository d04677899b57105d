#pragma once
#include "engine/ops/decoder.h"

#include <cstdint>
#include <memory>
#include <span>

namespace seq {

// New tokens of one sequence, which stand one behind the other in the rows of a prefill.
struct PrefillPart {
    std::span<const Tensor> pages; // as in DecodeSteps; filled up to `position`, with room beyond
    int position; // of the first row
    std::int64_t rows;
};

// Many tokens through all layers at once, where nobody looks on: activations between products are
// rounded to BF16, the residual stream and the pages stay F32. Calls of several threads may
// overlap.
class Prefill {
public:
    virtual ~Prefill() = default;
    // x [rows, D] F32, dense: embedded tokens of the parts, whose memory is written on. The
    // residual stream after the last layer, of the same shape. Keys and values are written into the
    // pages. Throws Cancelled between layers.
    virtual Tensor run(Tensor x, std::span<const PrefillPart>) = 0;
};

// None: the device has no kernel for these shapes and types.
std::unique_ptr<Prefill> makePrefill(DecoderModel);

} // namespace seq
