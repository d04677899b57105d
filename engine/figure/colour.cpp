#include "engine/figure/colour.h"

#include "engine/figure/colour_tables.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace seq {
namespace {

using Table = std::array<Colour, 256>;

Table read(std::string_view hex)
{
    Table table;
    for (std::size_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = 0;
        std::from_chars(hex.data() + 6 * i, hex.data() + 6 * i + 6, value, 16);
        table[i] = rgb(value);
    }
    return table;
}

// Even steps of CIELAB lightness from 8 to 98: even steps of grey values look uneven.
Table greys()
{
    Table table;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double f = (8 + 90 * double(i) / 255 + 16) / 116;
        const double linear = f > 6.0 / 29 ? f * f * f : 3 * 36.0 / 841 * (f - 4.0 / 29);
        const double value
            = linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
        const auto level = std::uint8_t(std::lround(255 * value));
        table[i] = {level, level, level, 255};
    }
    return table;
}

const Table& table(ColourMap map)
{
    static const std::array<Table, 5> all = {read(tables::viridis), read(tables::magma),
        read(tables::cividis), greys(), read(tables::blueRed)};
    return all[std::size_t(map)];
}

// Sqrt keeps the sign; Log10 has a rule of its own below.
double transformed(Transform transform, double value)
{
    if (transform == Transform::Linear) return value;
    return value < 0 ? -std::sqrt(-value) : std::sqrt(value);
}

std::uint8_t channel(double a, double b, double share)
{
    return std::uint8_t(std::lround(a + (b - a) * std::clamp(share, 0.0, 1.0)));
}

double luminance(Colour c) // relative, of WCAG 2
{
    const auto part = [](double v) {
        v /= 255;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
}

} // namespace

Colour inkOn(Colour paper)
{
    const double l = luminance(paper) + 0.05;
    return l * l > 1.05 * 0.05 ? rgb(0x000000) : rgb(0xffffff);
}

Colour mix(Colour a, Colour b, double share)
{
    return {channel(a.r, b.r, share), channel(a.g, b.g, share), channel(a.b, b.b, share),
        channel(a.a, b.a, share)};
}

Colour withAlpha(Colour colour, double alpha)
{
    colour.a = channel(0, 255, alpha);
    return colour;
}

std::string_view name(ColourMap map)
{
    constexpr std::array<std::string_view, 5> names
        = {"viridis", "magma", "cividis", "grey", "blue-red"};
    return names[std::size_t(map)];
}

ColourMap colourMapOf(std::string_view spelt)
{
    for (const ColourMap map : {ColourMap::Viridis, ColourMap::Magma, ColourMap::Cividis,
             ColourMap::Grey, ColourMap::BlueRed})
        if (name(map) == spelt) return map;
    return ColourScale{}.map;
}

Colour sample(ColourMap map, double unit)
{
    const double at = std::clamp(unit, 0.0, 1.0) * 256;
    return table(map)[std::min<std::size_t>(255, std::size_t(at))];
}

Colouring::Colouring(const ColourScale& scale)
    : scale_(scale)
    , low_(transformed(scale.transform, scale.low))
    , high_(transformed(scale.transform, scale.high))
    , table_(table(scale.map))
{
    if (scale.transform != Transform::Log10) return;
    high_ = std::log10(std::max(scale.high, 1e-300));
    // a scale that begins at 0 or below has no logarithm: six decades
    low_ = scale.low > 0 ? std::log10(scale.low) : high_ - 6;
}

double Colouring::unit(double value) const
{
    if (scale_.transform == Transform::Log10) {
        if (value <= 0 || !(high_ > low_)) return 0;
        return std::clamp((std::log10(value) - low_) / (high_ - low_), 0.0, 1.0);
    }
    if (!(high_ > low_)) return value > scale_.low ? 1 : 0;
    return std::clamp((transformed(scale_.transform, value) - low_) / (high_ - low_), 0.0, 1.0);
}

Colour Colouring::operator()(float value) const
{
    if (std::isnan(value)) return scale_.missing;
    return table_[std::min<std::size_t>(255, std::size_t(unit(value) * 256))];
}

double unitOf(const ColourScale& scale, double value)
{
    return Colouring(scale).unit(value);
}

Colour colourOf(const ColourScale& scale, float value)
{
    return Colouring(scale)(value);
}

} // namespace seq
