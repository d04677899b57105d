#pragma once
#include "engine/figure/colour.h"

#include <array>

namespace seq {

// colourOf for very many values: the least value of each of the map's 256 colours is found once, so
// that a value takes eight comparisons whatever the transform. The same colours.
class ColourSteps {
public:
    explicit ColourSteps(const ColourScale&);
    Colour operator()(float value) const
    {
        if (value != value) return missing_;
        std::size_t i = 0;
        for (std::size_t step = 128; step > 0; step /= 2)
            i += value >= least_[i + step] ? step : 0;
        return colours_[i];
    }

private:
    std::array<float, 256> least_; // ascending; NaN: no value has that colour or one above it
    std::array<Colour, 256> colours_;
    Colour missing_;
};

} // namespace seq
