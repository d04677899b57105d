#pragma once
#include "engine/figure/colour.h"

#include <algorithm>
#include <array>
#include <cmath>

// What the eye makes of colours, for tests: CIELAB (D65), CIEDE2000 (Sharma, Wu, Dalal 2005), and
// dichromacy (Machado, Oliveira, Fernandes 2009, severity 1, on linear sRGB).
namespace seq::science {

using Triple = std::array<double, 3>;

inline Triple linear(Colour c)
{
    const auto part = [](double v) {
        v /= 255;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return {part(c.r), part(c.g), part(c.b)};
}

inline Triple lab(const Triple& rgb)
{
    const double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
    const double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    const double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
    const auto f
        = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

inline double contrast(Colour a, Colour b) // WCAG 2
{
    const auto y = [](Colour c) {
        const Triple l = linear(c);
        return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
    };
    const double high = std::max(y(a), y(b)), low = std::min(y(a), y(b));
    return (high + 0.05) / (low + 0.05);
}

inline Triple simulated(const Triple& rgb, int deficiency) // 0 protan, 1 deutan, 2 tritan
{
    static constexpr double matrices[3][9] = {{0.152286, 1.052583, -0.204868, 0.114503, 0.786281,
                                                  0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
            0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
            0.303900}};
    const double* m = matrices[deficiency];
    Triple out;
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = std::clamp(
            m[3 * i] * rgb[0] + m[3 * i + 1] * rgb[1] + m[3 * i + 2] * rgb[2], 0.0, 1.0);
    return out;
}

inline double difference(const Triple& p, const Triple& q) // CIEDE2000
{
    constexpr double pi = 3.14159265358979323846;
    const double mean = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2;
    const double g
        = 0.5 * (1 - std::sqrt(std::pow(mean, 7) / (std::pow(mean, 7) + std::pow(25, 7))));
    const double a1 = p[1] * (1 + g), a2 = q[1] * (1 + g);
    const double c1 = std::hypot(a1, p[2]), c2 = std::hypot(a2, q[2]);
    const auto hue = [&](double a, double b) {
        const double h = std::atan2(b, a);
        return h < 0 ? h + 2 * pi : h;
    };
    const double h1 = hue(a1, p[2]), h2 = hue(a2, q[2]);
    double dh = c1 * c2 == 0 ? 0 : h2 - h1;
    if (dh > pi) dh -= 2 * pi;
    if (dh < -pi) dh += 2 * pi;
    const double dL = q[0] - p[0], dC = c2 - c1, dH = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2);
    const double L = (p[0] + q[0]) / 2, C = (c1 + c2) / 2;
    double H = h1 + h2;
    if (c1 * c2 != 0) {
        if (std::abs(h1 - h2) > pi) H += H < 2 * pi ? 2 * pi : -2 * pi;
        H /= 2;
    }
    const double deg = pi / 180;
    const double T = 1 - 0.17 * std::cos(H - 30 * deg) + 0.24 * std::cos(2 * H)
        + 0.32 * std::cos(3 * H + 6 * deg) - 0.2 * std::cos(4 * H - 63 * deg);
    const double turn = 30 * deg * std::exp(-std::pow((H / deg - 275) / 25, 2));
    const double rC = 2 * std::sqrt(std::pow(C, 7) / (std::pow(C, 7) + std::pow(25, 7)));
    const double sL = 1 + 0.015 * std::pow(L - 50, 2) / std::sqrt(20 + std::pow(L - 50, 2));
    const double sC = 1 + 0.045 * C, sH = 1 + 0.015 * C * T;
    return std::sqrt(std::pow(dL / sL, 2) + std::pow(dC / sC, 2) + std::pow(dH / sH, 2)
        - std::sin(2 * turn) * rC * (dC / sC) * (dH / sH));
}

inline double lightness(Colour c)
{
    return lab(linear(c))[0];
}

// The least difference of neighbours among 16 levels of a map, as such eyes see it.
inline double leastStep(ColourMap map, int deficiency)
{
    const auto eye
        = [&](int level) { return lab(simulated(linear(sample(map, level / 15.0)), deficiency)); };
    double least = 1e300;
    for (int i = 1; i < 16; ++i)
        least = std::min(least, difference(eye(i - 1), eye(i)));
    return least;
}

// From low to high, or from the middle to both ends.
inline bool monotone(ColourMap map)
{
    const auto entry = [&](int i) { return lightness(sample(map, (i + 0.5) / 256)); };
    const bool middle = entry(128) > std::max(entry(0), entry(255));
    for (int i = 1; i < 256; ++i) { // a step of eight bits may stand still, never turn
        const double step = entry(i) - entry(i - 1);
        if ((middle && i > 128 ? -step : step) < -0.3) return false;
    }
    return true;
}

} // namespace seq::science
