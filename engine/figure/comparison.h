#pragma once
#include "engine/figure/canvas.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace seq {

// Two drawings of one experiment in one picture: beside each other with locked axes (one camera,
// the ranges of both), or A - B, computed plot by plot from their data (subtract.h). Drawings need
// no code for it. Where a plot cannot be subtracted, a line says why and they stand side by side.
enum class Comparison : std::uint8_t { Off, Beside, Difference };
std::string_view name(Comparison); // "off", "beside", "difference"
std::optional<Comparison> comparisonOf(std::string_view name); // none of that name: nothing

struct Compared {
    std::function<void(const View&, Canvas&)> a, b;
    std::string nameA = {}, nameB = {}; // what tells them apart: "head 3"
};
// Both without a camera, to see what they share. Kept, they are recorded once for all views.
struct Wholes {
    Picture a = {}, b = {};
    bool recorded = false;
    std::optional<std::pair<double, bool>> stacked = {}; // at this shape: A above B
};
void drawComparison(Comparison, const Compared&, const View&, Canvas&, Wholes* kept = nullptr);

} // namespace seq
