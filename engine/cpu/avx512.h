#pragma once
// GCC 12's own header leaves "undefined" operands uninitialised on purpose and warns of it (105593)
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <cstdint>
#include <immintrin.h>

// For the files with AVX-512 kernels only.
#define SEQ_AVX512                                                                                 \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma,f16c")))

namespace seq {

// The sums over the lanes of four vectors, each in the same fixed order.
SEQ_AVX512 inline __m128 sumOfFour(__m512 a, __m512 b, __m512 c, __m512 d)
{
    const __m512 all[4] = {a, b, c, d};
    __m128 s[4];
    for (int i = 0; i < 4; ++i) {
        const __m256 half
            = _mm256_add_ps(_mm512_castps512_ps256(all[i]), _mm512_extractf32x8_ps(all[i], 1));
        s[i] = _mm_add_ps(_mm256_castps256_ps128(half), _mm256_extractf128_ps(half, 1));
    }
    const __m128 ab = _mm_add_ps(_mm_unpacklo_ps(s[0], s[1]), _mm_unpackhi_ps(s[0], s[1]));
    const __m128 cd = _mm_add_ps(_mm_unpacklo_ps(s[2], s[3]), _mm_unpackhi_ps(s[2], s[3]));
    return _mm_add_ps(_mm_movelh_ps(ab, cd), _mm_movehl_ps(cd, ab));
}

// The first `rows` of 16 rows of 64 bytes, `stride` bytes apart (the others: zeros), as 16 columns
// of 4 bytes.
SEQ_AVX512 inline void transpose16(
    const void* from, std::int64_t stride, int rows, __m512i (&out)[16])
{
    __m512i a[16], b[16];
    for (int i = 0; i < 16; ++i)
        a[i] = i < rows ? _mm512_loadu_si512(static_cast<const char*>(from) + i * stride)
                        : _mm512_setzero_si512();
    for (int i = 0; i < 16; i += 2) {
        b[i] = _mm512_unpacklo_epi32(a[i], a[i + 1]);
        b[i + 1] = _mm512_unpackhi_epi32(a[i], a[i + 1]);
    }
    for (int i = 0; i < 16; i += 4)
        for (int j = 0; j < 2; ++j) {
            a[i + 2 * j] = _mm512_unpacklo_epi64(b[i + j], b[i + 2 + j]);
            a[i + 2 * j + 1] = _mm512_unpackhi_epi64(b[i + j], b[i + 2 + j]);
        }
    // a[4 g + c] holds columns c, c + 4, c + 8, c + 12 of the rows 4 g … 4 g + 3
    for (int c = 0; c < 4; ++c) {
        const __m512i r0 = _mm512_shuffle_i32x4(a[c], a[4 + c], 0x88),
                      r1 = _mm512_shuffle_i32x4(a[c], a[4 + c], 0xdd);
        const __m512i r2 = _mm512_shuffle_i32x4(a[8 + c], a[12 + c], 0x88);
        const __m512i r3 = _mm512_shuffle_i32x4(a[8 + c], a[12 + c], 0xdd);
        out[c] = _mm512_shuffle_i32x4(r0, r2, 0x88);
        out[c + 4] = _mm512_shuffle_i32x4(r1, r3, 0x88);
        out[c + 8] = _mm512_shuffle_i32x4(r0, r2, 0xdd);
        out[c + 12] = _mm512_shuffle_i32x4(r1, r3, 0xdd);
    }
}

} // namespace seq
