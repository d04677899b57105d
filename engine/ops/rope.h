#pragma once
#include "engine/tensor/tensor.h"

#include <span>
#include <vector>

namespace seq {

enum class RopePairing : std::uint8_t { Halves, Interleaved }; // (i, i + d/2) or (2i, 2i + 1)

// How a model stretches its rotary frequencies to contexts it was not first trained on
// (specification 0.1). original: the context length before stretching.
struct RopeScaling {
    enum Kind : std::uint8_t { None, Linear, Llama3, Yarn } kind = None;
    double factor = 1, original = 0;
    double low = 1, high = 4; // Llama3
    double betaFast = 32, betaSlow = 1; // Yarn
    double attention = 0; // of cos and sin; 0: as the kind defines
    bool operator==(const RopeScaling&) const = default;
};

// Rotary positions. The first `width` elements of a head turn, the others stay.
class Rope {
public:
    // width: even. divisors: of the frequencies, [width / 2], or none (GGUF: rope_freqs.weight).
    Rope(int width, double base, RopePairing, RopeScaling = {},
        std::span<const float> divisors = {});
    int width() const { return int(frequencies_.size()) * 2; }
    RopePairing pairing() const { return pairing_; }
    std::span<const double> frequencies() const { return frequencies_; } // radians a position
    double attentionFactor() const { return attention_; }

    // cos and sin of every position, [rows, width / 2, 2]; angles in double precision. To turn back
    // keys that were stored rotated, turn by the difference: positions may be negative; a
    // difference must not be scaled by the attention factor twice, so `difference` leaves it out.
    Tensor angles(std::span<const int> positions, bool difference = false, Device = {}) const;
    // x [rows, heads, d] F32, dense, turned by such angles; the whole in one step:
    Tensor turn(const Tensor& x, const Tensor& angles) const;
    Tensor turn(const Tensor& x, std::span<const int> positions) const;

private:
    std::vector<double> frequencies_;
    double attention_ = 1;
    RopePairing pairing_;
};

} // namespace seq
