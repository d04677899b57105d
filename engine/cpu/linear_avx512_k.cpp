// Few rows of x against blocks of 256 (K-quants), as stored.
#if defined(__x86_64__)
#include "engine/cpu/avx512.h"
#include "engine/cpu/linear_avx512.h"

#include <cstring>

namespace seq {

namespace {

struct Sums {
    __m512 products, rest; // rest: what offsets and biases add
};
struct X { // 256 activations
    const std::int8_t* codes;
    const float *scales, *sums32, *sums16;
};

inline std::uint32_t load4(const std::uint8_t* p)
{
    std::uint32_t v;
    std::memcpy(&v, p, 4);
    return v;
}
SEQ_AVX512 inline float half(const std::uint8_t* p)
{
    std::uint16_t v;
    std::memcpy(&v, p, 2);
    return _cvtsh_ss(v);
}
SEQ_AVX512 inline __m256i load32(const std::uint8_t* p)
{
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
}
SEQ_AVX512 inline __m256 bytesToFloats(std::uint32_t low, std::uint32_t high, float factor)
{
    const __m128i bytes = _mm_set_epi32(0, 0, int(high), int(low));
    return _mm256_mul_ps(_mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(bytes)), _mm256_set1_ps(factor));
}
SEQ_AVX512 inline __m512 low(__m256 v)
{
    return _mm512_insertf32x8(_mm512_setzero_ps(), v, 0);
}

// 64 unsigned codes against x; lane i of `scales`, picked by `pick`, belongs to four sums
SEQ_AVX512 inline void multiply(
    __m512i codes, const std::int8_t* x, __m512 scales, __m512i pick, Sums& s)
{
    const __m512i dot = _mm512_dpbusd_epi32(_mm512_setzero_si512(), codes, _mm512_loadu_si512(x));
    s.products
        = _mm512_fmadd_ps(_mm512_cvtepi32_ps(dot), _mm512_permutexvar_ps(pick, scales), s.products);
}

// Q4_K and Q5_K: eight groups of 32, 6-bit scales and offsets in twelve bytes.
template <bool kFive> struct Q45K {
    static constexpr int kBytes = kFive ? 176 : 144;
    SEQ_AVX512 static void add(const std::uint8_t* b, const X& x, Sums& s)
    {
        const std::uint32_t u0 = load4(b + 4), u1 = load4(b + 8), u2 = load4(b + 12);
        const std::uint32_t high = 0x0f0f0f0f, six = 0x3f3f3f3f, two = 0x03030303;
        const __m256 scales = bytesToFloats(u0 & six, (u2 & high) | (u0 >> 6 & two) << 4, half(b));
        const __m256 offsets
            = bytesToFloats(u1 & six, (u2 >> 4 & high) | (u1 >> 6 & two) << 4, -half(b + 2));
        s.rest = _mm512_add_ps(s.rest, low(_mm256_mul_ps(offsets, _mm256_loadu_ps(x.sums32))));
        const __m512 both = low(_mm256_mul_ps(scales, _mm256_loadu_ps(x.scales)));
        __m512i pick = _mm512_setr_epi32(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
        const __m512i nibble = _mm512_set1_epi8(15), bit = _mm512_set1_epi8(16);
        __m512i fifths[4] = {}; // bit 4 of each byte: the fifth bit of its code
        if (kFive) {
            const __m256i h = load32(b + 16); // bit g: of group g
            const __m512i two
                = _mm512_inserti64x4(_mm512_castsi256_si512(h), _mm256_srli_epi16(h, 1), 1);
            fifths[0] = _mm512_slli_epi16(two, 4);
            fifths[1] = _mm512_slli_epi16(two, 2);
            fifths[2] = two;
            fifths[3] = _mm512_srli_epi16(two, 2);
        }
        for (int j = 0; j < 4; ++j) {
            const __m256i q = load32(b + (kFive ? 48 : 16) + 32 * j);
            __m512i codes
                = _mm512_inserti64x4(_mm512_castsi256_si512(q), _mm256_srli_epi16(q, 4), 1);
            codes = _mm512_and_si512(codes, nibble);
            if (kFive) codes = _mm512_or_si512(codes, _mm512_and_si512(fifths[j], bit));
            multiply(codes, x.codes + 64 * j, both, pick, s);
            pick = _mm512_add_epi32(pick, _mm512_set1_epi32(2));
        }
    }
};

// Q6_K: sixteen groups of 16 with 8-bit scales; codes are taken 32 higher.
struct Q6K {
    static constexpr int kBytes = 210;
    SEQ_AVX512 static void add(const std::uint8_t* b, const X& x, Sums& s)
    {
        const __m128i scaleBytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(b + 192));
        const __m512 scales = _mm512_mul_ps(
            _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(scaleBytes)), _mm512_set1_ps(half(b + 208)));
        const __m512 sums = _mm512_mul_ps(_mm512_loadu_ps(x.sums16), _mm512_set1_ps(-32));
        s.rest = _mm512_fmadd_ps(scales, sums, s.rest);
        const __m512i twice = _mm512_setr_epi32(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7);
        const __m512 both = _mm512_mul_ps(scales,
            _mm512_permutexvar_ps(twice, _mm512_castps256_ps512(_mm256_loadu_ps(x.scales))));
        __m512i pick = _mm512_setr_epi32(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
        const __m512i nibble = _mm512_set1_epi8(15), high = _mm512_set1_epi8(0x30),
                      four = _mm512_set1_epi32(4);
        for (int h = 0; h < 2; ++h) {
            const __m512i q = _mm512_loadu_si512(b + 64 * h);
            const __m256i bits = load32(b + 128 + 32 * h);
            const __m512i two
                = _mm512_inserti64x4(_mm512_castsi256_si512(bits), _mm256_srli_epi16(bits, 2), 1);
            const __m512i first = _mm512_or_si512(
                _mm512_and_si512(q, nibble), _mm512_and_si512(_mm512_slli_epi16(two, 4), high));
            const __m512i second = _mm512_or_si512(
                _mm512_and_si512(_mm512_srli_epi16(q, 4), nibble), _mm512_and_si512(two, high));
            multiply(first, x.codes + 128 * h, both, pick, s);
            pick = _mm512_add_epi32(pick, four);
            multiply(second, x.codes + 128 * h + 64, both, pick, s);
            pick = _mm512_add_epi32(pick, four);
        }
    }
};

// kRows weight rows against row r of q.
template <class Q, int kRows>
SEQ_AVX512 void weightRows(const std::uint8_t* w, const QuantisedRows& q, std::int64_t r, float* y)
{
    const std::int64_t blocks = q.in / 256;
    Sums sums[4];
    for (Sums& s : sums)
        s.products = s.rest = _mm512_setzero_ps();
    for (std::int64_t b = 0; b < blocks; ++b) {
        const std::int64_t at = r * q.blocks + 8 * b;
        const X x{q.codes.data() + r * q.stride + 256 * b, q.scales.data() + at,
            q.sums32.data() + at, q.sums16.data() + 2 * at};
        for (int o = 0; o < kRows; ++o)
            Q::add(w + (o * blocks + b) * Q::kBytes, x, sums[o]);
    }
    __m512 totals[4];
    for (int o = 0; o < 4; ++o)
        totals[o] = _mm512_add_ps(sums[o].products, sums[o].rest);
    const __m128 ys = sumOfFour(totals[0], totals[1], totals[2], totals[3]);
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
    const std::int64_t rowBytes = q.in / 256 * Q::kBytes;
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

bool storedKAvx512(
    Dtype t, const std::byte* w, int outs, const QuantisedRows& q, float* y, std::int64_t yStride)
{
    switch (t) {
    case Dtype::Q4_K:
        all<Q45K<false>>(w, outs, q, y, yStride);
        return true;
    case Dtype::Q5_K:
        all<Q45K<true>>(w, outs, q, y, yStride);
        return true;
    case Dtype::Q6_K:
        all<Q6K>(w, outs, q, y, yStride);
        return true;
    default:
        return false;
    }
}

} // namespace seq
#endif
