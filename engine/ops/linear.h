#pragma once
#include "engine/tensor/tensor.h"

#include <span>
#include <vector>

namespace seq {

// Native computes on the weights as stored (quantised blocks times 8-bit activations); Float32
// dequantises block by block and multiplies in float32: exact, slower. Fine is Native with
// activations of two 8-bit parts, at about 16 bits: for the few layers that errors grow from.
enum class Precision : std::uint8_t { Native, Fine, Float32 };
struct LinearOptions {
    Precision precision = Precision::Native;
    // Each row of y gets the bits that it would get alone. Otherwise many rows are summed up in an
    // order that is faster for them; float32 is steady anyway.
    bool steady = false;
    LinearOptions() = default;
    LinearOptions(Precision p, bool s = false)
        : precision(p)
        , steady(s)
    {
    }
};

// y [rows, out] = x [rows, in] · wᵀ + bias. x F32; w [out, in] of any dtype; bias [out] F32 or
// none.
Tensor linear(const Tensor& x, const Tensor& w, const Tensor& bias = {}, LinearOptions = {});

// Several weights over one input (query, key, value): x is quantised once, one loop over all
// outputs.
std::vector<Tensor> linear(const Tensor& x, std::span<const Tensor* const> weights,
    std::span<const Tensor* const> biases, LinearOptions = {});

} // namespace seq
