// No Eigen here: see ARCHITECTURE 3.
#if defined(__x86_64__)
#include "engine/cpu/attention_tiles.h"
#include "engine/cpu/avx512.h"

#include <limits>

namespace seq {

namespace {

// R rows by V vectors of columns, kept in registers over the whole depth.
template <int R, int V>
SEQ_AVX512 void block(const float* a, std::int64_t aStride, int depth, const float* b, int n,
    float* c, std::int64_t cStride, bool add)
{
    __m512 sums[R][V];
    for (int r = 0; r < R; ++r)
        for (int v = 0; v < V; ++v)
            sums[r][v] = add ? _mm512_loadu_ps(c + r * cStride + 16 * v) : _mm512_setzero_ps();
    for (int i = 0; i < depth; ++i, b += n) {
        __m512 row[V];
        for (int v = 0; v < V; ++v) {
            row[v] = _mm512_loadu_ps(b + 16 * v);
            // few queries wait for memory
            if (R <= 3) __builtin_prefetch(b + 32 * n + 16 * v);
        }
        for (int r = 0; r < R; ++r) {
            const __m512 x = _mm512_set1_ps(a[r * aStride + i]);
            for (int v = 0; v < V; ++v)
                sums[r][v] = _mm512_fmadd_ps(x, row[v], sums[r][v]);
        }
    }
    for (int r = 0; r < R; ++r)
        for (int v = 0; v < V; ++v)
            _mm512_storeu_ps(c + r * cStride + 16 * v, sums[r][v]);
}

template <int R>
SEQ_AVX512 void columns(const float* a, std::int64_t aStride, int depth, const float* b, int n,
    float* c, std::int64_t cStride, bool add)
{
    int j = 0;
    for (; j + 64 <= n; j += 64)
        block<R, 4>(a, aStride, depth, b + j, n, c + j, cStride, add);
    for (; j < n; j += 16)
        block<R, 1>(a, aStride, depth, b + j, n, c + j, cStride, add);
}

SEQ_AVX512 void product(const float* a, std::int64_t aStride, int rows, int depth, const float* b,
    int n, float* c, std::int64_t cStride, bool add)
{
    int r = 0;
    for (; r + 6 <= rows; r += 6)
        columns<6>(a + r * aStride, aStride, depth, b, n, c + r * cStride, cStride, add);
    for (; r + 3 <= rows; r += 3)
        columns<3>(a + r * aStride, aStride, depth, b, n, c + r * cStride, cStride, add);
    for (; r < rows; ++r)
        columns<1>(a + r * aStride, aStride, depth, b, n, c + r * cStride, cStride, add);
}

// 2^x: the polynomial of exp2Of in attention_plain.cpp. Below -126: 0; a NaN stays one.
SEQ_AVX512 inline __m512 exp2Of(__m512 x)
{
    const __mmask16 keep = _mm512_cmp_ps_mask(x, _mm512_set1_ps(-126), _CMP_NLE_UQ);
    const __m512 whole = _mm512_roundscale_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    const __m512 t = _mm512_sub_ps(x, whole);
    constexpr float factors[] = {1.5252733804e-5f, 1.5403530394e-4f, 1.3333558146e-3f,
        9.6181291076e-3f, 5.5504108665e-2f, 2.4022650696e-1f, 6.9314718056e-1f, 1.f};
    __m512 p = _mm512_set1_ps(factors[0]);
    for (int i = 1; i < 8; ++i)
        p = _mm512_fmadd_ps(p, t, _mm512_set1_ps(factors[i]));
    return _mm512_maskz_scalef_ps(keep, p, whole);
}

SEQ_AVX512 void exponentials(float* scores, float shift)
{
    for (int j = 0; j < kTileKeys; j += 16)
        _mm512_storeu_ps(
            scores + j, exp2Of(_mm512_sub_ps(_mm512_loadu_ps(scores + j), _mm512_set1_ps(shift))));
}

SEQ_AVX512 float softmax(float* scores, RunningSoftmax& state)
{
    __m512 s[4];
    for (int i = 0; i < 4; ++i)
        s[i] = _mm512_loadu_ps(scores + 16 * i);
    const __m512 most = _mm512_max_ps(_mm512_max_ps(s[0], s[1]), _mm512_max_ps(s[2], s[3]));
    const float tileMost = _mm512_reduce_max_ps(most);
    const float m = tileMost > state.m ? tileMost : state.m;
    const __m512 none = _mm512_setzero_ps();
    if (m == -std::numeric_limits<float>::infinity()) {
        for (int i = 0; i < 4; ++i)
            _mm512_storeu_ps(scores + 16 * i, none);
        return 1;
    }
    for (int i = 0; i < 4; ++i) {
        s[i] = exp2Of(_mm512_sub_ps(s[i], _mm512_set1_ps(m)));
        _mm512_storeu_ps(scores + 16 * i, s[i]);
    }
    const __m512 sum = _mm512_add_ps(_mm512_add_ps(s[0], s[1]), _mm512_add_ps(s[2], s[3]));
    float before = 1;
    if (m != state.m) before = _mm512_cvtss_f32(exp2Of(_mm512_set1_ps(state.m - m)));
    state = {m, state.z * before + _mm_cvtss_f32(sumOfFour(sum, none, none, none))};
    return before;
}

SEQ_AVX512 void scale(float* values, std::int64_t n, float factor)
{
    const __m512 f = _mm512_set1_ps(factor); // n: whole columns of 16
    for (std::int64_t i = 0; i < n; i += 16)
        _mm512_storeu_ps(values + i, _mm512_mul_ps(_mm512_loadu_ps(values + i), f));
}

SEQ_AVX512 void packKeys(
    const float* keys, std::int64_t stride, int count, int d, float* out, int first)
{
    if (d % 16 != 0) return packKeysPlain(keys, stride, count, d, out, first);
    __m512i t[16];
    for (int j = 0; j < count; j += 16)
        for (int i = 0; i < d; i += 16) {
            const int rows = count - j < 16 ? count - j : 16;
            transpose16(keys + j * stride + i, stride * 4, rows, t);
            for (int c = 0; c < 16; ++c)
                _mm512_mask_storeu_epi32(
                    out + (i + c) * kTileKeys + first + j, __mmask16((1 << rows) - 1), t[c]);
        }
}

// 16 keys at a time, turned in registers; columns of missing keys become 0.
template <int R>
SEQ_AVX512 void queriesOf(
    const float* queries, int d, const float* keys, std::int64_t stride, int count, float* out)
{
    for (int j = 0; j < kTileKeys; j += 16) {
        __m512 sums[R];
        for (int r = 0; r < R; ++r)
            sums[r] = _mm512_setzero_ps();
        for (int i = 0; i < d && j < count; i += 16) {
            __m512i t[16];
            for (int ahead = 32; ahead < 48; ++ahead)
                __builtin_prefetch(keys + (j + ahead) * stride + i);
            transpose16(keys + j * stride + i, stride * 4, count - j < 16 ? count - j : 16, t);
            for (int c = 0; c < 16; ++c)
                for (int r = 0; r < R; ++r)
                    sums[r] = _mm512_fmadd_ps(
                        _mm512_set1_ps(queries[r * d + i + c]), _mm512_castsi512_ps(t[c]), sums[r]);
        }
        for (int r = 0; r < R; ++r)
            _mm512_storeu_ps(out + r * kTileKeys + j, sums[r]);
    }
}

SEQ_AVX512 void fewQueries(const float* queries, int rows, int d, const float* keys,
    std::int64_t stride, int count, float* out)
{
    static_assert(kFewQueries == 4);
    constexpr decltype(&queriesOf<1>) of[]
        = {queriesOf<1>, queriesOf<2>, queriesOf<3>, queriesOf<4>};
    of[rows - 1](queries, d, keys, stride, count, out);
}

} // namespace

const AttentionTiles kAttentionAvx512{product, softmax, exponentials, scale, packKeys, fewQueries};

} // namespace seq
#endif
