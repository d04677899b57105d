#pragma once
#include "engine/base/json.h"
#include "engine/figure/picture.h"

#include <QByteArray>
#include <filesystem>
#include <string>

namespace seq {

// How a figure becomes a file. The kind follows from the ending: .svg, .pdf, .png.
struct FigureFormat {
    double width = 160, height = 100; // millimetres
    int dpi = 300; // of a PNG, and of maps that come from tiles
    bool outlines = false; // text as shapes, for printers without the font
};

// First in main, before any QGuiApplication: makes Qt write the same bytes at every run (hash seed,
// time zone).
void prepareForExport();

// The canvas to record a figure on, in points: View{.size = canvasSize(format), .still = true, …}.
Size canvasSize(const FigureFormat&);

// Writes a resolved picture (engine/figure/resolve.h), whole or not at all: BadInput for another
// ending, a size or a dpi out of bounds, a file that cannot be written. Same picture, same bytes,
// at every display scale. `provenance` is a JSON object (experiment, values, seed, version, device,
// models, exact …) and is kept inside the file. Any thread; needs a QGuiApplication (offscreen is
// enough).
void writeFigure(const Picture&, const FigureFormat&, const std::string& provenance,
    const std::filesystem::path&);
QByteArray figureBytes(const Picture&, const FigureFormat&, const std::string& provenance,
    const std::string& ending); // ending: "svg", "pdf", "png"; the clipboard uses it

// The provenance in a file written by writeFigure; throws NotFound where there is none.
Json readProvenance(const std::filesystem::path&);

} // namespace seq
