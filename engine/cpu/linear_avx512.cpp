// Float32 products, 8-bit activations and unpacked rows. No Eigen here: see ARCHITECTURE 3.
#if defined(__x86_64__)
#include "engine/cpu/linear_avx512.h"
#include "engine/cpu/avx512.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace seq {

namespace {

// R x O outputs at once: sixteen running sums an output, added up in one fixed order at the end.
template <int R, int O>
SEQ_AVX512 void block(const float* x, std::int64_t xStride, const float* w, std::int64_t wStride,
    std::int64_t n, float* y, std::int64_t yStride)
{
    __m512 sums[R][O];
    for (auto& row : sums)
        for (__m512& s : row)
            s = _mm512_setzero_ps();
    for (std::int64_t i = 0; i < n; i += 16) {
        const __mmask16 in = n - i >= 16 ? 0xffff : __mmask16((1 << (n - i)) - 1);
        __m512 ws[O];
        for (int o = 0; o < O; ++o)
            ws[o] = _mm512_maskz_loadu_ps(in, w + o * wStride + i);
        for (int r = 0; r < R; ++r) {
            const __m512 xs = _mm512_maskz_loadu_ps(in, x + r * xStride + i);
            for (int o = 0; o < O; ++o)
                sums[r][o] = _mm512_fmadd_ps(xs, ws[o], sums[r][o]);
        }
    }
    for (int r = 0; r < R; ++r) {
        if constexpr (O == 4) {
            _mm_storeu_ps(
                y + r * yStride, sumOfFour(sums[r][0], sums[r][1], sums[r][2], sums[r][3]));
        } else {
            const __m512 none = _mm512_setzero_ps();
            for (int o = 0; o < O; ++o)
                y[r * yStride + o] = _mm_cvtss_f32(sumOfFour(sums[r][o], none, none, none));
        }
    }
}

template <int R>
SEQ_AVX512 void rowsOf(const float* x, std::int64_t xStride, const float* w, std::int64_t wStride,
    int outs, std::int64_t n, float* y, std::int64_t yStride)
{
    int o = 0;
    for (; o + 4 <= outs; o += 4)
        block<R, 4>(x, xStride, w + o * wStride, wStride, n, y + o, yStride);
    for (; o < outs; ++o)
        block<R, 1>(x, xStride, w + o * wStride, wStride, n, y + o, yStride);
}

SEQ_AVX512 void floats(const float* x, std::int64_t xStride, int rows, const float* w,
    std::int64_t wStride, int outs, std::int64_t n, float* y, std::int64_t yStride)
{
    int r = 0;
    for (; r + 5 <= rows; r += 5)
        rowsOf<5>(x + r * xStride, xStride, w, wStride, outs, n, y + r * yStride, yStride);
    for (; r + 2 <= rows; r += 2)
        rowsOf<2>(x + r * xStride, xStride, w, wStride, outs, n, y + r * yStride, yStride);
    if (r < rows)
        rowsOf<1>(x + r * xStride, xStride, w, wStride, outs, n, y + r * yStride, yStride);
}

SEQ_AVX512 void quantise(const float* x, std::int64_t r, QuantisedRows& q)
{
    const __m512i noSign = _mm512_set1_epi32(0x7fffffff);
    std::int8_t* codes = q.codes.data() + r * q.stride;
    float *scales = q.scales.data() + r * q.blocks, *sums32 = q.sums32.data() + r * q.blocks;
    float* sums16 = q.sums16.data() + 2 * r * q.blocks;
    for (std::int64_t b = 0; b < q.in / 32; ++b) {
        const __m512 x0 = _mm512_loadu_ps(x + 32 * b), x1 = _mm512_loadu_ps(x + 32 * b + 16);
        const __m512i bits = _mm512_max_epu32(_mm512_and_si512(_mm512_castps_si512(x0), noSign),
            _mm512_and_si512(_mm512_castps_si512(x1), noSign)); // a NaN outranks all
        const float scale = std::bit_cast<float>(_mm512_reduce_max_epu32(bits)) / 127;
        const bool usable = std::isfinite(scale) && scale > 0;
        const __mmask16 keep = usable ? 0xffff : 0;
        const __m512 inverse = _mm512_set1_ps(usable ? 1 / scale : 0);
        const __m512i c0 = _mm512_maskz_cvtps_epi32(keep, _mm512_mul_ps(x0, inverse));
        const __m512i c1 = _mm512_maskz_cvtps_epi32(keep, _mm512_mul_ps(x1, inverse));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(codes + 32 * b), _mm512_cvtepi32_epi8(c0));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(codes + 32 * b + 16), _mm512_cvtepi32_epi8(c1));
        const int s0 = _mm512_reduce_add_epi32(c0), s1 = _mm512_reduce_add_epi32(c1);
        scales[b] = scale;
        sums32[b] = scale * float(s0 + s1);
        sums16[2 * b] = scale * float(s0);
        sums16[2 * b + 1] = scale * float(s1);
    }
}

// (offset - 128 scale) times the sums: the codes below are taken 128 higher to be unsigned.
SEQ_AVX512 __m512 corrections(const UnpackedRow& w, const float* sums, std::int64_t groups)
{
    __m512 total = _mm512_setzero_ps();
    for (std::int64_t g = 0; g < groups; g += 16) {
        const __mmask16 in = groups - g >= 16 ? 0xffff : __mmask16((1 << (groups - g)) - 1);
        __m512 factor
            = _mm512_mul_ps(_mm512_maskz_loadu_ps(in, w.scales + g), _mm512_set1_ps(-128));
        if (w.offsets) factor = _mm512_add_ps(factor, _mm512_maskz_loadu_ps(in, w.offsets + g));
        total = _mm512_fmadd_ps(factor, _mm512_maskz_loadu_ps(in, sums + g), total);
    }
    return total;
}

SEQ_AVX512 float unpacked(const UnpackedRow& w, const QuantisedRows& q, std::int64_t r)
{
    const std::int64_t groups = q.in / w.group;
    const std::int8_t* x = q.codes.data() + r * q.stride;
    const float* sums
        = w.group == 32 ? q.sums32.data() + r * q.blocks : q.sums16.data() + 2 * r * q.blocks;
    const __m512i flip = _mm512_set1_epi8(-128);
    const __m512i of4 = _mm512_setr_epi32(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
    const __m512i of8 = _mm512_srli_epi32(of4, 1);
    const int inStep = 64 / w.group;
    __m512 total = corrections(w, sums, groups);
    for (std::int64_t i = 0, g = 0; i < q.in; i += 64, g += inStep) {
        const __mmask8 in = __mmask8((1 << std::min<std::int64_t>(groups - g, inStep)) - 1);
        const __m512i codes = _mm512_xor_si512(_mm512_loadu_si512(w.codes + i), flip);
        const __m512i dot
            = _mm512_dpbusd_epi32(_mm512_setzero_si512(), codes, _mm512_loadu_si512(x + i));
        const __m512 ws = _mm512_castps128_ps512(_mm_maskz_loadu_ps(in, w.scales + g));
        const __m512 xs = _mm512_castps128_ps512(
            _mm_maskz_loadu_ps(3, q.scales.data() + r * q.blocks + i / 32));
        const __m512 scale = _mm512_mul_ps(
            _mm512_permutexvar_ps(w.group == 32 ? of8 : of4, ws), _mm512_permutexvar_ps(of8, xs));
        total = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot), scale, total);
    }
    const __m512 none = _mm512_setzero_ps();
    return _mm_cvtss_f32(sumOfFour(total, none, none, none));
}

} // namespace

const LinearTiles kLinearAvx512{floats, quantise, unpacked, storedAvx512, panelAvx512};

} // namespace seq
#endif
