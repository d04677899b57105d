// Few rows of x: reads each stored block once, so that memory sets the pace.
#if defined(__x86_64__)
#include "engine/cpu/avx512.h"
#include "engine/cpu/linear_avx512.h"

#include <cstring>

namespace seq {

namespace {

// Four consecutive blocks of 32: 4-bit and 5-bit codes stand as [16 low nibbles of each block],
// [16 high nibbles of each]; 8-bit codes as the first two blocks, the last two.
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

// kBias: how much higher the codes are taken than the format says; kOffset: blocks carry offsets.
struct Q4_0 {
    static constexpr int kBytes = 18, kBias = 8;
    static constexpr bool kOffset = false, kHalves = true;
    SEQ_AVX512 static Four read(const At& at)
    {
        Four f;
        splitNibbles(sixteens(at, 2), f);
        f.halves = singles(at);
        return f;
    }
};
struct Q4_1 {
    static constexpr int kBytes = 20, kBias = 0;
    static constexpr bool kOffset = true, kHalves = true;
    SEQ_AVX512 static Four read(const At& at)
    {
        Four f;
        splitNibbles(sixteens(at, 4), f);
        f.halves = pairs(at);
        return f;
    }
    // Blocks are whole words: two loads hold all 80 bytes.
    SEQ_AVX512 static Four readRun(const std::uint8_t* p)
    {
        const __m512i a = _mm512_loadu_si512(p), b = _mm512_loadu_si512(p + 16);
        Four f;
        splitNibbles(
            _mm512_permutex2var_epi32(
                a, _mm512_setr_epi32(1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 28, 29, 30, 31), b),
            f);
        f.halves = _mm512_castsi512_si128(_mm512_permutexvar_epi32(
            _mm512_setr_epi32(0, 5, 10, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), a));
        return f;
    }
};
struct Q5_0 {
    static constexpr int kBytes = 22, kBias = 16;
    static constexpr bool kOffset = false, kHalves = true;
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
    static constexpr bool kOffset = true, kHalves = true;
    SEQ_AVX512 static Four read(const At& at)
    {
        Four f;
        splitNibbles(sixteens(at, 8), f);
        addFifthBits(at, 4, f);
        f.halves = pairs(at);
        return f;
    }
};
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

template <class Q>
SEQ_AVX512 inline void step(const Four& f, const FourX& x, __m512& sum, __m256& rest)
{
    const __m256 halves = _mm256_cvtph_ps(f.halves); // scale, offset, scale, offset …
    const __m512 wide = _mm512_castps256_ps512(halves);
    const __m512 xs = _mm512_castps128_ps512(x.scales);
    const __m512i none = _mm512_setzero_si512();
    if (Q::kHalves) {
        const __m512i of4 = _mm512_setr_epi32(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
        const __m512i dot
            = _mm512_dpbusd_epi32(_mm512_dpbusd_epi32(none, f.first, x.first), f.second, x.second);
        const __m512 scale = _mm512_mul_ps(_mm512_permutexvar_ps(_mm512_add_epi32(of4, of4), wide),
            _mm512_permutexvar_ps(of4, xs));
        sum = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot), scale, sum);
    } else {
        const __m512i of8 = _mm512_setr_epi32(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
        const __m512i two = _mm512_set1_epi32(2), four = _mm512_set1_epi32(4);
        const __m512i twice = _mm512_add_epi32(of8, of8);
        const __m512 s0
            = _mm512_mul_ps(_mm512_permutexvar_ps(twice, wide), _mm512_permutexvar_ps(of8, xs));
        const __m512 s1 = _mm512_mul_ps(_mm512_permutexvar_ps(_mm512_add_epi32(twice, four), wide),
            _mm512_permutexvar_ps(_mm512_add_epi32(of8, two), xs));
        sum = _mm512_fmadd_ps(
            _mm512_cvtepi32_ps(_mm512_dpbusd_epi32(none, f.first, x.first)), s0, sum);
        sum = _mm512_fmadd_ps(
            _mm512_cvtepi32_ps(_mm512_dpbusd_epi32(none, f.second, x.second)), s1, sum);
    }
    rest = _mm256_fmadd_ps(halves, x.sums, rest);
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
        for (int o = 0; o < kRows; ++o) {
            step<Q>(readRun<Q>(w + o * rowBytes + b * Q::kBytes), x, sums[o], rests[o]);
        }
    }
    if (b < blocks) { // blocks beyond the row: the last one again, against zeros
        const FourX x = readX<Q>(q, r, b);
        for (int o = 0; o < kRows; ++o) {
            At at;
            for (int i = 0; i < 4; ++i)
                at.b[i] = w + o * rowBytes + (b + i < blocks ? b + i : blocks - 1) * Q::kBytes;
            step<Q>(Q::read(at), x, sums[o], rests[o]);
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

template <class Q>
SEQ_AVX512 void all(
    const std::byte* w, int outs, const QuantisedRows& q, float* y, std::int64_t yStride)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(w);
    const std::int64_t rowBytes = q.in / 32 * Q::kBytes;
    int o = 0;
    for (; o + 4 <= outs; o += 4) {
        fetchAhead(bytes + o * rowBytes, 4 * rowBytes);
        for (std::int64_t r = 0; r < q.rows; ++r)
            weightRows<Q, 4>(bytes + o * rowBytes, q, r, y + r * yStride + o);
    }
    for (; o < outs; ++o)
        for (std::int64_t r = 0; r < q.rows; ++r)
            weightRows<Q, 1>(bytes + o * rowBytes, q, r, y + r * yStride + o);
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
