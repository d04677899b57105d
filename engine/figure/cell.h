#pragma once
#include "engine/figure/picture.h"

#include <optional>
#include <string>
#include <vector>

namespace seq {

// Heat maps record one mark for all cells; this is what a single cell stands for, does and says.
struct Cell {
    int plot = -1; // index into Picture::plots
    std::int64_t row = 0, column = 0;
    Rect rect; // on the canvas
    std::optional<float> value; // empty: ask plots[plot].tiles->exact(row, column)
    std::vector<Ref> refs; // of its row and its column, as far as they are known
    std::string label; // "row name, column name"
    std::optional<Edit> edit; // what a click proposes
};
std::string indexName(const PlotAxis&, std::int64_t index); // its name, else "axis 12"
std::optional<Cell> cellAt(const Picture&, Point); // topmost plot first
std::optional<Cell> cellOf(const Picture&, int plot, std::int64_t row, std::int64_t column);

// What is drawn over a picture while these are hovered: outlines of all related marks, of the
// related rows and columns of heat maps. Both inks play the same list.
std::vector<Mark> highlights(const Picture&, const std::vector<Ref>& hovered, Colour);

} // namespace seq
