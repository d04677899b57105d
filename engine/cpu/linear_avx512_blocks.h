#pragma once
// How the blocks of 32 of each format are read, four at a time. For the files with AVX-512 kernels.
#include "engine/cpu/avx512.h"

#include <cstring>

namespace seq::stored {

// Four consecutive blocks of 32: 4-bit and 5-bit codes stand as [16 low nibbles of each block],
// [16 high nibbles of each], both nibbles together (kPacked) as [4 dwords, 4 blocks]; 8-bit codes
// as the first two blocks, the last two.
struct Four {
    __m512i first, second; // unsigned codes
    __m128i halves; // four pairs of 16-bit floats: scale, offset (or 0)
};
struct At { // of the four blocks; the last ones may be the same block again
    const std::uint8_t* b[4];
};

SEQ_AVX512 inline __m128i load16(const std::uint8_t* p)
{
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}
inline int load4(const std::uint8_t* p)
{
    int v;
    std::memcpy(&v, p, 4);
    return v;
}
inline int load2(const std::uint8_t* p)
{
    std::uint16_t v;
    std::memcpy(&v, p, 2);
    return v;
}

SEQ_AVX512 inline __m512i sixteens(const At& at, int offset)
{
    __m512i v = _mm512_castsi128_si512(load16(at.b[0] + offset));
    v = _mm512_inserti32x4(v, load16(at.b[1] + offset), 1);
    v = _mm512_inserti32x4(v, load16(at.b[2] + offset), 2);
    return _mm512_inserti32x4(v, load16(at.b[3] + offset), 3);
}
SEQ_AVX512 inline __m128i pairs(const At& at)
{
    return _mm_setr_epi32(load4(at.b[0]), load4(at.b[1]), load4(at.b[2]), load4(at.b[3]));
}
SEQ_AVX512 inline __m128i singles(const At& at)
{
    return _mm_setr_epi32(load2(at.b[0]), load2(at.b[1]), load2(at.b[2]), load2(at.b[3]));
}
// Of [4 blocks, 4 dwords]: [4 dwords, 4 blocks]
SEQ_AVX512 inline __m512i turned(__m512i v)
{
    return _mm512_permutexvar_epi32(
        _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15), v);
}
SEQ_AVX512 inline void splitNibbles(__m512i q, Four& f)
{
    const __m512i low = _mm512_set1_epi8(15);
    f.first = _mm512_and_si512(q, low);
    f.second = _mm512_and_si512(_mm512_srli_epi16(q, 4), low);
}
SEQ_AVX512 inline void addFifthBits(const At& at, int offset, Four& f)
{
    const __m512i bit = _mm512_set1_epi8(16);
    std::uint64_t first = 0, second = 0;
    for (int i = 0; i < 4; ++i) {
        const auto bits = std::uint32_t(load4(at.b[i] + offset));
        first |= std::uint64_t(bits & 0xffff) << 16 * i;
        second |= std::uint64_t(bits >> 16) << 16 * i;
    }
    f.first = _mm512_or_si512(f.first, _mm512_maskz_mov_epi8(first, bit));
    f.second = _mm512_or_si512(f.second, _mm512_maskz_mov_epi8(second, bit));
}

// kBias: how much higher the codes are taken than the format says; kOffset: blocks carry offsets;
// kHalves: codes of 16 and 16, not 32 in a row.
struct Q4_0 {
    static constexpr int kBytes = 18, kBias = 8;
    static constexpr bool kOffset = false, kHalves = true, kPacked = true;
    SEQ_AVX512 static Four read(const At& at)
    {
        return {turned(sixteens(at, 2)), _mm512_setzero_si512(), singles(at)};
    }
};
struct Q4_1 {
    static constexpr int kBytes = 20, kBias = 0;
    static constexpr bool kOffset = true, kHalves = true, kPacked = true;
    SEQ_AVX512 static Four read(const At& at)
    {
        return {turned(sixteens(at, 4)), _mm512_setzero_si512(), pairs(at)};
    }
    // Blocks are whole words: two loads hold all 80 bytes.
    SEQ_AVX512 static Four readRun(const std::uint8_t* p)
    {
        const __m512i a = _mm512_loadu_si512(p), b = _mm512_loadu_si512(p + 16);
        const __m512i codes = _mm512_permutex2var_epi32(
            a, _mm512_setr_epi32(1, 6, 11, 28, 2, 7, 12, 29, 3, 8, 13, 30, 4, 9, 14, 31), b);
        return {codes, _mm512_setzero_si512(),
            _mm512_castsi512_si128(_mm512_permutexvar_epi32(
                _mm512_setr_epi32(0, 5, 10, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), a))};
    }
};
struct Q5_0 {
    static constexpr int kBytes = 22, kBias = 16;
    static constexpr bool kOffset = false, kHalves = true, kPacked = false;
    SEQ_AVX512 static Four read(const At& at)
    {
        Four f;
        splitNibbles(sixteens(at, 6), f);
        addFifthBits(at, 2, f);
        f.halves = singles(at);
        return f;
    }
};
struct Q5_1 {
    static constexpr int kBytes = 24, kBias = 0;
    static constexpr bool kOffset = true, kHalves = true, kPacked = false;
    SEQ_AVX512 static Four read(const At& at)
    {
        Four f;
        splitNibbles(sixteens(at, 8), f);
        addFifthBits(at, 4, f);
        f.halves = pairs(at);
        return f;
    }
};

} // namespace seq::stored
