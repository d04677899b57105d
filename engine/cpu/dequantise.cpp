#include "engine/cpu/dequantise.h"

#include "engine/base/error.h"
#include "engine/cpu/isa.h"

#include <bit>
#include <cstring>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace seq {

namespace {

constexpr std::int8_t kNonLinear4[16]
    = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};

// Where the parts of one block go.
struct Out {
    std::int8_t* codes;
    float* scales;
    float* offsets;
};

float halfAt(const std::uint8_t* p)
{
    return halfToFloat(std::uint16_t(p[0] | p[1] << 8));
}

// Sixteen bytes hold 32 nibbles: the low ones are the first half.
void nibbles(const std::uint8_t* q, int minus, std::int8_t* codes)
{
    for (int j = 0; j < 16; ++j) {
        codes[j] = std::int8_t((q[j] & 15) - minus);
        codes[j + 16] = std::int8_t((q[j] >> 4) - minus);
    }
}

void fifthBits(const std::uint8_t* high, std::int8_t* codes)
{
    for (int j = 0; j < 32; ++j)
        codes[j] = std::int8_t(codes[j] + ((high[j / 8] >> j % 8 & 1) << 4));
}

void q8_0(const std::uint8_t* b, Out o)
{
    o.scales[0] = halfAt(b);
    std::memcpy(o.codes, b + 2, 32);
}

void q4_0(const std::uint8_t* b, Out o)
{
    o.scales[0] = halfAt(b);
    nibbles(b + 2, 8, o.codes);
}

void q4_1(const std::uint8_t* b, Out o)
{
    o.scales[0] = halfAt(b);
    o.offsets[0] = halfAt(b + 2);
    nibbles(b + 4, 0, o.codes);
}

void q5_0(const std::uint8_t* b, Out o)
{
    o.scales[0] = halfAt(b);
    nibbles(b + 6, 16, o.codes);
    fifthBits(b + 2, o.codes);
}

void q5_1(const std::uint8_t* b, Out o)
{
    o.scales[0] = halfAt(b);
    o.offsets[0] = halfAt(b + 2);
    nibbles(b + 8, 0, o.codes);
    fifthBits(b + 4, o.codes);
}

void q2_k(const std::uint8_t* b, Out o)
{
    const float d = halfAt(b + 80), least = halfAt(b + 82);
    for (int g = 0; g < 16; ++g) {
        o.scales[g] = d * float(b[g] & 15);
        o.offsets[g] = -(least * float(b[g] >> 4));
    }
    for (int g = 0; g < 8; ++g)
        for (int i = 0; i < 32; ++i)
            o.codes[32 * g + i] = std::int8_t(b[16 + g / 4 * 32 + i] >> g % 4 * 2 & 3);
}

void q3_k(const std::uint8_t* b, Out o)
{
    const std::uint8_t* packed = b + 96;
    const float d = halfAt(b + 108);
    for (int g = 0; g < 16; ++g) {
        const int low = g < 8 ? packed[g] & 15 : packed[g - 8] >> 4;
        const int high = packed[8 + g % 4] >> g / 4 * 2 & 3;
        o.scales[g] = d * float((low | high << 4) - 32);
    }
    for (int g = 0; g < 8; ++g)
        for (int i = 0; i < 32; ++i) {
            const int low = b[32 + g / 4 * 32 + i] >> g % 4 * 2 & 3;
            o.codes[32 * g + i] = std::int8_t(low - 4 + ((b[i] >> g & 1) << 2));
        }
}

// Eight 6-bit scales and eight 6-bit offsets in twelve bytes.
void scalesOf4And5(const std::uint8_t* b, Out o)
{
    const float d = halfAt(b), least = halfAt(b + 2);
    const std::uint8_t* p = b + 4;
    for (int g = 0; g < 8; ++g) {
        const int scale = g < 4 ? p[g] & 63 : (p[g + 4] & 15) | (p[g - 4] >> 6) << 4;
        const int offset = g < 4 ? p[g + 4] & 63 : p[g + 4] >> 4 | (p[g] >> 6) << 4;
        o.scales[g] = d * float(scale);
        o.offsets[g] = -(least * float(offset));
    }
}

void q4_k(const std::uint8_t* b, Out o)
{
    scalesOf4And5(b, o);
    for (int g = 0; g < 8; ++g)
        for (int i = 0; i < 32; ++i)
            o.codes[32 * g + i] = std::int8_t(b[16 + g / 2 * 32 + i] >> g % 2 * 4 & 15);
}

void q5_k(const std::uint8_t* b, Out o)
{
    scalesOf4And5(b, o);
    for (int g = 0; g < 8; ++g)
        for (int i = 0; i < 32; ++i) {
            const int low = b[48 + g / 2 * 32 + i] >> g % 2 * 4 & 15;
            o.codes[32 * g + i] = std::int8_t(low | (b[16 + i] >> g & 1) << 4);
        }
}

void q6_k(const std::uint8_t* b, Out o)
{
    const float d = halfAt(b + 208);
    for (int g = 0; g < 16; ++g)
        o.scales[g] = d * float(std::int8_t(b[192 + g]));
    for (int g = 0; g < 8; ++g)
        for (int i = 0; i < 32; ++i) {
            const int half = g / 4, quarter = g % 4;
            const int low = b[half * 64 + quarter % 2 * 32 + i] >> quarter / 2 * 4 & 15;
            const int high = b[128 + half * 32 + i] >> quarter * 2 & 3;
            o.codes[32 * g + i] = std::int8_t((low | high << 4) - 32);
        }
}

void tabled(const std::uint8_t* q, std::int8_t* codes)
{
    for (int j = 0; j < 16; ++j) {
        codes[j] = kNonLinear4[q[j] & 15];
        codes[j + 16] = kNonLinear4[q[j] >> 4];
    }
}

void iq4_nl(const std::uint8_t* b, Out o)
{
    o.scales[0] = halfAt(b);
    tabled(b + 2, o.codes);
}

void iq4_xs(const std::uint8_t* b, Out o)
{
    const float d = halfAt(b);
    const int high = b[2] | b[3] << 8;
    for (int g = 0; g < 8; ++g) {
        const int scale = (b[4 + g / 2] >> g % 2 * 4 & 15) | (high >> 2 * g & 3) << 4;
        o.scales[g] = d * float(scale - 32);
        tabled(b + 8 + 16 * g, o.codes + 32 * g);
    }
}

struct Unpacker {
    BlockForm form;
    void (*block)(const std::uint8_t*, Out);
};

const Unpacker& unpacker(Dtype t)
{
    static constexpr Unpacker table[]
        = {{{32, false}, q8_0}, {{32, false}, q4_0}, {{32, true}, q4_1}, {{32, false}, q5_0},
            {{32, true}, q5_1}, {{16, true}, q2_k}, {{16, false}, q3_k}, {{32, true}, q4_k},
            {{32, true}, q5_k}, {{16, false}, q6_k}, {{32, false}, iq4_nl}, {{32, false}, iq4_xs}};
    SEQ_ASSERT(isQuantised(t));
    return table[int(t) - int(Dtype::Q8_0)];
}

void dequantiseBlocks(Dtype t, const std::byte* row, float* out, std::int64_t n)
{
    const Unpacker& u = unpacker(t);
    const DtypeInfo& size = info(t);
    const auto* b = reinterpret_cast<const std::uint8_t*>(row);
    std::int8_t codes[256];
    float scales[16], offsets[16] = {};
    for (std::int64_t i = 0; i < n; i += size.blockElements, b += size.blockBytes) {
        u.block(b, {codes, scales, offsets});
        for (int j = 0; j < size.blockElements; j += 16) {
            const float scale = scales[j / u.form.group], offset = offsets[j / u.form.group];
            for (int k = 0; k < 16; ++k)
                out[i + j + k] = scale * float(codes[j + k]);
            if (!u.form.offset) continue; // nothing is added: -0 stays -0
            for (int k = 0; k < 16; ++k)
                out[i + j + k] += offset;
        }
    }
}

void halvesPlain(const std::byte* row, float* out, std::int64_t n)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(row);
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = halfAt(bytes + 2 * i);
}

#if defined(__x86_64__)
__attribute__((target("avx2,f16c"))) void halvesFast(
    const std::byte* row, float* out, std::int64_t n)
{
    const std::int64_t whole = n / 8 * 8;
    for (std::int64_t i = 0; i < whole; i += 8)
        _mm256_storeu_ps(out + i,
            _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(row + 2 * i))));
    halvesPlain(row + 2 * whole, out + whole, n - whole);
}
#else
constexpr auto halvesFast = halvesPlain;
#endif

} // namespace

BlockForm blockForm(Dtype t)
{
    return unpacker(t).form;
}

void unpackRow(Dtype t, const std::byte* row, std::int64_t n, std::int8_t* codes, float* scales,
    float* offsets)
{
    const Unpacker& u = unpacker(t);
    const DtypeInfo& size = info(t);
    const int groups = size.blockElements / u.form.group;
    const auto* b = reinterpret_cast<const std::uint8_t*>(row);
    for (std::int64_t i = 0; i < n; i += size.blockElements, b += size.blockBytes) {
        u.block(b, {codes + i, scales, offsets});
        scales += groups;
        if (u.form.offset) offsets += groups;
    }
}

void dequantiseRow(Dtype t, const std::byte* row, float* out, std::int64_t n)
{
    if (t == Dtype::F32) {
        std::memcpy(out, row, std::size_t(n) * sizeof(float));
    } else if (t == Dtype::F16) {
        static const bool fast = activeIsa() != Isa::Plain;
        (fast ? halvesFast : halvesPlain)(row, out, n);
    } else if (t == Dtype::BF16) {
        for (std::int64_t i = 0; i < n; ++i) {
            std::uint16_t bits;
            std::memcpy(&bits, row + 2 * i, 2);
            const std::uint32_t wide = std::uint32_t(bits) << 16;
            std::memcpy(out + i, &wide, 4);
        }
    } else {
        dequantiseBlocks(t, row, out, n);
    }
}

float halfToFloat(std::uint16_t bits)
{
    const std::uint32_t sign = std::uint32_t(bits & 0x8000) << 16, rest = bits & 0x7fff;
    if (rest >= 0x7c00) // infinities and NaN keep an all-ones exponent
        return std::bit_cast<float>(sign | 0x7f800000u | (rest & 0x3ff) << 13);
    // 2^112 moves the exponent's bias; it also makes half's subnormals exact
    const float magnitude = std::bit_cast<float>(rest << 13) * 0x1p112f;
    return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(magnitude));
}

std::uint16_t floatToHalf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = std::uint16_t(bits >> 16 & 0x8000);
    const std::uint32_t rest = bits & 0x7fffffff;
    if (rest > 0x7f800000) return std::uint16_t(sign | 0x7e00);
    if (rest >= 0x477ff000) return std::uint16_t(sign | 0x7c00); // rounds beyond 65504
    if (rest < 0x38800000) { // subnormal: the addition rounds to multiples of 2^-24
        const float shifted = std::bit_cast<float>(rest) + 0.5f;
        return std::uint16_t(sign | (std::bit_cast<std::uint32_t>(shifted) - 0x3f000000));
    }
    const std::uint32_t rounded = rest + 0xfff + (rest >> 13 & 1);
    return std::uint16_t(sign | (rounded - 0x38000000) >> 13);
}

} // namespace seq
