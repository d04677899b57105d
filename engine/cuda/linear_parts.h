#pragma once
#include "engine/ops/linear_kernel.h"

#include <span>

// The ways a product of activations and stored weights is computed. Arguments as in LinearCall.
namespace seq::cuda {

constexpr int kMostParts = 4; // weights in one launch
constexpr std::int64_t kFewRows = 8; // up to here weights are read once, as stored

// Rows <= kFewRows: activations in float32, weights widened in registers. All parts of one dtype,
// readable in pieces; x 16-byte aligned.
void linearVector(const Tensor& x, std::span<const LinearPart> parts);
bool linearVectorFits(const Tensor& x, const Tensor& w);

// Any sizes, float32 throughout; weights that are not F32 are widened first.
void linearExact(const Tensor& x, const LinearPart&);

// Many rows on the tensor cores: F16 operands for quantised and F16 weights, BF16 for BF16 ones;
// Precision::Fine there gives x two BF16 parts. One such object serves all parts of a call.
class HalfRows {
public:
    HalfRows(const Tensor& x, Precision);
    bool multiply(const LinearPart&); // false: not possible here, nothing done

private:
    void narrow(bool brain);
    const Tensor& x_;
    Precision precision_;
    Tensor half_, brain_, rest_; // [rows, in] of x; rest: what BF16 leaves of it
    Tensor
        scales_; // [rows + 1] F32: of half_'s rows, powers of two; the last: not 0 if any is not 1
};

} // namespace seq::cuda
