// Many rows of x: a panel of weights is unpacked into cache, then meets all rows in registers.
#if defined(__x86_64__)
#include "engine/cpu/avx512.h"
#include "engine/cpu/dequantise.h"
#include "engine/cpu/linear_avx512.h"

#include <algorithm>
#include <cstring>

namespace seq {

namespace {

// How much higher codes are taken than the format says, so that all are unsigned.
int biasOf(Dtype t)
{
    switch (t) {
    case Dtype::Q4_0:
        return 8;
    case Dtype::Q5_0:
        return 16;
    case Dtype::Q3_K:
        return 4;
    case Dtype::Q6_K:
        return 32;
    case Dtype::Q8_0:
    case Dtype::IQ4_NL:
    case Dtype::IQ4_XS:
        return 128;
    default:
        return 0;
    }
}

// Weights of kPanel outputs: lane o of a vector belongs to output o.
struct Panel {
    std::vector<std::uint8_t> codes; // [in / 4, kPanel, 4]
    std::vector<float> scales, offsets; // [in / group, kPanel]
    std::vector<std::int8_t> rowCodes; // [kPanel, stride], as unpacked
    std::vector<float> rowScales, rowOffsets; // [kPanel, groups, padded to 16]
    int group = 32;
};

SEQ_AVX512 void transposeTo(const void* from, std::int64_t stride, void* out, std::int64_t step)
{
    __m512i t[16];
    transpose16(from, stride, 16, t);
    for (int c = 0; c < 16; ++c)
        _mm512_storeu_si512(static_cast<char*>(out) + c * step, t[c]);
}

// rows [kPanel, padded] of floats, into columns [padded, kPanel]
SEQ_AVX512 void transposeFloats(
    const std::vector<float>& rows, std::int64_t padded, std::vector<float>& out)
{
    for (int half = 0; half < 2; ++half)
        for (std::int64_t g = 0; g < padded; g += 16)
            transposeTo(rows.data() + 16 * half * padded + g, padded * 4,
                out.data() + g * kPanel + 16 * half, kPanel * 4);
}

SEQ_AVX512 void addBias(std::int8_t* codes, std::int64_t n, int bias)
{
    for (std::int64_t i = 0; i < n; i += 64)
        _mm512_storeu_si512(codes + i,
            _mm512_add_epi8(_mm512_loadu_si512(codes + i), _mm512_set1_epi8(char(bias))));
}

SEQ_AVX512 void pack(Dtype t, const std::byte* w, int outs, const QuantisedRows& q, Panel& p)
{
    const BlockForm form = blockForm(t);
    const int bias = biasOf(t);
    const std::int64_t groups = q.in / form.group, padded = (groups + 15) / 16 * 16;
    p.group = form.group;
    p.codes.resize(std::size_t(q.stride * kPanel));
    p.rowCodes.resize(p.codes.size());
    for (auto* v : {&p.scales, &p.offsets, &p.rowScales, &p.rowOffsets})
        v->resize(std::size_t(padded * kPanel));
    for (int o = 0; o < kPanel; ++o) {
        float *scales = p.rowScales.data() + o * padded,
              *offsets = p.rowOffsets.data() + o * padded;
        std::int8_t* codes = p.rowCodes.data() + o * q.stride;
        if (o >= outs || !form.offset) std::fill(offsets, offsets + padded, 0.f);
        if (o >= outs) {
            std::fill(scales, scales + padded, 0.f);
            continue;
        }
        unpackRow(t, w + o * rowBytes(t, q.in), q.in, codes, scales, offsets);
        if (bias == 0) continue;
        addBias(codes, q.stride, bias);
        for (std::int64_t g = 0; g < groups; ++g)
            offsets[g] -= float(bias) * scales[g];
    }
    for (int half = 0; half < 2; ++half)
        for (std::int64_t i = 0; i < q.stride; i += 64)
            transposeTo(p.rowCodes.data() + 16 * half * q.stride + i, q.stride,
                p.codes.data() + i * kPanel + 64 * half, kPanel * 4);
    transposeFloats(p.rowScales, padded, p.scales);
    transposeFloats(p.rowOffsets, padded, p.offsets);
}

inline int load4(const std::int8_t* p)
{
    int v;
    std::memcpy(&v, p, 4);
    return v;
}

// R rows of x against the panel: integer sums of a group, then its scales.
template <int R, int G>
SEQ_AVX512 void rowsOf(const Panel& p, const QuantisedRows& q, std::int64_t row, int outs, float* y,
    std::int64_t yStride)
{
    const std::int8_t* x = q.codes.data() + row * q.stride;
    const float* xScales = q.scales.data() + row * q.blocks;
    const float* xSums = (G == 32 ? q.sums32 : q.sums16).data() + row * q.blocks * (32 / G);
    __m512 sums[R][2];
    for (auto& s : sums)
        s[0] = s[1] = _mm512_setzero_ps();
    const std::uint8_t* w = p.codes.data();
    for (std::int64_t g = 0; g < q.in / G; ++g) {
        __m512i dots[R][2];
        for (auto& d : dots)
            d[0] = d[1] = _mm512_setzero_si512();
        for (int i = 0; i < G; i += 4, w += 4 * kPanel) {
            const __m512i w0 = _mm512_loadu_si512(w), w1 = _mm512_loadu_si512(w + 64);
            for (int r = 0; r < R; ++r) {
                const __m512i xs = _mm512_set1_epi32(load4(x + r * q.stride + g * G + i));
                dots[r][0] = _mm512_dpbusd_epi32(dots[r][0], w0, xs);
                dots[r][1] = _mm512_dpbusd_epi32(dots[r][1], w1, xs);
            }
        }
        for (int h = 0; h < 2; ++h) {
            const __m512 scale = _mm512_loadu_ps(p.scales.data() + g * kPanel + 16 * h);
            const __m512 offset = _mm512_loadu_ps(p.offsets.data() + g * kPanel + 16 * h);
            for (int r = 0; r < R; ++r) {
                const __m512 s
                    = _mm512_mul_ps(scale, _mm512_set1_ps(xScales[r * q.blocks + g * G / 32]));
                sums[r][h] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dots[r][h]), s, sums[r][h]);
                const __m512 xSum = _mm512_set1_ps(xSums[r * q.blocks * (32 / G) + g]);
                sums[r][h] = _mm512_fmadd_ps(offset, xSum, sums[r][h]);
            }
        }
    }
    const auto wanted = outs == kPanel ? 0xffffffffu : (1u << outs) - 1;
    for (int r = 0; r < R; ++r) {
        _mm512_mask_storeu_ps(y + r * yStride, __mmask16(wanted), sums[r][0]);
        if (outs > 16)
            _mm512_mask_storeu_ps(y + r * yStride + 16, __mmask16(wanted >> 16), sums[r][1]);
    }
}

template <int G>
SEQ_AVX512 void allRows(
    const Panel& p, const QuantisedRows& q, int outs, float* y, std::int64_t yStride)
{
    std::int64_t r = 0;
    for (; r + 6 <= q.rows; r += 6)
        rowsOf<6, G>(p, q, r, outs, y + r * yStride, yStride);
    for (; r + 3 <= q.rows; r += 3)
        rowsOf<3, G>(p, q, r, outs, y + r * yStride, yStride);
    for (; r < q.rows; ++r)
        rowsOf<1, G>(p, q, r, outs, y + r * yStride, yStride);
}

} // namespace

void panelAvx512(
    Dtype t, const std::byte* w, int outs, const QuantisedRows& q, float* y, std::int64_t yStride)
{
    thread_local Panel panel;
    pack(t, w, outs, q, panel);
    if (panel.group == 32)
        allRows<32>(panel, q, outs, y, yStride);
    else
        allRows<16>(panel, q, outs, y, yStride);
}

} // namespace seq
#endif
