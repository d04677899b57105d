#pragma once
#include "engine/figure/canvas.h"
#include "engine/figure/plots.h"

#include <optional>
#include <string>
#include <vector>

namespace seq {

// A - B of two plots of one kind, from their recorded data. Maps: cell by cell, tiles by the means
// of their bins. Grids: by title. Bars: those with a label in both. Curves: points of equal x, in
// series of one name. Strips: values of pieces up to where both texts begin, or end, alike. Lines:
// by their ends, one that is not drawn counts 0.
struct Subtraction {
    enum Kind : std::uint8_t { Possible, Nothing, Impossible }; // Nothing: no values at all
    Kind kind = Possible;
    const char* why = ""; // impossible: in one line, a phrase
    std::vector<std::string> with = {}; // what it is filled with
};
Subtraction subtraction(const PlotData& a, const PlotData& b);
const PlotSeries* seriesNamed(const PlotData&, const std::string& name); // null: none

// The plot as it is drawn in a comparison: with ranges of both, or as the difference. Where there
// is none, nothing is changed.
void keepTo(const PlotMatch&, const Theme&, HeatMap&);
void keepTo(const PlotMatch&, const Theme&, TokenStrip&);
void keepTo(const PlotMatch&, const Theme&, Curve&);
void keepTo(const PlotMatch&, const Theme&, Bars&);
void keepTo(const PlotMatch&, const Theme&, ThumbnailGrid&);
void keepTo(const PlotMatch&, const Theme&, Connections&);
template <class Plot>
std::optional<Plot> keptTo(const Plot& plot, const View& view, const Canvas& canvas)
{
    const PlotMatch* match = canvas.match(plot.name);
    if (!match) return {};
    Plot kept = plot;
    keepTo(*match, view.theme, kept);
    return kept;
}

} // namespace seq
