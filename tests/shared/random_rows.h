#pragma once
#include "engine/base/random.h"
#include "engine/cpu/dequantise.h"
#include "engine/tensor/tensor.h"

#include <cstring>
#include <vector>

// Random tensors of any weight type; blocks get random bits and sane scales.
namespace seq {

inline Tensor randomFloats(Shape shape, Rng& rng)
{
    std::vector<float> values(std::size_t(shape.elements()));
    for (float& v : values)
        v = float(rng.normal());
    return Tensor::of(values, shape);
}

inline std::vector<int> halvesOf(Dtype t) // byte offsets of the 16-bit floats in a block
{
    switch (t) {
    case Dtype::Q4_1:
    case Dtype::Q5_1:
    case Dtype::Q4_K:
    case Dtype::Q5_K:
        return {0, 2};
    case Dtype::Q2_K:
        return {80, 82};
    case Dtype::Q3_K:
        return {108};
    case Dtype::Q6_K:
        return {208};
    default:
        return {0};
    }
}

inline Tensor randomWeights(Dtype t, std::int64_t rows, std::int64_t n, Rng& rng)
{
    if (t == Dtype::F32) return randomFloats({rows, n}, rng);
    Tensor w = Tensor::empty({rows, n}, t);
    auto* bytes = reinterpret_cast<std::uint8_t*>(w.raw());
    for (std::int64_t i = 0; i < w.bytes(); ++i)
        bytes[i] = std::uint8_t(rng.bits());
    const bool plain = !isQuantised(t);
    const DtypeInfo& size = info(t);
    for (std::int64_t at = 0; at < w.bytes(); at += size.blockBytes)
        for (int offset : plain ? std::vector<int>{0} : halvesOf(t)) {
            const float value = float(rng.normal()) * (plain ? 1 : 0.02f);
            std::uint16_t bits = floatToHalf(value);
            if (t == Dtype::BF16) {
                std::uint32_t word = 0;
                std::memcpy(&word, &value, 4);
                bits = std::uint16_t(word >> 16);
            }
            std::memcpy(bytes + at + offset, &bits, 2);
        }
    return w;
}

} // namespace seq
