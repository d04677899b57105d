// Few rows of x: reads each stored block once, so that memory sets the pace.
#if defined(__x86_64__)
#include "engine/cpu/linear_avx512.h"
#include "engine/cpu/linear_avx512_blocks.h"

#include <vector>

namespace seq {

namespace {

using namespace stored;

struct Iq4Nl {
    static constexpr int kBytes = 18, kBias = 128;
    static constexpr bool kOffset = false, kHalves = true, kPacked = false;
    SEQ_AVX512 static Four read(const At& at)
    {
        Four f;
        splitNibbles(sixteens(at, 2), f);
        const __m512i table
            = _mm512_broadcast_i32x4(_mm_setr_epi8(1, 24, 45, 63, 79, 93, 106, 118, char(129),
                char(141), char(153), char(166), char(181), char(197), char(217), char(241)));
        f.first = _mm512_shuffle_epi8(table, f.first);
        f.second = _mm512_shuffle_epi8(table, f.second);
        f.halves = singles(at);
        return f;
    }
};
struct Q8_0 {
    static constexpr int kBytes = 34, kBias = 128;
    static constexpr bool kOffset = false, kHalves = false, kPacked = false;
    SEQ_AVX512 static __m512i two(const std::uint8_t* a, const std::uint8_t* b)
    {
        const __m512i v
            = _mm512_castsi256_si512(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + 2)));
        return _mm512_xor_si512(
            _mm512_inserti64x4(v, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + 2)), 1),
            _mm512_set1_epi8(-128));
    }
    SEQ_AVX512 static Four read(const At& at)
    {
        return {two(at.b[0], at.b[1]), two(at.b[2], at.b[3]), singles(at)};
    }
};

// Four blocks one behind the other, or at the end of a row: blocks beyond it are the last one
// again, against zeros.
template <class Q>
SEQ_AVX512 inline Four readFour(const std::uint8_t* row, std::int64_t b, std::int64_t blocks)
{
    const std::uint8_t* p = row + b * Q::kBytes;
    if constexpr (requires { Q::readRun(p); })
        if (b + 4 <= blocks) return Q::readRun(p);
    At at;
    for (int i = 0; i < 4; ++i)
        at.b[i] = row + (b + i < blocks ? b + i : blocks - 1) * Q::kBytes;
    return Q::read(at);
}

// Of two vectors that hold dwords [4 blocks, 8], those of one half of each block as [4, 4 blocks].
template <int half> SEQ_AVX512 inline __m512i byDword(__m512i a, __m512i b)
{
    constexpr int h = 4 * half;
    return _mm512_permutex2var_epi32(a,
        _mm512_setr_epi32(h, h + 8, h + 16, h + 24, h + 1, h + 9, h + 17, h + 25, h + 2, h + 10,
            h + 18, h + 26, h + 3, h + 11, h + 19, h + 27),
        b);
}
// The quarters of four vectors: out[j] holds the j-th of each.
SEQ_AVX512 inline void quarters(const __m512i (&a)[4], __m512i* out)
{
    const __m512i t0 = _mm512_shuffle_i32x4(a[0], a[1], 0x44),
                  t1 = _mm512_shuffle_i32x4(a[2], a[3], 0x44),
                  t2 = _mm512_shuffle_i32x4(a[0], a[1], 0xee),
                  t3 = _mm512_shuffle_i32x4(a[2], a[3], 0xee);
    out[0] = _mm512_shuffle_i32x4(t0, t1, 0x88);
    out[1] = _mm512_shuffle_i32x4(t0, t1, 0xdd);
    out[2] = _mm512_shuffle_i32x4(t2, t3, 0x88);
    out[3] = _mm512_shuffle_i32x4(t2, t3, 0xdd);
}

// Four blocks of four weight rows; a lane belongs to one block of one row: [4 rows, 4 blocks].
struct Weights {
    __m512i dwords[8]; // the codes of a block, four at a time
    __m512 scales, offsets;
};
template <class Q> SEQ_AVX512 inline Weights weightsOf(const Four (&f)[4])
{
    Weights w;
    __m512i first[4], second[4];
    for (int o = 0; o < 4; ++o) {
        if (Q::kPacked) {
            first[o] = f[o].first;
            continue;
        }
        first[o] = Q::kHalves ? turned(f[o].first) : byDword<0>(f[o].first, f[o].second);
        second[o] = Q::kHalves ? turned(f[o].second) : byDword<1>(f[o].first, f[o].second);
    }
    quarters(first, w.dwords);
    if (Q::kPacked) {
        const __m512i low = _mm512_set1_epi8(15);
        for (int j = 0; j < 4; ++j) {
            w.dwords[4 + j] = _mm512_and_si512(_mm512_srli_epi16(w.dwords[j], 4), low);
            w.dwords[j] = _mm512_and_si512(w.dwords[j], low);
        }
    } else {
        quarters(second, w.dwords + 4);
    }
    __m512i halves = _mm512_castsi128_si512(f[0].halves);
    halves = _mm512_inserti32x4(halves, f[1].halves, 1);
    halves = _mm512_inserti32x4(halves, f[2].halves, 2);
    halves = _mm512_inserti32x4(halves, f[3].halves, 3);
    w.scales = _mm512_cvtph_ps(_mm512_cvtepi32_epi16(halves));
    w.offsets = Q::kOffset ? _mm512_cvtph_ps(_mm512_cvtepi32_epi16(_mm512_srli_epi32(halves, 16)))
                           : w.scales;
    return w;
}

// Four blocks of one row of x, dword by dword; a dword's four stand as often as weight rows meet
// them: kTimes = 4 spares loads, where that many bytes stay cached.
template <int kTimes> struct alignas(kTimes == 1 ? 32 : 64) FourX {
    std::int8_t dwords[8][16 * kTimes]; // [8, 4 blocks] of four codes
    float scales[4];
    float sums[4]; // against the offsets (or the scales: -bias times the sum)

    SEQ_AVX512 void put(int first, __m512i four) // dwords first to first + 3
    {
        if constexpr (kTimes == 1) return _mm512_storeu_si512(dwords[first], four);
        _mm512_storeu_si512(dwords[first], _mm512_shuffle_i32x4(four, four, 0x00));
        _mm512_storeu_si512(dwords[first + 1], _mm512_shuffle_i32x4(four, four, 0x55));
        _mm512_storeu_si512(dwords[first + 2], _mm512_shuffle_i32x4(four, four, 0xaa));
        _mm512_storeu_si512(dwords[first + 3], _mm512_shuffle_i32x4(four, four, 0xff));
    }
    SEQ_AVX512 __m512i dword(int j) const
    {
        if constexpr (kTimes == 4) return _mm512_loadu_si512(dwords[j]);
        return _mm512_broadcast_i32x4(_mm_load_si128(reinterpret_cast<const __m128i*>(dwords[j])));
    }
};
template <class Q, class X>
SEQ_AVX512 void arrange(const QuantisedRows& q, std::int64_t row, int rows, X* out)
{
    for (std::int64_t b = 0; b < q.in / 32; b += 4)
        for (int r = 0; r < rows; ++r, ++out) {
            const std::int8_t* codes = q.codes.data() + (row + r) * q.stride + 32 * b;
            const __m512i x0 = _mm512_loadu_si512(codes), x1 = _mm512_loadu_si512(codes + 64);
            out->put(0, byDword<0>(x0, x1));
            out->put(4, byDword<1>(x0, x1));
            const std::int64_t at = (row + r) * q.blocks + b;
            _mm_store_ps(out->scales, _mm_loadu_ps(q.scales.data() + at));
            const __m128 bias = _mm_set1_ps(Q::kOffset ? 1.f : float(-Q::kBias));
            _mm_store_ps(out->sums, _mm_mul_ps(_mm_loadu_ps(q.sums32.data() + at), bias));
        }
}

template <class X> SEQ_AVX512 inline __m512 step(const Weights& w, const X& x, __m512 sum)
{
    __m512i dot = _mm512_setzero_si512();
    for (int j = 0; j < 8; ++j)
        dot = _mm512_dpbusd_epi32(dot, w.dwords[j], x.dword(j));
    const __m512 scale = _mm512_mul_ps(w.scales, _mm512_broadcast_f32x4(_mm_load_ps(x.scales)));
    sum = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot), scale, sum);
    return _mm512_fmadd_ps(w.offsets, _mm512_broadcast_f32x4(_mm_load_ps(x.sums)), sum);
}

// Sums [4 weight rows, 4 lanes] become one each, the lanes always added in one order. `outs` of
// them.
SEQ_AVX512 inline void storeOne(__m512 sums, int outs, float* y)
{
    const __m512 pairs = _mm512_add_ps(sums, _mm512_permute_ps(sums, 0xb1));
    const __m512 all = _mm512_add_ps(pairs, _mm512_permute_ps(pairs, 0x4e));
    const __m512i firsts = _mm512_setr_epi32(0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    _mm512_mask_storeu_ps(y, __mmask16((1u << outs) - 1), _mm512_permutexvar_ps(firsts, all));
}
// The same of four rows of x, together.
SEQ_AVX512 inline void storeFour(const __m512* sums, int outs, float* y, std::int64_t yStride)
{
    const __m512 a = _mm512_add_ps(
        _mm512_shuffle_ps(sums[0], sums[1], 0x88), _mm512_shuffle_ps(sums[0], sums[1], 0xdd));
    const __m512 b = _mm512_add_ps(
        _mm512_shuffle_ps(sums[2], sums[3], 0x88), _mm512_shuffle_ps(sums[2], sums[3], 0xdd));
    const __m512 all = _mm512_add_ps(_mm512_shuffle_ps(a, b, 0x88), _mm512_shuffle_ps(a, b, 0xdd));
    const __m512 rows = _mm512_castsi512_ps(turned(_mm512_castps_si512(all)));
    const auto kept = __mmask8((1u << outs) - 1);
    _mm_mask_storeu_ps(y, kept, _mm512_castps512_ps128(rows));
    _mm_mask_storeu_ps(y + yStride, kept, _mm512_extractf32x4_ps(rows, 1));
    _mm_mask_storeu_ps(y + 2 * yStride, kept, _mm512_extractf32x4_ps(rows, 2));
    _mm_mask_storeu_ps(y + 3 * yStride, kept, _mm512_extractf32x4_ps(rows, 3));
}

// Four weight rows against R rows of x [fours, R]: each block is unpacked once. A sum has one
// order, whatever R is.
template <class Q, int R, class X>
SEQ_AVX512 void fourRows(const std::uint8_t* const (&w)[4], const X* x, std::int64_t blocks,
    int outs, float* y, std::int64_t yStride)
{
    __m512 sums[R];
#pragma GCC unroll 8
    for (int r = 0; r < R; ++r) // not by a call of memset
        sums[r] = _mm512_setzero_ps();
    for (std::int64_t b = 0; b < blocks; b += 4, x += R) {
        fetchAhead(w[0] + 4 * b * Q::kBytes, 16 * Q::kBytes);
        const Four fours[4] = {readFour<Q>(w[0], b, blocks), readFour<Q>(w[1], b, blocks),
            readFour<Q>(w[2], b, blocks), readFour<Q>(w[3], b, blocks)};
        const Weights weights = weightsOf<Q>(fours);
        for (int r = 0; r < R; ++r)
            sums[r] = step(weights, x[r], sums[r]);
    }
    if constexpr (R % 4 == 0)
        for (int r = 0; r < R; r += 4)
            storeFour(sums + r, outs, y + r * yStride, yStride);
    else
        for (int r = 0; r < R; ++r)
            storeOne(sums[r], outs, y + r * yStride);
}

template <class Q, int R, class X>
SEQ_AVX512 void arrangedRows(const std::byte* w, int outs, const QuantisedRows& q, std::int64_t row,
    float* y, std::int64_t yStride)
{
    const std::int64_t blocks = q.in / 32, rowBytes = blocks * Q::kBytes;
    thread_local std::vector<X> x;
    x.resize(std::size_t((blocks + 3) / 4 * R));
    arrange<Q>(q, row, R, x.data());
    for (int o = 0; o < outs; o += 4) {
        const auto* first = reinterpret_cast<const std::uint8_t*>(w) + o * rowBytes;
        const int count = outs - o < 4 ? outs - o : 4;
        const std::uint8_t* rows[4];
        for (int i = 0; i < 4; ++i)
            rows[i] = first + (i < count ? i : 0) * rowBytes;
        fourRows<Q, R>(rows, x.data(), blocks, count, y + row * yStride + o, yStride);
    }
}
template <class Q, int R>
void someRows(const std::byte* w, int outs, const QuantisedRows& q, std::int64_t row, float* y,
    std::int64_t yStride)
{
    if constexpr (R == 8) {
        constexpr std::int64_t kCached = 24576; // three quarters of a small first cache
        if ((q.in + 127) / 128 * R * std::int64_t(sizeof(FourX<4>)) <= kCached)
            return arrangedRows<Q, R, FourX<4>>(w, outs, q, row, y, yStride);
    }
    arrangedRows<Q, R, FourX<1>>(w, outs, q, row, y, yStride);
}

template <class Q>
void all(const std::byte* w, int outs, const QuantisedRows& q, float* y, std::int64_t yStride)
{
    std::int64_t r = 0;
    for (; r + 8 <= q.rows; r += 8)
        someRows<Q, 8>(w, outs, q, r, y, yStride);
    for (; r + 4 <= q.rows; r += 4)
        someRows<Q, 4>(w, outs, q, r, y, yStride);
    for (; r + 2 <= q.rows; r += 2)
        someRows<Q, 2>(w, outs, q, r, y, yStride);
    for (; r < q.rows; ++r)
        someRows<Q, 1>(w, outs, q, r, y, yStride);
}

} // namespace

bool storedAvx512(
    Dtype t, const std::byte* w, int outs, const QuantisedRows& q, float* y, std::int64_t yStride)
{
    switch (t) {
    case Dtype::Q8_0:
        all<Q8_0>(w, outs, q, y, yStride);
        return true;
    case Dtype::Q4_0:
        all<Q4_0>(w, outs, q, y, yStride);
        return true;
    case Dtype::Q4_1:
        all<Q4_1>(w, outs, q, y, yStride);
        return true;
    case Dtype::Q5_0:
        all<Q5_0>(w, outs, q, y, yStride);
        return true;
    case Dtype::Q5_1:
        all<Q5_1>(w, outs, q, y, yStride);
        return true;
    case Dtype::IQ4_NL:
        all<Iq4Nl>(w, outs, q, y, yStride);
        return true;
    default:
        return storedKAvx512(t, w, outs, q, y, yStride);
    }
}

} // namespace seq
#endif
