#pragma once
#include "app/arguments.h"
#include "engine/experiment/provenance.h"
#include "widgets/ink/export.h"

#include <filesystem>
#include <vector>

namespace seq {

// The figures that a command asks for.
struct FigureSetup {
    std::vector<std::filesystem::path> files;
    FigureFormat format;
    bool dark = false;
};
inline constexpr Option kFigureOptions[] = {{"--figure"}, {"--size"}, {"--theme"}, {"--dpi"}};

FigureSetup readFigures(const Arguments&); // throws UsageError: kind of file, size, theme, dpi
// Draws once and writes each file. Opens no window and needs no display.
void writeFigures(const FigureSetup&, const Provenance&, const Result&, Job&);

} // namespace seq
