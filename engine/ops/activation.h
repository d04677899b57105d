#pragma once
#include "engine/tensor/tensor.h"

namespace seq {

enum class Activation : std::uint8_t {
    Silu,
    Gelu,
    GeluTanh,
    Relu
}; // Gelu: with the error function

// Element for element; x, gate, up: F32, dense, of one shape.
Tensor activate(const Tensor& x, Activation);
Tensor activateGate(const Tensor& gate, const Tensor& up, Activation); // f(gate) * up

} // namespace seq
