#pragma once
#include <cmath>
#include <cstdint>

namespace seq {

// What a finished beam's score is divided by (specification 1.5).
struct LengthPenalty {
    enum Form : std::uint8_t { Power, Gnmt };
    double exponent = 1;
    Form form = Power; // n^exponent, or ((5 + n) / 6)^exponent
    double divisor(int generated) const // the end token included
    {
        return std::pow(form == Power ? double(generated) : (5 + generated) / 6., exponent);
    }
};

enum class EarlyStopping : std::uint8_t {
    No, // stops where the best running beam, as long as it is now, cannot win
    Yes, // stops as soon as enough beams have ended
    Never // stops where the best running beam cannot win at any length
};

} // namespace seq
