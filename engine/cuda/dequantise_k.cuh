#pragma once
#include "engine/cuda/dequantise.cuh"

// The k-quants: blocks of 256 elements, 32 pieces each.
namespace seq::cuda::stored {

// Two bits a code: a byte holds four groups of 32, a piece takes two of them.
struct Quarters {
    struct Place {
        const std::uint8_t* block;
        int group, at; // the first group; the second follows; the element within a group
    };
    __device__ static Runs runs(int piece)
    {
        const int first = piece / 32 * 256 + piece % 32 / 8 * 64 + piece % 8 * 4;
        return {first, first + 32};
    }
    __device__ static Place place(const std::uint8_t* row, int piece, int bytes)
    {
        return {row + piece / 32 * bytes, piece % 32 / 8 * 2, piece % 8 * 4};
    }
};

template <> struct Stored<Dtype::Q2_K> : Quarters {
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const Place p = place(row, piece, 84);
        const float d = half(p.block + 80), least = half(p.block + 82);
        const std::uint32_t codes = word(p.block + 16 + p.group / 4 * 32 + p.at);
        for (int k = 0; k < 2; ++k) {
            const int packed = p.block[2 * (p.group + k) + p.at / 16];
            const float scale = plain(d, packed & 15), offset = -plain(least, packed >> 4);
            for (int i = 0; i < 4; ++i)
                w[4 * k + i] = shifted(scale, codes >> (8 * i + (p.group + k) % 4 * 2) & 3, offset);
        }
    }
};

template <> struct Stored<Dtype::Q3_K> : Quarters {
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const Place p = place(row, piece, 110);
        const std::uint8_t* packed = p.block + 96;
        const float d = half(p.block + 108);
        const std::uint32_t codes = word(p.block + 32 + p.group / 4 * 32 + p.at);
        const std::uint32_t high = word(p.block + p.at);
        for (int k = 0; k < 2; ++k) {
            const int g = 2 * (p.group + k) + p.at / 16, bit = p.group + k;
            const int low = g < 8 ? packed[g] & 15 : packed[g - 8] >> 4;
            const float scale = plain(d, (low | (packed[8 + g % 4] >> g / 4 * 2 & 3) << 4) - 32);
            for (int i = 0; i < 4; ++i) {
                const int code = int(codes >> (8 * i + bit % 4 * 2) & 3);
                w[4 * k + i] = plain(scale, code - 4 + (int(high >> (8 * i + bit) & 1) << 2));
            }
        }
    }
};

// Eight 6-bit scales and eight 6-bit offsets in twelve bytes; a byte of codes holds two groups.
struct Scales6 : Quarters {
    __device__ static float2 scale(const std::uint8_t* block, int g)
    {
        const std::uint8_t* p = block + 4;
        const int scale = g < 4 ? p[g] & 63 : (p[g + 4] & 15) | (p[g - 4] >> 6) << 4;
        const int offset = g < 4 ? p[g + 4] & 63 : p[g + 4] >> 4 | (p[g] >> 6) << 4;
        return {plain(half(block), scale), -plain(half(block + 2), offset)};
    }
};

template <> struct Stored<Dtype::Q4_K> : Scales6 {
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const Place p = place(row, piece, 144);
        const std::uint32_t codes = word(p.block + 16 + p.group / 2 * 32 + p.at);
        for (int k = 0; k < 2; ++k) {
            const float2 s = scale(p.block, p.group + k);
            for (int i = 0; i < 4; ++i)
                w[4 * k + i] = shifted(s.x, nibble(codes, i, k), s.y);
        }
    }
};

template <> struct Stored<Dtype::Q5_K> : Scales6 {
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const Place p = place(row, piece, 176);
        const std::uint32_t codes = word(p.block + 48 + p.group / 2 * 32 + p.at);
        const std::uint32_t high = word(p.block + 16 + p.at);
        for (int k = 0; k < 2; ++k) {
            const float2 s = scale(p.block, p.group + k);
            for (int i = 0; i < 4; ++i) {
                const int fifth = int(high >> (8 * i + p.group + k) & 1) << 4;
                w[4 * k + i] = shifted(s.x, nibble(codes, i, k) | fifth, s.y);
            }
        }
    }
};

// Six bits a code; a byte of low bits holds groups g and g + 2 of a half.
template <> struct Stored<Dtype::Q6_K> {
    __device__ static Runs runs(int piece)
    {
        const int first = piece / 32 * 256 + piece % 32 / 16 * 128 + piece % 16 * 4;
        return {first, first + 64};
    }
    __device__ static void decode(const std::uint8_t* row, int piece, float (&w)[8])
    {
        const std::uint8_t* b = row + piece / 32 * 210;
        const int part = piece % 32 / 16, at = piece % 16 * 4; // of a half; 0 … 63 in it
        const float d = half(b + 208);
        const std::uint32_t codes = word(b + part * 64 + at);
        const std::uint32_t high = word(b + 128 + part * 32 + at % 32);
        for (int k = 0; k < 2; ++k) {
            const int quarter = at / 32 + 2 * k, scale = part * 8 + quarter * 2 + at % 32 / 16;
            const float s = plain(d, int(std::int8_t(b[192 + scale])));
            for (int i = 0; i < 4; ++i) {
                const int upper = int(high >> (8 * i + quarter * 2) & 3) << 4;
                w[4 * k + i] = plain(s, (nibble(codes, i, k) | upper) - 32);
            }
        }
    }
};

} // namespace seq::cuda::stored
