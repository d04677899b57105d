#pragma once
// The input of a phase as its products take it: floats; or, of the types that whole models are
// quantised to, whole numbers of 16 bits, so that no weight becomes a float.
#include "engine/cuda/stored_visit.cuh"

namespace seq::cuda {

// Where element i, a multiple of four, of an input lies in shared memory: so that lanes with pieces
// beside each other meet all banks, for the runs of every type.
__device__ __forceinline__ int spread(int i)
{
    return i ^ (i >> 5 & 1) * 20;
}

// Four elements and the power of two that they share: each is off by at most 2^-15 of the largest
// of them (below 2^-100: by 2^-115). Where their sum is not finite the scale is a NaN.
struct alignas(16) CodedFour { // in the place of four floats
    std::uint32_t first, second; // two elements each, in units of scale
    float scale, sum;
};
__device__ __forceinline__ CodedFour coded(float4 x)
{
    constexpr std::uint32_t kRounding = 0x100, kExponent = 0x7f800000, kFourteen = 14u << 23;
    constexpr float kLeast = 0x1p-100f; // scales stay normal
    constexpr float kToInteger = 0x1.8p23f; // whole numbers lie in the lowest bits
    const float most
        = fmaxf(fmaxf(fabsf(x.x), fabsf(x.y)), fmaxf(fmaxf(fabsf(x.z), fabsf(x.w)), kLeast));
    const std::uint32_t power = (__float_as_uint(most) + kRounding) & kExponent;
    const float units = __uint_as_float(kFourteen + (254u << 23) - power);
    const auto whole = [&](float v) { return __float_as_uint(fmaf(v, units, kToInteger)); };
    const float sum = (x.x + x.y) + (x.z + x.w);
    return {__byte_perm(whole(x.x), whole(x.y), 0x5410),
        __byte_perm(whole(x.z), whole(x.w), 0x5410),
        fmaf(sum, 0, __uint_as_float(power - kFourteen)), sum};
}

// The sum of its products with four bytes, in their order.
__device__ __forceinline__ int times(const CodedFour& x, std::uint32_t unsignedBytes)
{
    int sum;
    asm("{ .reg .s32 t; dp2a.lo.s32.u32 t, %1, %3, 0; dp2a.hi.s32.u32 %0, %2, %3, t; }"
        : "=r"(sum)
        : "r"(x.first), "r"(x.second), "r"(unsignedBytes));
    return sum;
}
__device__ __forceinline__ int timesSigned(const CodedFour& x, std::uint32_t bytes)
{
    return __dp2a_hi(int(x.second), int(bytes), __dp2a_lo(int(x.first), int(bytes), 0));
}

__device__ __forceinline__ void loadEight(const float* first, const float* second, float (&to)[8])
{
    const float4 a = *reinterpret_cast<const float4*>(first);
    const float4 b = *reinterpret_cast<const float4*>(second);
    to[0] = a.x, to[1] = a.y, to[2] = a.z, to[3] = a.w;
    to[4] = b.x, to[5] = b.y, to[6] = b.z, to[7] = b.w;
}

// Whether the inputs of a model are coded: by the types of its layers and of its output.
constexpr bool isCoded(Dtype layers, Dtype output)
{
    const auto has = [](Dtype t) { return t == Dtype::Q4_1 || t == Dtype::Q8_0; };
    return has(layers) && has(output);
}

// Eight elements of the input, and their products with pieces of rows. The pieces of a lane are 32
// apart: as many of them are kGroupBytes of a row, and kGroupElements elements of the input.
inline constexpr int kGroupElements = 256;
template <Dtype T>
inline constexpr int kGroupBytes = info(T).blockBytes*(kGroupElements / info(T).blockElements);

template <Dtype T, bool kCoded> struct Inputs {
    static_assert(!kCoded, "coded inputs need products of their own");
    float x[8];

    __device__ __forceinline__ Inputs(const float* first, const float* second)
    {
        loadEight(first, second, x);
    }
    __device__ __forceinline__ float times(const std::uint8_t* row, int piece, float sum) const
    {
        float w[8];
        stored::Stored<T>::decode(row, piece, w);
#pragma unroll
        for (int i = 0; i < 8; ++i)
            sum += w[i] * x[i];
        return sum;
    }
};
struct CodedInputs {
    CodedFour a, b;

    __device__ __forceinline__ CodedInputs(const float* first, const float* second)
        : a(*reinterpret_cast<const CodedFour*>(first))
        , b(*reinterpret_cast<const CodedFour*>(second))
    {
    }
};
template <> struct Inputs<Dtype::Q4_1, true> : CodedInputs {
    float all;

    __device__ __forceinline__ Inputs(const float* first, const float* second)
        : CodedInputs(first, second)
        , all(a.sum + b.sum)
    {
        b.scale *= 1 / 16.f; // its codes are upper halves of bytes
    }
    __device__ __forceinline__ float times(const std::uint8_t* row, int piece, float sum) const
    {
        const auto* block = reinterpret_cast<const std::uint32_t*>(row + piece / 4 * 20);
        const std::uint32_t both = block[0], codes = block[1 + piece % 4];
        const float2 scale = __half22float2(reinterpret_cast<const __half2&>(both));
        const int lower = cuda::times(a, codes & 0x0f0f0f0fu);
        const int upper = cuda::times(b, codes & 0xf0f0f0f0u);
        return sum + scale.x * (float(lower) * a.scale + float(upper) * b.scale) + scale.y * all;
    }
};
template <> struct Inputs<Dtype::Q8_0, true> : CodedInputs {
    using CodedInputs::CodedInputs;
    __device__ __forceinline__ float times(const std::uint8_t* row, int piece, float sum) const
    {
        const std::uint8_t* block = row + piece / 4 * 34;
        const std::uint8_t* codes = block + 2 + piece % 4 * 8;
        const int first = timesSigned(a, stored::word(codes));
        const int second = timesSigned(b, stored::word(codes + 4));
        return sum + stored::half(block) * (float(first) * a.scale + float(second) * b.scale);
    }
};

} // namespace seq::cuda
