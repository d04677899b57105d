#pragma once
#include "engine/ops/activation.h"

#include <cmath>

namespace seq::cuda {

struct Silu {
    __device__ float operator()(float x) const { return x / (1 + expf(-x)); }
};
struct Gelu {
    __device__ float operator()(float x) const { return 0.5f * x * (1 + erff(x * 0.70710678f)); }
};
struct GeluTanh { // 0.5 (1 + tanh y) = 1 / (1 + e^-2y)
    __device__ float operator()(float x) const
    {
        return x / (1 + expf(-1.5957691216f * (x + 0.044715f * x * x * x)));
    }
};
struct Relu {
    __device__ float operator()(float x) const { return x < 0 ? 0 : x; }
};

__device__ inline float activated(float x, Activation f)
{
    switch (f) {
    case Activation::Silu:
        return Silu()(x);
    case Activation::Gelu:
        return Gelu()(x);
    case Activation::GeluTanh:
        return GeluTanh()(x);
    default:
        return Relu()(x);
    }
}

} // namespace seq::cuda
