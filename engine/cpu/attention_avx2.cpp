// No Eigen here: see ARCHITECTURE 3.
#if defined(__x86_64__)
#include "engine/cpu/attention_tiles.h"

#include <immintrin.h>
#include <limits>

#define SEQ_AVX2 __attribute__((target("avx2,fma")))

namespace seq {

namespace {

// R rows by two vectors of columns, kept in registers over the whole depth.
template <int R>
SEQ_AVX2 void block(const float* a, std::int64_t aStride, int depth, const float* b, int n,
    float* c, std::int64_t cStride, bool add)
{
    __m256 sums[R][2];
    for (int r = 0; r < R; ++r)
        for (int v = 0; v < 2; ++v)
            sums[r][v] = add ? _mm256_loadu_ps(c + r * cStride + 8 * v) : _mm256_setzero_ps();
    for (int i = 0; i < depth; ++i, b += n) {
        const __m256 b0 = _mm256_loadu_ps(b), b1 = _mm256_loadu_ps(b + 8);
        for (int r = 0; r < R; ++r) {
            const __m256 x = _mm256_set1_ps(a[r * aStride + i]);
            sums[r][0] = _mm256_fmadd_ps(x, b0, sums[r][0]);
            sums[r][1] = _mm256_fmadd_ps(x, b1, sums[r][1]);
        }
    }
    for (int r = 0; r < R; ++r)
        for (int v = 0; v < 2; ++v)
            _mm256_storeu_ps(c + r * cStride + 8 * v, sums[r][v]);
}

SEQ_AVX2 void product(const float* a, std::int64_t aStride, int rows, int depth, const float* b,
    int n, float* c, std::int64_t cStride, bool add)
{
    int r = 0;
    for (; r + 6 <= rows; r += 6)
        for (int j = 0; j < n; j += 16)
            block<6>(a + r * aStride, aStride, depth, b + j, n, c + r * cStride + j, cStride, add);
    for (; r < rows; ++r)
        for (int j = 0; j < n; j += 16)
            block<1>(a + r * aStride, aStride, depth, b + j, n, c + r * cStride + j, cStride, add);
}

SEQ_AVX2 inline float sumOf(__m256 v)
{
    __m128 s = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    s = _mm_add_ps(s, _mm_movehl_ps(s, s));
    return _mm_cvtss_f32(_mm_add_ss(s, _mm_shuffle_ps(s, s, 1)));
}

// 2^x: the polynomial of exp2Of in attention_plain.cpp. Below -126: 0; a NaN stays one.
SEQ_AVX2 inline __m256 exp2Of(__m256 given)
{
    const __m256 keep = _mm256_cmp_ps(given, _mm256_set1_ps(-126), _CMP_NLE_UQ);
    const __m256 x = _mm256_min_ps(_mm256_set1_ps(127), given); // a NaN comes from the second
    const __m256 whole = _mm256_round_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    const __m256 t = _mm256_sub_ps(x, whole);
    constexpr float factors[] = {1.5252733804e-5f, 1.5403530394e-4f, 1.3333558146e-3f,
        9.6181291076e-3f, 5.5504108665e-2f, 2.4022650696e-1f, 6.9314718056e-1f, 1.f};
    __m256 p = _mm256_set1_ps(factors[0]);
    for (int i = 1; i < 8; ++i)
        p = _mm256_fmadd_ps(p, t, _mm256_set1_ps(factors[i]));
    const __m256i power = _mm256_slli_epi32(
        _mm256_add_epi32(_mm256_cvtps_epi32(whole), _mm256_set1_epi32(127)), 23);
    return _mm256_and_ps(keep, _mm256_mul_ps(p, _mm256_castsi256_ps(power)));
}

SEQ_AVX2 void exponentials(float* scores, float shift)
{
    for (int j = 0; j < kTileKeys; j += 8)
        _mm256_storeu_ps(
            scores + j, exp2Of(_mm256_sub_ps(_mm256_loadu_ps(scores + j), _mm256_set1_ps(shift))));
}

SEQ_AVX2 float softmax(float* scores, RunningSoftmax& state)
{
    __m256 most = _mm256_loadu_ps(scores);
    for (int j = 8; j < kTileKeys; j += 8)
        most = _mm256_max_ps(most, _mm256_loadu_ps(scores + j));
    alignas(32) float lanes[8];
    _mm256_store_ps(lanes, most);
    float m = state.m;
    for (float lane : lanes)
        m = lane > m ? lane : m;
    if (m == -std::numeric_limits<float>::infinity()) {
        for (int j = 0; j < kTileKeys; j += 8)
            _mm256_storeu_ps(scores + j, _mm256_setzero_ps());
        return 1;
    }
    exponentials(scores, m);
    __m256 sum = _mm256_setzero_ps();
    for (int j = 0; j < kTileKeys; j += 8)
        sum = _mm256_add_ps(sum, _mm256_loadu_ps(scores + j));
    const float before = m == state.m ? 1 : _mm256_cvtss_f32(exp2Of(_mm256_set1_ps(state.m - m)));
    state = {m, state.z * before + sumOf(sum)};
    return before;
}

SEQ_AVX2 void scale(float* values, std::int64_t n, float factor)
{
    for (std::int64_t i = 0; i < n; i += 8) // n: whole columns of 16
        _mm256_storeu_ps(
            values + i, _mm256_mul_ps(_mm256_loadu_ps(values + i), _mm256_set1_ps(factor)));
}

} // namespace

const AttentionTiles kAttentionAvx2{product, softmax, exponentials, scale, packKeysPlain, nullptr};

} // namespace seq
#endif
