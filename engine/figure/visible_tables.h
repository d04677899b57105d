#pragma once
#include "engine/figure/reading.h"

#include <string>
#include <vector>

namespace seq {

// What is seen of a picture as tables of text, for readers of the screen: a heat map as it is, all
// else a thing a row.
struct VisibleTable {
    int plot = -1; // index into Picture::plots; -1: marks beside the plots
    bool cells = false; // of a heat map: from firstRow, firstColumn; else `things`
    std::int64_t firstRow = 0, firstColumn = 0, rows = 0, columns = 0;
    std::vector<Focus> things = {};
};
enum class ThingColumn : std::uint8_t { What, Value, Place };
constexpr std::int64_t kThingColumns = 3;

// At most `most` rows each; of a heat map the ones around `cursor`.
std::vector<VisibleTable> visibleTables(
    const Picture&, const std::optional<Focus>& cursor, std::int64_t most = 2000);
std::string titleOf(const Picture&, const VisibleTable&); // "attention, heat map"
std::string rowTitle(const Picture&, const VisibleTable&, std::int64_t row);
std::string columnTitle(const Picture&, const VisibleTable&, std::int64_t column);
Focus focusOf(const Picture&, const VisibleTable&, std::int64_t row, std::int64_t column);
// Where a focus is in the table; {-1, -1}: not there. Things: in their first column.
std::array<std::int64_t, 2> placeOf(const VisibleTable&, const Focus&);
// "0.25 bits, 3 nat"; empty: it has no numbers. "?": in tiles, not asked for.
std::string valuesText(const Reading&);
std::string placesText(const Reading&); // "query 4, key 2"

} // namespace seq
