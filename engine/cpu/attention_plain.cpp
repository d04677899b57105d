#include "engine/cpu/attention_tiles.h"

#include <Eigen/Core>
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace seq {

namespace {

using Lanes = Eigen::Array<float, 8, 1>;
using LanesAt = Eigen::Map<Lanes>;
using ConstLanesAt = Eigen::Map<const Lanes>;

template <int R>
void block(const float* a, std::int64_t aStride, int depth, const float* b, int n, float* c,
    std::int64_t cStride, bool add)
{
    Lanes sums[R];
    for (int r = 0; r < R; ++r) {
        if (add)
            sums[r] = LanesAt(c + r * cStride);
        else
            sums[r].setZero();
    }
    for (int i = 0; i < depth; ++i) {
        const ConstLanesAt row(b + std::int64_t(i) * n);
        for (int r = 0; r < R; ++r)
            sums[r] += row * a[r * aStride + i];
    }
    for (int r = 0; r < R; ++r)
        LanesAt(c + r * cStride) = sums[r];
}

void product(const float* a, std::int64_t aStride, int rows, int depth, const float* b, int n,
    float* c, std::int64_t cStride, bool add)
{
    int r = 0;
    for (; r + 4 <= rows; r += 4)
        for (int j = 0; j < n; j += 8)
            block<4>(a + r * aStride, aStride, depth, b + j, n, c + r * cStride + j, cStride, add);
    for (; r < rows; ++r)
        for (int j = 0; j < n; j += 8)
            block<1>(a + r * aStride, aStride, depth, b + j, n, c + r * cStride + j, cStride, add);
}

// 2^x for x <= 0: Cody-Waite split and a polynomial of degree 7 on [-1/2, 1/2], error 1e-7.
float exp2Of(float x)
{
    if (!(x > -126)) return x <= -126 ? 0 : x; // a NaN stays one
    x = std::min(x, 127.f);
    const float whole = (x + 12582912.f) - 12582912.f;
    const float t = x - whole;
    float p = 1.5252733804e-5f;
    p = p * t + 1.5403530394e-4f;
    p = p * t + 1.3333558146e-3f;
    p = p * t + 9.6181291076e-3f;
    p = p * t + 5.5504108665e-2f;
    p = p * t + 2.4022650696e-1f;
    p = p * t + 6.9314718056e-1f;
    p = p * t + 1.f;
    return p * std::bit_cast<float>((std::int32_t(whole) + 127) << 23);
}

void exponentials(float* scores, float shift)
{
    for (int j = 0; j < kTileKeys; ++j)
        scores[j] = exp2Of(scores[j] - shift);
}

float softmax(float* scores, RunningSoftmax& state)
{
    float m = state.m;
    for (int j = 0; j < kTileKeys; ++j)
        m = std::max(m, scores[j]);
    if (m == -std::numeric_limits<float>::infinity()) {
        std::fill(scores, scores + kTileKeys, 0.f);
        return 1;
    }
    const float before = exp2Of(state.m - m);
    exponentials(scores, m);
    Lanes sum = Lanes::Zero();
    for (int j = 0; j < kTileKeys; j += 8)
        sum += LanesAt(scores + j);
    state = {m, state.z * before + sum.sum()};
    return before;
}

void scale(float* values, std::int64_t n, float factor)
{
    Eigen::Map<Eigen::ArrayXf>(values, n) *= factor;
}

} // namespace

void packKeysPlain(const float* keys, std::int64_t stride, int count, int d, float* out, int first)
{
    for (int j = 0; j < count; ++j)
        for (int i = 0; i < d; ++i)
            out[i * kTileKeys + first + j] = keys[j * stride + i];
}

const AttentionTiles kAttentionPlain{product, softmax, exponentials, scale, packKeysPlain, nullptr};

} // namespace seq
