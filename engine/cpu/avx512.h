#pragma once
// GCC 12's own header leaves "undefined" operands uninitialised on purpose and warns of it (105593)
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>

// For the files with AVX-512 kernels only.
#define SEQ_AVX512 \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma,f16c")))

namespace seq {

// The sums over the lanes of four vectors, each in the same fixed order.
SEQ_AVX512 inline __m128 sumOfFour(__m512 a, __m512 b, __m512 c, __m512 d)
{
    const __m512 all[4] = {a, b, c, d};
    __m128 s[4];
    for (int i = 0; i < 4; ++i) {
        const __m256 half = _mm256_add_ps(_mm512_castps512_ps256(all[i]), _mm512_extractf32x8_ps(all[i], 1));
        s[i] = _mm_add_ps(_mm256_castps256_ps128(half), _mm256_extractf128_ps(half, 1));
    }
    const __m128 ab = _mm_add_ps(_mm_unpacklo_ps(s[0], s[1]), _mm_unpackhi_ps(s[0], s[1]));
    const __m128 cd = _mm_add_ps(_mm_unpacklo_ps(s[2], s[3]), _mm_unpackhi_ps(s[2], s[3]));
    return _mm_add_ps(_mm_movelh_ps(ab, cd), _mm_movehl_ps(cd, ab));
}

} // namespace seq
