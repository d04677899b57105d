#pragma once
#include "app/sides.h"
#include "engine/experiment/provenance.h"
#include "widgets/ink/export.h"

#include <filesystem>
#include <vector>

namespace seq {

// The figures that a command, or the window, asks for.
struct FigureSetup {
    std::vector<std::filesystem::path> files;
    FigureFormat format;
    bool dark = false;
    Camera camera; // the part that is shown, of the unit square
};
inline constexpr Option kFigureOptions[]
    = {{"--figure"}, {"--size"}, {"--theme"}, {"--dpi"}, {"--view"}};

FigureSetup readFigures(
    const Arguments&); // throws UsageError: kind of file, size, theme, dpi, view
// The picture of a result as it leaves, by a command or from the window: the same bytes either way.
Picture drawFigure(const FigureSetup&, const Experiment&, const Sides&, Job&);
// Draws once and writes each file. Opens no window and needs no display.
void writeFigures(const FigureSetup&, const Provenance&, const Sides&, Job&);

} // namespace seq
