// No Eigen here: see ARCHITECTURE 3.
#if defined(__x86_64__)
#include "engine/cpu/linear_tiles.h"

#include <immintrin.h>

#define SEQ_AVX2 __attribute__((target("avx2,fma,f16c")))

namespace seq {

namespace {

SEQ_AVX2 inline float sumOf(__m256 v)
{
    __m128 s = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    s = _mm_add_ps(s, _mm_movehl_ps(s, s));
    return _mm_cvtss_f32(_mm_add_ss(s, _mm_shuffle_ps(s, s, 1)));
}

// R x O outputs at once: eight running sums an output, added up in one fixed order at the end.
template <int R, int O>
SEQ_AVX2 void block(const float* x, std::int64_t xStride, const float* w, std::int64_t wStride,
    std::int64_t n, float* y, std::int64_t yStride)
{
    __m256 sums[R][O];
    for (auto& row : sums)
        for (__m256& s : row)
            s = _mm256_setzero_ps();
    const std::int64_t whole = n / 8 * 8;
    for (std::int64_t i = 0; i < whole; i += 8) {
        __m256 ws[O];
        for (int o = 0; o < O; ++o)
            ws[o] = _mm256_loadu_ps(w + o * wStride + i);
        for (int r = 0; r < R; ++r) {
            const __m256 xs = _mm256_loadu_ps(x + r * xStride + i);
            for (int o = 0; o < O; ++o)
                sums[r][o] = _mm256_fmadd_ps(xs, ws[o], sums[r][o]);
        }
    }
    for (int r = 0; r < R; ++r)
        for (int o = 0; o < O; ++o) {
            float sum = sumOf(sums[r][o]);
            for (std::int64_t i = whole; i < n; ++i)
                sum = __builtin_fmaf(x[r * xStride + i], w[o * wStride + i], sum);
            y[r * yStride + o] = sum;
        }
}

template <int R>
SEQ_AVX2 void rowsOf(const float* x, std::int64_t xStride, const float* w, std::int64_t wStride,
    int outs, std::int64_t n, float* y, std::int64_t yStride)
{
    int o = 0;
    for (; o + 4 <= outs; o += 4)
        block<R, 4>(x, xStride, w + o * wStride, wStride, n, y + o, yStride);
    for (; o < outs; ++o)
        block<R, 1>(x, xStride, w + o * wStride, wStride, n, y + o, yStride);
}

SEQ_AVX2 void floats(const float* x, std::int64_t xStride, int rows, const float* w,
    std::int64_t wStride, int outs, std::int64_t n, float* y, std::int64_t yStride)
{
    int r = 0;
    for (; r + 2 <= rows; r += 2)
        rowsOf<2>(x + r * xStride, xStride, w, wStride, outs, n, y + r * yStride, yStride);
    if (r < rows)
        rowsOf<1>(x + r * xStride, xStride, w, wStride, outs, n, y + r * yStride, yStride);
}

// Products of 32 signed codes as eight sums of four: |w| times x with the sign of w fits 16 bits.
SEQ_AVX2 inline __m256i dot32(const std::int8_t* w, const std::int8_t* x)
{
    const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
    const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x));
    const __m256i pairs = _mm256_maddubs_epi16(_mm256_sign_epi8(a, a), _mm256_sign_epi8(b, a));
    return _mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}

SEQ_AVX2 float unpacked(const UnpackedRow& w, const QuantisedRows& q, std::int64_t r)
{
    const std::int8_t* x = q.codes.data() + r * q.stride;
    const float* xScales = q.scales.data() + r * q.blocks;
    const float* sums
        = w.group == 32 ? q.sums32.data() + r * q.blocks : q.sums16.data() + 2 * r * q.blocks;
    __m256 total = _mm256_setzero_ps();
    float rest = 0;
    for (std::int64_t b = 0; b < q.in / 32; ++b) {
        const __m256 scale = w.group == 32
            ? _mm256_set1_ps(w.scales[b])
            : _mm256_set_m128(_mm_set1_ps(w.scales[2 * b + 1]), _mm_set1_ps(w.scales[2 * b]));
        const __m256 dot = _mm256_cvtepi32_ps(dot32(w.codes + 32 * b, x + 32 * b));
        total = _mm256_fmadd_ps(dot, _mm256_mul_ps(scale, _mm256_set1_ps(xScales[b])), total);
    }
    for (std::int64_t g = 0; w.offsets && g < q.in / w.group; ++g)
        rest += w.offsets[g] * sums[g];
    return sumOf(total) + rest;
}

} // namespace

const LinearTiles kLinearAvx2{floats, quantisePlain, unpacked, nullptr, nullptr};

} // namespace seq
#endif
