#pragma once
#include "engine/text/unigram.h"

#include <cmath>

namespace seq {

// Sums of scores as they are compared and kept (0.5), and when a word's best path can be used again
// behind another text. Kept sums between two powers of two lie on one grid. A sum that stays
// between them is rounded by an amount that does not depend on where it stands there, unless it
// lies halfway between two points of the grid (then the even one is taken): so neither does the
// best path.
template <ScoreSum S> class ScoreBinade {
public:
    explicit ScoreBinade(double score)
        : score_(score)
    {
        std::frexp(score, &exponent_);
        halfStep_ = std::ldexp(1.0, exponent_ - kDigits - 1);
    }
    int exponent() const { return exponent_; }
    // Sums down to score - reach stay between the same powers of two.
    bool holds(double reach) const
    {
        int other = 0;
        std::frexp(score_ - reach - 64 * halfStep_, &other); // and what rounding may add
        return score_ < 0 && exponent_ > 0 && exponent_ < 256 && other == exponent_;
    }
    static double compared(double from, double add)
    {
        return S == ScoreSum::F32 ? double(float(from + add)) : from + add;
    }
    static double kept(double sum) { return S == ScoreSum::F64 ? sum : double(float(sum)); }
    bool ties(double from, double add) const
    {
        const double sum = from + add;
        if constexpr (S == ScoreSum::F64) { // what the addition lost, exactly (Knuth's two-sum)
            const double added = sum - from;
            return std::abs((from - (sum - added)) + (add - added)) == halfStep_;
        } else {
            return std::abs(sum - double(float(sum))) == halfStep_;
        }
    }

private:
    static constexpr int kDigits = S == ScoreSum::F64 ? 53 : 24;
    double score_, halfStep_;
    int exponent_ = 0;
};

} // namespace seq
