#pragma once
#include "engine/tensor/dtype.h"

#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_fp16.h>

namespace seq::cuda {

// Stored weights, eight values at a time: a piece is two runs of four consecutive elements, at
// first and at second. Pieces of a row are counted from 0; each value belongs to one. The values
// are those of engine/cpu/dequantise.cpp, bit for bit. Rows: 16-byte aligned for plain types,
// 2-byte aligned for blocks (4 for those whose size is a multiple of 4).
struct Runs {
    int first, second;
};

namespace stored {

__device__ inline float half(const std::uint8_t* p)
{
    return __half2float(*reinterpret_cast<const __half*>(p));
}
__device__ inline std::uint32_t word(const std::uint8_t* p) // at an even address
{
    const auto* h = reinterpret_cast<const std::uint16_t*>(p);
    return h[0] | std::uint32_t(h[1]) << 16;
}
__device__ inline int nibble(std::uint32_t codes, int byte, int high)
{
    return int(codes >> (8 * byte + 4 * high) & 15);
}
__device__ inline float plain(float scale, int code)
{
    return __fmul_rn(scale, float(code));
}
__device__ inline float shifted(float scale, int code, float offset)
{
    return __fadd_rn(__fmul_rn(scale, float(code)), offset);
}
__device__ inline int nonLinear(int code)
{
    // -127 -104 -83 -65 | -49 -35 -22 -10 | 1 13 25 38 | 53 69 89 113, a byte each
    const std::uint32_t words[4] = {0xbfad9881u, 0xf6eaddcfu, 0x26190d01u, 0x71594535u};
    const int part = code >> 2;
    const std::uint32_t low = part & 1 ? words[1] : words[0];
    const std::uint32_t high = part & 1 ? words[3] : words[2];
    return int(std::int8_t((part & 2 ? high : low) >> (code & 3) * 8));
}

// 4-bit codes in blocks of 32: four bytes hold a run of the first half and one of the second.
struct Nibbles32 {
    __device__ static Runs runs(int piece)
    {
        const int first = piece / 4 * 32 + piece % 4 * 4;
        return {first, first + 16};
    }
};

template <Dtype> struct Stored;

template <> struct Stored<Dtype::F32> {
    __device__ static Runs runs(int piece) { return {8 * piece, 8 * piece + 4}; }
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const auto* at = reinterpret_cast<const float4*>(row) + 2 * piece;
        const float4 a = at[0], b = at[1];
        w[0] = a.x, w[1] = a.y, w[2] = a.z, w[3] = a.w;
        w[4] = b.x, w[5] = b.y, w[6] = b.z, w[7] = b.w;
    }
};

template <class Pair> struct Stored16 {
    __device__ static Runs runs(int piece) { return {8 * piece, 8 * piece + 4}; }
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const uint4 bits = reinterpret_cast<const uint4*>(row)[piece];
        const std::uint32_t words[4] = {bits.x, bits.y, bits.z, bits.w};
        for (int i = 0; i < 4; ++i) {
            const float2 two = widen(reinterpret_cast<const Pair&>(words[i]));
            w[2 * i] = two.x, w[2 * i + 1] = two.y;
        }
    }
    __device__ static float2 widen(const __half2& pair) { return __half22float2(pair); }
    __device__ static float2 widen(const __nv_bfloat162& pair) // an instruction each
    {
        const auto bits = reinterpret_cast<const std::uint32_t&>(pair);
        return {__uint_as_float(bits << 16), __uint_as_float(bits & 0xffff0000u)};
    }
};
template <> struct Stored<Dtype::F16> : Stored16<__half2> {
};
template <> struct Stored<Dtype::BF16> : Stored16<__nv_bfloat162> {
};

template <> struct Stored<Dtype::Q8_0> {
    __device__ static Runs runs(int piece) { return {8 * piece, 8 * piece + 4}; }
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const std::uint8_t* b = row + piece / 4 * 34;
        const float scale = half(b);
        for (int k = 0; k < 2; ++k) {
            const std::uint32_t codes = word(b + 2 + piece % 4 * 8 + 4 * k);
            for (int i = 0; i < 4; ++i)
                w[4 * k + i] = plain(scale, int(std::int8_t(codes >> 8 * i)));
        }
    }
};

template <> struct Stored<Dtype::Q4_0> : Nibbles32 {
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const std::uint8_t* b = row + piece / 4 * 18;
        const float scale = half(b);
        const std::uint32_t codes = word(b + 2 + piece % 4 * 4);
        for (int i = 0; i < 8; ++i)
            w[i] = plain(scale, nibble(codes, i % 4, i / 4) - 8);
    }
};

template <> struct Stored<Dtype::Q4_1> : Nibbles32 {
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const auto* b = reinterpret_cast<const std::uint32_t*>(row + piece / 4 * 20);
        const std::uint32_t both = b[0], codes = b[1 + piece % 4];
        const float2 scale = __half22float2(reinterpret_cast<const __half2&>(both));
        for (int i = 0; i < 8; ++i)
            w[i] = shifted(scale.x, nibble(codes, i % 4, i / 4), scale.y);
    }
};

template <> struct Stored<Dtype::Q5_0> : Nibbles32 {
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const std::uint8_t* b = row + piece / 4 * 22;
        const float scale = half(b);
        const std::uint32_t codes = word(b + 6 + piece % 4 * 4), high = word(b + 2);
        for (int i = 0; i < 8; ++i) {
            const int fifth = int(high >> (piece % 4 * 4 + i % 4 + i / 4 * 16) & 1) << 4;
            w[i] = plain(scale, nibble(codes, i % 4, i / 4) - 16 + fifth);
        }
    }
};

template <> struct Stored<Dtype::Q5_1> : Nibbles32 {
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const auto* b = reinterpret_cast<const std::uint32_t*>(row + piece / 4 * 24);
        const std::uint32_t both = b[0], high = b[1], codes = b[2 + piece % 4];
        const float2 scale = __half22float2(reinterpret_cast<const __half2&>(both));
        for (int i = 0; i < 8; ++i) {
            const int fifth = int(high >> (piece % 4 * 4 + i % 4 + i / 4 * 16) & 1) << 4;
            w[i] = shifted(scale.x, nibble(codes, i % 4, i / 4) + fifth, scale.y);
        }
    }
};

template <> struct Stored<Dtype::IQ4_NL> : Nibbles32 {
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const std::uint8_t* b = row + piece / 4 * 18;
        const float scale = half(b);
        const std::uint32_t codes = word(b + 2 + piece % 4 * 4);
        for (int i = 0; i < 8; ++i)
            w[i] = plain(scale, nonLinear(nibble(codes, i % 4, i / 4)));
    }
};

template <> struct Stored<Dtype::IQ4_XS> : Nibbles32 {
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const std::uint8_t* b = row + piece / 32 * 136;
        const int g = piece % 32 / 4, high = b[2] | b[3] << 8;
        const int six = (b[4 + g / 2] >> g % 2 * 4 & 15) | (high >> 2 * g & 3) << 4;
        const float scale = plain(half(b), six - 32);
        const std::uint32_t codes = word(b + 8 + 16 * g + piece % 4 * 4);
        for (int i = 0; i < 8; ++i)
            w[i] = plain(scale, nonLinear(nibble(codes, i % 4, i / 4)));
    }
};

} // namespace stored
} // namespace seq::cuda
