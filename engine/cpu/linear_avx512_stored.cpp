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
    static constexpr bool kOffset = false, kHalves = true;
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
    static constexpr bool kOffset = false, kHalves = false;
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

// Activations of the same four blocks, in the order of the codes.
struct FourX {
    __m512i first, second;
    __m128 scales;
    __m256 sums; // 0 (or -bias times the sum), sum, … against the pairs of halves
};
template <class Q>
SEQ_AVX512 inline FourX readX(const QuantisedRows& q, std::int64_t r, std::int64_t b)
{
    const std::int8_t* codes = q.codes.data() + r * q.stride + 32 * b;
    const __m512i x0 = _mm512_loadu_si512(codes), x1 = _mm512_loadu_si512(codes + 64);
    FourX x{x0, x1, _mm_loadu_ps(q.scales.data() + r * q.blocks + b), _mm256_setzero_ps()};
    if (Q::kHalves) {
        x.first = _mm512_permutex2var_epi64(x0, _mm512_setr_epi64(0, 1, 4, 5, 8, 9, 12, 13), x1);
        x.second = _mm512_permutex2var_epi64(x0, _mm512_setr_epi64(2, 3, 6, 7, 10, 11, 14, 15), x1);
    }
    const __m256 sums = _mm256_castps128_ps256(_mm_loadu_ps(q.sums32.data() + r * q.blocks + b));
    const __m256i each = _mm256_setr_epi32(0, 0, 1, 1, 2, 2, 3, 3);
    x.sums = _mm256_maskz_permutexvar_ps(Q::kOffset ? 0xaa : 0x55, each, sums);
    if (!Q::kOffset) x.sums = _mm256_mul_ps(x.sums, _mm256_set1_ps(float(-Q::kBias)));
    return x;
}

// Four blocks one behind the other.
template <class Q> SEQ_AVX512 inline Four readRun(const std::uint8_t* p)
{
    if constexpr (requires { Q::readRun(p); }) return Q::readRun(p);
    return Q::read({{p, p + Q::kBytes, p + 2 * Q::kBytes, p + 3 * Q::kBytes}});
}

// The scales of the activations, spread over the lanes of `first` and `second` (of both: first).
struct Spread {
    __m512 first, second;
};
template <class Q> SEQ_AVX512 inline Spread spread(__m128 scales)
{
    const __m512 xs = _mm512_castps128_ps512(scales);
    if (Q::kHalves) {
        const __m512i of4 = _mm512_setr_epi32(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
        return {_mm512_permutexvar_ps(of4, xs), _mm512_setzero_ps()};
    }
    const __m512i of8 = _mm512_setr_epi32(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
    return {_mm512_permutexvar_ps(of8, xs),
        _mm512_permutexvar_ps(_mm512_add_epi32(of8, _mm512_set1_epi32(2)), xs)};
}

// Of the weights, as they meet any row: their scales spread the same way.
struct FourW {
    __m512i first, second;
    Spread scales;
    __m256 halves; // scale, offset, scale, offset …
};
template <class Q> SEQ_AVX512 inline FourW readW(const Four& f)
{
    const __m256 halves = _mm256_cvtph_ps(f.halves);
    const __m128 scales = _mm256_castps256_ps128(
        _mm256_permutevar8x32_ps(halves, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6)));
    return {f.first, f.second, spread<Q>(scales), halves};
}

template <class Q>
SEQ_AVX512 inline void step(const FourW& w, __m512i first, __m512i second, const Spread& xs,
    __m256 xSums, __m512& sum, __m256& rest)
{
    const __m512i none = _mm512_setzero_si512();
    const __m512 scale = _mm512_mul_ps(w.scales.first, xs.first);
    if (Q::kHalves) {
        const __m512i dot
            = _mm512_dpbusd_epi32(_mm512_dpbusd_epi32(none, w.first, first), w.second, second);
        sum = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot), scale, sum);
    } else {
        sum = _mm512_fmadd_ps(
            _mm512_cvtepi32_ps(_mm512_dpbusd_epi32(none, w.first, first)), scale, sum);
        sum = _mm512_fmadd_ps(_mm512_cvtepi32_ps(_mm512_dpbusd_epi32(none, w.second, second)),
            _mm512_mul_ps(w.scales.second, xs.second), sum);
    }
    rest = _mm256_fmadd_ps(w.halves, xSums, rest);
}

// Blocks beyond the row: the last one again, against zeros.
template <class Q>
SEQ_AVX512 inline Four readLast(const std::uint8_t* row, std::int64_t b, std::int64_t blocks)
{
    At at;
    for (int i = 0; i < 4; ++i)
        at.b[i] = row + (b + i < blocks ? b + i : blocks - 1) * Q::kBytes;
    return Q::read(at);
}

// kRows weight rows against row r of q.
template <class Q, int kRows>
SEQ_AVX512 void weightRows(const std::uint8_t* w, const QuantisedRows& q, std::int64_t r, float* y)
{
    const std::int64_t blocks = q.in / 32, rowBytes = blocks * Q::kBytes;
    __m512 sums[4];
    __m256 rests[4];
    for (int o = 0; o < 4; ++o) {
        sums[o] = _mm512_setzero_ps();
        rests[o] = _mm256_setzero_ps();
    }
    std::int64_t b = 0;
    for (; b + 4 <= blocks; b += 4) {
        const FourX x = readX<Q>(q, r, b);
        const Spread xs = spread<Q>(x.scales);
        for (int o = 0; o < kRows; ++o) {
            step<Q>(readW<Q>(readRun<Q>(w + o * rowBytes + b * Q::kBytes)), x.first, x.second, xs,
                x.sums, sums[o], rests[o]);
        }
    }
    if (b < blocks) {
        const FourX x = readX<Q>(q, r, b);
        const Spread xs = spread<Q>(x.scales);
        for (int o = 0; o < kRows; ++o) {
            step<Q>(readW<Q>(readLast<Q>(w + o * rowBytes, b, blocks)), x.first, x.second, xs,
                x.sums, sums[o], rests[o]);
        }
    }
    for (int o = 0; o < 4; ++o)
        sums[o] = _mm512_add_ps(sums[o], _mm512_insertf32x8(_mm512_setzero_ps(), rests[o], 0));
    const __m128 ys = sumOfFour(sums[0], sums[1], sums[2], sums[3]);
    if (kRows == 4)
        _mm_storeu_ps(y, ys);
    else
        *y = _mm_cvtss_f32(ys);
}

// Activations of several rows, arranged once for all weights: [fours, R].
struct alignas(64) Arranged {
    __m512i first, second;
    Spread scales;
    __m256 sums;
};
template <class Q>
SEQ_AVX512 void arrange(const QuantisedRows& q, std::int64_t row, int rows, Arranged* out)
{
    for (std::int64_t b = 0; b < q.in / 32; b += 4)
        for (int r = 0; r < rows; ++r) {
            const FourX x = readX<Q>(q, row + r, b);
            *out++ = {x.first, x.second, spread<Q>(x.scales), x.sums};
        }
}

// One weight row against R rows of x: the blocks are unpacked once. The same operations in the same
// order as weightRows, so the same bits.
template <class Q, int R>
SEQ_AVX512 void severalRows(
    const std::uint8_t* w, const Arranged* x, std::int64_t blocks, float* y, std::int64_t yStride)
{
    __m512 sums[R];
    __m256 rests[R];
    for (int r = 0; r < R; ++r) {
        sums[r] = _mm512_setzero_ps();
        rests[r] = _mm256_setzero_ps();
    }
    for (std::int64_t b = 0; b < blocks; b += 4, x += R) {
        const FourW four
            = readW<Q>(b + 4 <= blocks ? readRun<Q>(w + b * Q::kBytes) : readLast<Q>(w, b, blocks));
        for (int r = 0; r < R; ++r)
            step<Q>(four, x[r].first, x[r].second, x[r].scales, x[r].sums, sums[r], rests[r]);
    }
    for (int r = 0; r < R; ++r)
        sums[r] = _mm512_add_ps(sums[r], _mm512_insertf32x8(_mm512_setzero_ps(), rests[r], 0));
    for (int r = 0; r < R; r += 4) {
        alignas(16) float four[4];
        const auto of = [&](int i) { return i < R ? i : R - 1; };
        _mm_store_ps(
            four, sumOfFour(sums[of(r)], sums[of(r + 1)], sums[of(r + 2)], sums[of(r + 3)]));
        for (int i = 0; i < 4 && r + i < R; ++i)
            y[(r + i) * yStride] = four[i];
    }
}

template <class Q, int R>
SEQ_AVX512 void someRows(const std::byte* w, int outs, const QuantisedRows& q, std::int64_t row,
    float* y, std::int64_t yStride)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(w);
    const std::int64_t blocks = q.in / 32, rowBytes = blocks * Q::kBytes;
    thread_local std::vector<Arranged> x;
    x.resize(std::size_t((blocks + 3) / 4 * R));
    arrange<Q>(q, row, R, x.data());
    for (int o = 0; o < outs; ++o) {
        fetchAhead(bytes + o * rowBytes, rowBytes);
        severalRows<Q, R>(bytes + o * rowBytes, x.data(), blocks, y + row * yStride + o, yStride);
    }
}

template <class Q>
SEQ_AVX512 void oneRow(const std::byte* w, int outs, const QuantisedRows& q, std::int64_t row,
    float* y, std::int64_t yStride)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(w);
    const std::int64_t rowBytes = q.in / 32 * Q::kBytes;
    int o = 0;
    for (; o + 4 <= outs; o += 4) {
        fetchAhead(bytes + o * rowBytes, 4 * rowBytes);
        weightRows<Q, 4>(bytes + o * rowBytes, q, row, y + row * yStride + o);
    }
    for (; o < outs; ++o)
        weightRows<Q, 1>(bytes + o * rowBytes, q, row, y + row * yStride + o);
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
        oneRow<Q>(w, outs, q, r, y, yStride);
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
