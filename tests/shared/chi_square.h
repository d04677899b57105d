#pragma once
#include <cmath>
#include <vector>

namespace seq {

// Upper tail of the chi-square distribution: the regularised incomplete gamma function Q(k/2, x/2)
// by its series, or by its continued fraction beyond the mean.
inline double chiSquareTail(double x, double degrees)
{
    const double a = degrees / 2, z = x / 2;
    if (z <= 0) return 1;
    const double factor = std::exp(-z + a * std::log(z) - std::lgamma(a));
    if (z < a + 1) {
        double term = 1 / a, sum = term;
        for (int n = 1; n < 1000 && term > sum * 1e-15; ++n)
            sum += term *= z / (a + n);
        return 1 - sum * factor;
    }
    double b = z + 1 - a, c = 1e300, d = 1 / b, h = d;
    for (int i = 1; i < 1000; ++i) {
        const double step = -i * (i - a);
        b += 2;
        d = 1 / (step * d + b);
        c = b + step / c;
        h *= d * c;
        if (std::abs(d * c - 1) < 1e-15) break;
    }
    return h * factor;
}

// How probable such counts are, or ones further from expected. Rare outcomes (fewer than 5
// expected) are taken together; one that cannot come and did gives 0.
inline double chiSquareP(const std::vector<int>& counts, const std::vector<double>& probabilities)
{
    double n = 0, rareExpected = 0, rareCount = 0, x = 0;
    int cells = 0;
    for (const int c : counts)
        n += c;
    const auto cell = [&](double expected, double count) {
        x += (count - expected) * (count - expected) / expected;
        ++cells;
    };
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double expected = n * probabilities[i];
        if (expected == 0 && counts[i] > 0) return 0;
        if (expected >= 5) {
            cell(expected, counts[i]);
        } else {
            rareExpected += expected;
            rareCount += counts[i];
        }
    }
    if (rareExpected > 0) cell(rareExpected, rareCount);
    return cells < 2 ? 1 : chiSquareTail(x, cells - 1);
}

} // namespace seq
