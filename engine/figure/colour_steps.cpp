#include "engine/figure/colour_steps.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>

namespace seq {
namespace {

constexpr float kInfinite = std::numeric_limits<float>::infinity();

// Floats in their order as integers.
std::int64_t rankOf(float value)
{
    const auto bits = std::bit_cast<std::int32_t>(value);
    return bits < 0 ? std::int64_t(std::numeric_limits<std::int32_t>::min()) - bits : bits;
}
float ranked(std::int64_t rank)
{
    const auto bits = rank < 0 ? std::numeric_limits<std::int32_t>::min() - rank : rank;
    return std::bit_cast<float>(std::int32_t(bits));
}

int stepOf(const ColourScale& scale, float value)
{
    return std::min(255, int(unitOf(scale, double(value)) * 256));
}

} // namespace

ColourSteps::ColourSteps(const ColourScale& scale)
    : missing_(scale.missing)
{
    std::int64_t below = rankOf(-kInfinite);
    const std::int64_t top = rankOf(kInfinite);
    for (int i = 0; i < 256; ++i) {
        colours_[std::size_t(i)] = sample(scale.map, (i + 0.5) / 256);
        least_[std::size_t(i)] = std::numeric_limits<float>::quiet_NaN();
        if (stepOf(scale, kInfinite) < i) continue;
        std::int64_t above = top; // has the colour, or one beyond
        while (below < above) {
            const std::int64_t middle = below + (above - below) / 2;
            if (stepOf(scale, ranked(middle)) >= i)
                above = middle;
            else
                below = middle + 1;
        }
        least_[std::size_t(i)] = ranked(above);
    }
}

} // namespace seq
