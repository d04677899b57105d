#pragma once
#include <cstdint>
#include <cuda_runtime.h>

namespace seq::cuda {

// The first word of philox() of base/random.h, for a draw's place: decode/sampler.h.
__device__ inline std::uint32_t philoxWord(std::uint32_t index, std::uint32_t step,
    std::uint32_t sequence, std::uint32_t stream, std::uint32_t keyLow, std::uint32_t keyHigh)
{
    std::uint32_t x[4] = {index, step, sequence, stream}, key[2] = {keyLow, keyHigh};
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t(0xD2511F53u) * x[0];
        const std::uint64_t b = std::uint64_t(0xCD9E8D57u) * x[2];
        const std::uint32_t next[4] = {std::uint32_t(b >> 32) ^ x[1] ^ key[0], std::uint32_t(b),
            std::uint32_t(a >> 32) ^ x[3] ^ key[1], std::uint32_t(a)};
        for (int i = 0; i < 4; ++i)
            x[i] = next[i];
        key[0] += 0x9E3779B9u;
        key[1] += 0xBB67AE85u;
    }
    return x[0];
}

// -ln(-ln u) of a word's u = (k + 0.5) / 2^24, as chosenToken() of ops/token_choice.h draws it. In
// float32 the upper half of all u has no room for the 0.5, and the last would be 1: there by 1 - u.
__device__ inline float gumbelOf(std::uint32_t word)
{
    const std::uint32_t twice = 2 * (word >> 8) + 1; // of 2^25, odd
    constexpr std::uint32_t kAll = 1u << 25;
    const float log = twice < kAll / 2 ? logf(float(twice) * 0x1p-25f)
                                       : log1pf(-float(kAll - twice) * 0x1p-25f);
    return -logf(-log);
}

} // namespace seq::cuda
