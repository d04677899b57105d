#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace seq {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 0;
    bool operator==(const Colour&) const = default;
};
constexpr Colour rgb(std::uint32_t hex) // 0xRRGGBB
{
    return {std::uint8_t(hex >> 16), std::uint8_t(hex >> 8), std::uint8_t(hex), 255};
}
Colour mix(Colour a, Colour b, double share); // share 1: b
Colour withAlpha(Colour, double alpha);
Colour inkOn(Colour paper); // black or white, whichever has more contrast

// Perceptually uniform, monotone in lightness; the last is for signed values.
enum class ColourMap : std::uint8_t { Viridis, Magma, Cividis, Grey, BlueRed };
std::string_view name(ColourMap);
ColourMap colourMapOf(std::string_view name); // that of ColourScale for a name that is none
Colour sample(ColourMap, double unit); // unit in [0, 1]: one of 256 colours

enum class Transform : std::uint8_t { Linear, Sqrt, Log10 };
// How a value becomes a colour; the ink does it, so a new map or range moves no data.
struct ColourScale {
    ColourMap map = ColourMap::Magma;
    Transform transform = Transform::Linear;
    double low = 0, high = 1; // values at the two ends
    Colour missing = {0, 0, 0, 0}; // for NaN: not allowed, not there
    bool operator==(const ColourScale&) const = default;
};
double unitOf(const ColourScale&, double value); // place on the scale, in [0, 1]
Colour colourOf(const ColourScale&, float value);

// colourOf for many values: what depends on the scale alone is worked out once.
class Colouring {
public:
    explicit Colouring(const ColourScale&);
    Colour operator()(float value) const;

private:
    double unit(double value) const; // on the scale, in [0, 1]
    friend double unitOf(const ColourScale&, double);
    ColourScale scale_;
    double low_, high_; // transformed
    const std::array<Colour, 256>& table_;
};

// The two looks, and what their colours are called.
struct Theme {
    bool dark = false;
    Colour background, surface, text, faint, line, grid, accent, warning, highlight;
    std::array<Colour, 8> category; // told apart in grey print and by colour-blind eyes
    ColourMap sequential = ColourMap::Magma, diverging = ColourMap::BlueRed;
};
const Theme& lightTheme();
const Theme& darkTheme();

} // namespace seq
