#include "engine/base/random.h"

#include <cmath>
#include <numbers>

namespace seq {

PhiloxCounter philox(PhiloxCounter x, std::array<std::uint32_t, 2> key)
{
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t(0xD2511F53u) * x[0];
        const std::uint64_t b = std::uint64_t(0xCD9E8D57u) * x[2];
        x = {std::uint32_t(b >> 32) ^ x[1] ^ key[0], std::uint32_t(b),
            std::uint32_t(a >> 32) ^ x[3] ^ key[1], std::uint32_t(a)};
        key[0] += 0x9E3779B9u;
        key[1] += 0xBB67AE85u;
    }
    return x;
}

Rng::Rng(std::uint64_t seed, std::uint64_t stream)
    : seed_(seed)
    , stream_(stream)
{
}

std::uint32_t Rng::bits()
{
    if (left_ == 0) {
        block_ = philox({std::uint32_t(counter_), std::uint32_t(counter_ >> 32),
                            std::uint32_t(stream_), std::uint32_t(stream_ >> 32)},
            {std::uint32_t(seed_), std::uint32_t(seed_ >> 32)});
        ++counter_;
        left_ = 4;
    }
    return block_[std::size_t(4 - left_--)];
}

std::uint64_t Rng::below(std::uint64_t n)
{
    const std::uint64_t limit = n * (~std::uint64_t(0) / n);
    std::uint64_t x;
    do
        x = std::uint64_t(bits()) << 32 | bits();
    while (x >= limit);
    return x % n;
}

double Rng::uniform()
{
    const std::uint64_t x = std::uint64_t(bits()) << 32 | bits();
    return double(x >> 11) * 0x1p-53;
}

double Rng::normal()
{
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

Rng Rng::split(std::uint64_t stream) const
{
    return Rng(seed_, stream_ * 0x9E3779B97F4A7C15u + stream + 1);
}

} // namespace seq
