#pragma once
#include <bit>
#include <cstdint>

namespace seq {

// e^x to 2 units in the last place, in a form that compilers turn into vector instructions:
// x = n ln 2 + r, a polynomial for e^r, and n put into the exponent. Beyond ±87 it stays there.
[[gnu::always_inline]] inline float exponential(float x)
{
    x = x < -87.0f ? -87.0f : x;
    x = x > 87.0f ? 87.0f : x;
    constexpr float kShift = 12582912; // 1.5 · 2^23: adding it rounds to a whole number
    const float shifted = x * 1.44269504f + kShift;
    const float n = shifted - kShift;
    const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
    float p = 1.9875691e-4f;
    p = p * r + 1.3981999e-3f;
    p = p * r + 8.3334519e-3f;
    p = p * r + 4.1665796e-2f;
    p = p * r + 1.6666665e-1f;
    p = p * r + 0.5f;
    const float mantissa = p * r * r + r + 1;
    const std::uint32_t exponent = std::bit_cast<std::uint32_t>(shifted) + 127;
    return mantissa * std::bit_cast<float>(exponent << 23);
}

} // namespace seq
