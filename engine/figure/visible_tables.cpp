#include "engine/figure/visible_tables.h"

#include "engine/figure/axes.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace seq {
namespace {

struct Window { // of whole cells that are seen on an axis
    std::int64_t first, count;
};

Window seen(const PlotAxis& axis, std::int64_t all)
{
    const auto first = std::clamp(std::int64_t(std::floor(axis.begin)), std::int64_t(0), all);
    const auto last = std::clamp(std::int64_t(std::ceil(axis.end)), first, all);
    return {first, last - first};
}

Window around(Window w, std::int64_t middle, std::int64_t most)
{
    if (w.count <= most) return w;
    const std::int64_t last = w.first + w.count - most;
    return {std::clamp(middle - most / 2, w.first, last), most};
}

VisibleTable tableOfMap(
    const Picture& picture, int index, const std::optional<Focus>& cursor, std::int64_t most)
{
    const PlotData& plot = picture.plots[std::size_t(index)];
    const bool tiled = plot.tiles != nullptr;
    Window rows = seen(plot.y, tiled ? plot.tiles->rows() : plot.matrix->values.size(0));
    const Window columns
        = seen(plot.x, tiled ? plot.tiles->columns() : plot.matrix->values.size(1));
    const bool here = cursor && cursor->cell && cursor->cell->plot == index;
    rows = around(rows, here ? cursor->cell->row : rows.first, most);
    return {index, true, rows.first, columns.first, rows.count, columns.count};
}

bool isMap(const PlotData& plot)
{
    return plot.kind == "heat map" && (plot.tiles || plot.matrix);
}

} // namespace

std::vector<VisibleTable> visibleTables(
    const Picture& picture, const std::optional<Focus>& cursor, std::int64_t most)
{
    std::map<int, VisibleTable> byPlot; // what lies beside the plots comes last
    const int count = int(picture.plots.size());
    for (const Focus& thing : thingsOf(picture)) {
        if (thing.link < 0) continue;
        int plot = picture.links[std::size_t(thing.link)].datum.plot;
        if (plot < 0) plot = count;
        VisibleTable& table = byPlot[plot];
        if (table.rows >= most) continue;
        table.plot = plot < count ? plot : -1;
        table.columns = kThingColumns;
        table.things.push_back(thing);
        ++table.rows;
    }
    std::vector<VisibleTable> all;
    for (int i = 0; i <= count; ++i) {
        if (i < count && isMap(picture.plots[std::size_t(i)]))
            all.push_back(tableOfMap(picture, i, cursor, most));
        if (const auto at = byPlot.find(i); at != byPlot.end())
            all.push_back(std::move(at->second));
    }
    return all;
}

std::string titleOf(const Picture& picture, const VisibleTable& table)
{
    if (table.plot < 0) return "marks";
    const PlotData& plot = picture.plots[std::size_t(table.plot)];
    return plot.name + (plot.kind.empty() || plot.kind == plot.name ? "" : ", " + plot.kind);
}

std::string rowTitle(const Picture& picture, const VisibleTable& table, std::int64_t row)
{
    if (!table.cells) return std::to_string(row + 1);
    return visibleText(indexName(picture.plots[std::size_t(table.plot)].y, table.firstRow + row));
}

std::string columnTitle(const Picture& picture, const VisibleTable& table, std::int64_t column)
{
    if (!table.cells) {
        static constexpr const char* kTitles[] = {"what", "value", "place"};
        return kTitles[column];
    }
    return visibleText(
        indexName(picture.plots[std::size_t(table.plot)].x, table.firstColumn + column));
}

Focus focusOf(
    const Picture& picture, const VisibleTable& table, std::int64_t row, std::int64_t column)
{
    if (!table.cells) return table.things[std::size_t(row)];
    const auto cell = cellOf(picture, table.plot, table.firstRow + row, table.firstColumn + column);
    return Focus{.cell = cell, .box = cell ? cell->rect : Rect{}};
}

std::array<std::int64_t, 2> placeOf(const VisibleTable& table, const Focus& focus)
{
    if (table.cells) {
        if (!focus.cell || focus.cell->plot != table.plot) return {-1, -1};
        const std::int64_t row = focus.cell->row - table.firstRow;
        const std::int64_t column = focus.cell->column - table.firstColumn;
        const bool inside = row >= 0 && row < table.rows && column >= 0 && column < table.columns;
        return inside ? std::array{row, column} : std::array<std::int64_t, 2>{-1, -1};
    }
    if (focus.cell || focus.link < 0) return {-1, -1};
    const auto at = std::ranges::find(table.things, focus.link, &Focus::link);
    if (at == table.things.end()) return {-1, -1};
    return {at - table.things.begin(), 0};
}

std::string valuesText(const Reading& reading)
{
    std::string text;
    for (const Reading::Value& value : reading.values) {
        if (!text.empty()) text += ", ";
        text += reading.ask && std::isnan(value.value) ? "?" : exactText(value.value);
        if (!value.unit.empty()) text += " " + value.unit;
    }
    return text;
}

std::string placesText(const Reading& reading)
{
    std::string text;
    for (const Reading::Place& place : reading.places)
        text += (text.empty() ? "" : ", ") + place.axis + " " + exactText(place.at);
    return text;
}

} // namespace seq
