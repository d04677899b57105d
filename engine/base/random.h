#pragma once
#include <array>
#include <cstdint>

namespace seq {

// Philox 4x32-10 (Salmon et al. 2011): four words for each counter and key.
using PhiloxCounter = std::array<std::uint32_t, 4>;
PhiloxCounter philox(PhiloxCounter, std::array<std::uint32_t, 2> key);

// Counter-based (Philox 4x32-10, Salmon et al. 2011): the n-th number depends on seed, stream
// and n alone, so runs repeat whatever ran before them or beside them.
class Rng {
public:
    explicit Rng(std::uint64_t seed = 0, std::uint64_t stream = 0);
    std::uint32_t bits();
    std::uint64_t below(std::uint64_t n); // uniform in [0, n), unbiased
    double uniform(); // [0, 1), 53 bits
    double normal(); // mean 0, variance 1
    std::uint64_t seed() const { return seed_; }
    Rng split(std::uint64_t stream) const; // independent numbers from the same seed

private:
    std::uint64_t seed_, stream_, counter_ = 0;
    std::array<std::uint32_t, 4> block_{};
    int left_ = 0;
};

} // namespace seq
