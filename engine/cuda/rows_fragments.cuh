#pragma once
// Float32 values as sums of bfloat16 ones, and their products by the matrix units. Three parts hold
// all 24 bits; products of parts smaller than 2^-24 of the whole are left out.
#include "engine/cuda/dequantise.cuh"
#include "engine/cuda/dequantise_k.cuh"

namespace seq::cuda {

inline constexpr int kInputParts = 3;

// d [16, 8] += a [16, 16] · b [8, 16] transposed
__device__ __forceinline__ void multiplyTile(
    float (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2])
{
    asm volatile("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 "
                 "{%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
                 : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}

// Two values become their bfloat16 parts, and what is left.
__device__ __forceinline__ std::uint32_t takePart(float& a, float& b)
{
    std::uint32_t both;
    asm("cvt.rn.bf16x2.f32 %0, %1, %2;" : "=r"(both) : "f"(b), "f"(a));
    a -= __uint_as_float(both << 16);
    b -= __uint_as_float(both & 0xffff0000u);
    return both;
}
// Eight values of two rows of input, eight apart, of one lane: its places in the left operands of
// two products.
struct InputFragment {
    std::uint32_t at[kInputParts][2][4];

    // tall: the second row is not 0.
    __device__ __forceinline__ void fill(float (&low)[8], float (&high)[8], bool tall)
    {
        split<0>(low);
        if (tall)
            split<1>(high);
        else
            clear<1>();
    }

private:
    template <int kSecond> __device__ __forceinline__ void split(float (&x)[8])
    {
#pragma unroll
        for (int part = 0; part < kInputParts; ++part)
#pragma unroll
            for (int pair = 0; pair < 4; ++pair)
                at[part][pair / 2][pair % 2 * 2 + kSecond] = takePart(x[2 * pair], x[2 * pair + 1]);
    }
    template <int kSecond> __device__ __forceinline__ void clear()
    {
#pragma unroll
        for (auto& part : at)
#pragma unroll
            for (auto& half : part)
                half[kSecond] = half[2 + kSecond] = 0;
    }
};

// Parts that a stored type's values need.
template <Dtype T>
inline constexpr int kWeightParts = T == Dtype::BF16 ? 1
    : T == Dtype::F16                                ? 2
                                                     : 3;

// A piece of eight values of one row of weights: right operands of two products.
template <Dtype T> struct WeightFragment {
    std::uint32_t at[kWeightParts<T>][2][2];

    __device__ __forceinline__ void fill(const std::uint8_t* row, int piece)
    {
        if constexpr (T == Dtype::BF16) {
            const uint4 bits = reinterpret_cast<const uint4*>(row)[piece];
            at[0][0][0] = bits.x, at[0][0][1] = bits.y;
            at[0][1][0] = bits.z, at[0][1][1] = bits.w;
        } else {
            float w[8];
            stored::Stored<T>::decode(row, piece, w);
#pragma unroll
            for (int part = 0; part < kWeightParts<T>; ++part)
#pragma unroll
                for (int i = 0; i < 4; ++i)
                    at[part][i / 2][i % 2] = takePart(w[2 * i], w[2 * i + 1]);
        }
    }
    __device__ __forceinline__ void clear()
    {
#pragma unroll
        for (auto& part : at)
#pragma unroll
            for (auto& half : part)
                half[0] = half[1] = 0;
    }
};

// The matrix units cut what they add: a step's products have a sum of their own.
template <Dtype T>
__device__ __forceinline__ void multiply(
    float (&sums)[4], const InputFragment& x, const WeightFragment<T>& w)
{
    float own[2][4] = {};
#pragma unroll
    for (int i = kWeightParts<T> - 1; i >= 0; --i)
#pragma unroll
        for (int j = kInputParts - 1 - i; j >= 0; --j)
#pragma unroll
            for (int half = 0; half < 2; ++half)
                multiplyTile(own[half], x.at[j][half], w.at[i][half]);
#pragma unroll
    for (int i = 0; i < 4; ++i)
        sums[i] += own[0][i] + own[1][i];
}

} // namespace seq::cuda
