#include "engine/figure/reading.h"

#include "engine/figure/axes.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace seq {
namespace {

std::string nameOf(const PlotAxis& axis, const char* otherwise)
{
    return axis.label.empty() ? otherwise : axis.label;
}

Reading ofCell(const Picture& picture, const Cell& cell)
{
    const PlotData& plot = picture.plots[std::size_t(cell.plot)];
    Reading r{.plot = plot.name, .refs = cell.refs};
    r.label = visibleText(indexName(plot.y, cell.row)) + ", "
        + visibleText(indexName(plot.x, cell.column));
    r.places = {
        {nameOf(plot.y, "row"), double(cell.row)}, {nameOf(plot.x, "column"), double(cell.column)}};
    const double value = cell.value ? double(*cell.value) : std::nan("");
    r.values = {{nameOf(plot.value, "value"), value, plot.value.unit}};
    if (!cell.value) r.ask = cell;
    return r;
}

void addData(const PlotData& plot, const Datum& datum, Reading& r)
{
    const auto index = std::size_t(datum.index);
    for (int s = datum.series; s < datum.series + datum.count; ++s) {
        const PlotSeries& series = plot.series[std::size_t(s)];
        if (index >= series.y.size()) continue;
        const bool own = !series.label.empty();
        std::string name = own ? series.label : plot.y.label;
        if (name.empty()) name = series.name.empty() ? "value" : series.name;
        if (plot.kind == "curve") r.places = {{nameOf(plot.x, "x"), series.x[index]}};
        r.values.push_back({name, series.y[index], own ? series.unit : plot.y.unit});
    }
    if (!plot.item.empty()) r.places = {{plot.item, double(datum.index)}};
}

Reading ofLink(const Picture& picture, const Link& link)
{
    Reading r{.label = visibleText(link.label), .refs = {link.ref}};
    if (link.datum.plot < 0) return r;
    const PlotData& plot = picture.plots[std::size_t(link.datum.plot)];
    r.plot = plot.name;
    addData(plot, link.datum, r);
    return r;
}

bool holds(const PlotData& plot, const Spot& spot, int count)
{
    if (spot.row < 0 || spot.column < 0) return false;
    if (spot.row + std::max(count, 1) > std::int64_t(plot.series.size())) return false;
    return spot.column < std::int64_t(plot.series[std::size_t(spot.row)].y.size());
}

// The link of that ref; of several the one that says the same.
const Link* linkOf(const Picture& picture, const Spot& spot)
{
    const Link* found = nullptr;
    for (const Link& link : picture.links) {
        if (!(link.ref == spot.ref)) continue;
        if (link.label == spot.label) return &link;
        if (!found) found = &link;
    }
    return found;
}

// The data stays where no mark of it is drawn.
std::optional<Reading> ofData(const Picture& picture, int index, const Spot& spot)
{
    int count = 1;
    for (const Link& link : picture.links) {
        if (link.datum.plot != index || link.datum.series != spot.row) continue;
        if (link.datum.index == spot.column) return ofLink(picture, link);
        count = link.datum.count;
    }
    const PlotData& plot = picture.plots[std::size_t(index)];
    if (!holds(plot, spot, count)) return {};
    Reading r{.plot = plot.name, .label = visibleText(spot.label), .refs = {spot.ref}};
    addData(plot, {index, int(spot.row), count, spot.column}, r);
    return r;
}

} // namespace

Spot spotOf(const Picture& picture, const Focus& focus)
{
    Spot spot;
    if (focus.cell) {
        spot.plot = picture.plots[std::size_t(focus.cell->plot)].name;
        spot.row = focus.cell->row;
        spot.column = focus.cell->column;
        spot.label = focus.cell->label;
        return spot;
    }
    if (focus.link < 0) return spot;
    const Link& link = picture.links[std::size_t(focus.link)];
    spot.ref = link.ref;
    spot.label = link.label;
    if (link.datum.plot < 0) return spot;
    spot.plot = picture.plots[std::size_t(link.datum.plot)].name;
    spot.row = link.datum.series;
    spot.column = link.datum.index;
    return spot;
}

Reading readingOf(const Picture& picture, const Focus& focus)
{
    if (focus.cell) return ofCell(picture, *focus.cell);
    if (focus.link >= 0) return ofLink(picture, picture.links[std::size_t(focus.link)]);
    return {};
}

std::optional<Reading> readingOf(const Picture& picture, const Spot& spot)
{
    if (spot.plot.empty()) {
        const Link* link = linkOf(picture, spot);
        return link ? std::optional(ofLink(picture, *link)) : std::nullopt;
    }
    for (std::size_t i = 0; i < picture.plots.size(); ++i) {
        if (picture.plots[i].name != spot.plot) continue;
        if (picture.plots[i].kind != "heat map") return ofData(picture, int(i), spot);
        const auto cell = cellOf(picture, int(i), spot.row, spot.column);
        return cell ? std::optional(ofCell(picture, *cell)) : std::nullopt;
    }
    return {};
}

std::string exactText(double value)
{
    if (std::isnan(value)) return "–";
    char digits[64];
    const auto single = float(value);
    const bool narrow = double(single) == value;
    const auto end = narrow ? std::to_chars(digits, digits + sizeof digits, single)
                            : std::to_chars(digits, digits + sizeof digits, value);
    return {digits, end.ptr};
}

} // namespace seq
