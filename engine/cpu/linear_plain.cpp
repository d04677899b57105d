#include "engine/cpu/linear_tiles.h"

#include <Eigen/Core>
#include <bit>
#include <cmath>

namespace seq {

namespace {

using Lanes = Eigen::Array<float, 8, 1>;
using LanesAt = Eigen::Map<const Lanes>;

// R x O outputs at once. Eight running sums an output, added up in one fixed order at the end.
template <int R, int O>
void block(const float* x, std::int64_t xStride, const float* w, std::int64_t wStride,
    std::int64_t n, float* y, std::int64_t yStride)
{
    Lanes sums[R][O];
    for (auto& row : sums)
        for (Lanes& s : row)
            s.setZero();
    const std::int64_t whole = n / 8 * 8;
    for (std::int64_t i = 0; i < whole; i += 8)
        for (int r = 0; r < R; ++r)
            for (int o = 0; o < O; ++o)
                sums[r][o] += LanesAt(x + r * xStride + i) * LanesAt(w + o * wStride + i);
    for (int r = 0; r < R; ++r)
        for (int o = 0; o < O; ++o) {
            float sum = sums[r][o].sum();
            for (std::int64_t i = whole; i < n; ++i)
                sum += x[r * xStride + i] * w[o * wStride + i];
            y[r * yStride + o] = sum;
        }
}

void floats(const float* x, std::int64_t xStride, int rows, const float* w, std::int64_t wStride,
    int outs, std::int64_t n, float* y, std::int64_t yStride)
{
    int r = 0;
    for (; r + 2 <= rows; r += 2) {
        int o = 0;
        for (; o + 2 <= outs; o += 2)
            block<2, 2>(x + r * xStride, xStride, w + o * wStride, wStride, n, y + r * yStride + o,
                yStride);
        if (o < outs)
            block<2, 1>(x + r * xStride, xStride, w + o * wStride, wStride, n, y + r * yStride + o,
                yStride);
    }
    if (r == rows) return;
    int o = 0;
    for (; o + 4 <= outs; o += 4)
        block<1, 4>(
            x + r * xStride, xStride, w + o * wStride, wStride, n, y + r * yStride + o, yStride);
    for (; o < outs; ++o)
        block<1, 1>(
            x + r * xStride, xStride, w + o * wStride, wStride, n, y + r * yStride + o, yStride);
}

int dot(const std::int8_t* a, const std::int8_t* b, int n)
{
    int sum = 0;
    for (int i = 0; i < n; ++i)
        sum += int(a[i]) * int(b[i]);
    return sum;
}

float unpacked(const UnpackedRow& w, const QuantisedRows& q, std::int64_t r)
{
    const std::int8_t* codes = q.codes.data() + r * q.stride;
    const float* scales = q.scales.data() + r * q.blocks;
    const float* sums
        = w.group == 32 ? q.sums32.data() + r * q.blocks : q.sums16.data() + 2 * r * q.blocks;
    float total = 0;
    for (std::int64_t g = 0; g < q.in / w.group; ++g) {
        const int product = dot(w.codes + g * w.group, codes + g * w.group, w.group);
        total += w.scales[g] * scales[g * w.group / 32] * float(product);
        if (w.offsets) total += w.offsets[g] * sums[g];
    }
    return total;
}

} // namespace

void quantisePlain(const float* x, std::int64_t r, QuantisedRows& q)
{
    for (std::int64_t b = 0; b < q.in / 32; ++b) {
        const float* from = x + 32 * b;
        std::uint32_t largest = 0; // of the bits without sign: a NaN outranks all
        for (int i = 0; i < 32; ++i)
            largest = std::max(largest, std::bit_cast<std::uint32_t>(from[i]) & 0x7fffffffu);
        const float scale = std::bit_cast<float>(largest) / 127;
        const float inverse = std::isfinite(scale) && scale > 0 ? 1 / scale : 0;
        std::int8_t* codes = q.codes.data() + r * q.stride + 32 * b;
        int sums[2] = {0, 0};
        for (int i = 0; i < 32; ++i) {
            // adding 1.5 * 2^23 rounds to the nearest integer, ties to even
            const float product = inverse > 0 ? from[i] * inverse : 0;
            codes[i] = std::int8_t(std::bit_cast<std::int32_t>(product + 12582912.f) - 0x4b400000);
            sums[i / 16] += codes[i];
        }
        q.scales[std::size_t(r * q.blocks + b)] = scale;
        q.sums16[std::size_t((r * q.blocks + b) * 2)] = scale * float(sums[0]);
        q.sums16[std::size_t((r * q.blocks + b) * 2 + 1)] = scale * float(sums[1]);
        q.sums32[std::size_t(r * q.blocks + b)] = scale * float(sums[0] + sums[1]);
    }
}

const LinearTiles kLinearPlain{floats, quantisePlain, unpacked, nullptr, nullptr};

} // namespace seq
