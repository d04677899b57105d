#pragma once
#include "engine/figure/picture.h"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace seq {

// What a plot keeps to while its picture is compared with another one.
struct PlotMatch {
    const PlotData* other = nullptr; // its values are subtracted; null: the ranges alone are shared
    std::optional<std::array<double, 2>> colours = {}, x = {}, y = {}; // of both
    double bandHigh = 0; // 0: its own
};
// By name and by place among the plots of that name.
using PlotMatches = std::map<std::pair<std::string, std::size_t>, PlotMatch>;

} // namespace seq
