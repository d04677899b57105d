#include "engine/figure/cell.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

struct Extent {
    std::int64_t rows = 0, columns = 0;
};

Extent extentOf(const PlotData& plot)
{
    if (plot.kind != "heat map") return {};
    if (plot.tiles) return {plot.tiles->rows(), plot.tiles->columns()};
    return plot.matrix ? Extent{plot.matrix->values.size(0), plot.matrix->values.size(1)}
                       : Extent{};
}

Rect placeOf(const PlotData& plot, double row, double column, double rows, double columns)
{
    const double w = plot.area.width / (plot.x.end - plot.x.begin);
    const double h = plot.area.height / (plot.y.end - plot.y.begin);
    return {plot.area.x + (column - plot.x.begin) * w, plot.area.y + (row - plot.y.begin) * h,
        columns * w, rows * h};
}

bool anyRelated(const Ref& ref, const std::vector<Ref>& hovered)
{
    return std::any_of(
        hovered.begin(), hovered.end(), [&](const Ref& h) { return related(ref, h); });
}

// Rows (columns) that follow each other are outlined together.
template <class Outline>
void runs(const std::vector<Ref>& refs, const std::vector<Ref>& hovered, Outline outline)
{
    std::size_t begin = 0;
    while (begin < refs.size()) {
        std::size_t end = begin;
        while (end < refs.size() && anyRelated(refs[end], hovered))
            ++end;
        if (end > begin) outline(double(begin), double(end - begin));
        begin = end + 1;
    }
}

struct Lit { // a mark's shape, lit up
    Colour colour;
    MarkShape operator()(const RectMark& m) const { return RectMark{m.rect, {}, {colour, 1.5}}; }
    MarkShape operator()(const ImageMark& m) const { return RectMark{m.rect, {}, {colour, 1.5}}; }
    MarkShape operator()(const TilesMark& m) const { return RectMark{m.rect, {}, {colour, 1.5}}; }
    MarkShape operator()(const PathMark& m) const
    {
        return PathMark{m.points, {colour, m.stroke.width + 1}, {}, m.closed};
    }
    MarkShape operator()(const DotsMark& m) const
    {
        return DotsMark{m.points, m.radius + 1.5, {colour}};
    }
    MarkShape operator()(const TextMark& m) const
    {
        const auto corners = cornersOf(m);
        return PathMark{{corners.begin(), corners.end()}, {}, {withAlpha(colour, 0.3)}, true};
    }
};

} // namespace

std::string indexName(const PlotAxis& axis, std::int64_t index)
{
    if (index < std::int64_t(axis.names.size())) return axis.names[std::size_t(index)];
    return (axis.label.empty() ? "" : axis.label + " ") + std::to_string(index);
}

std::optional<Cell> cellOf(const Picture& picture, int index, std::int64_t row, std::int64_t column)
{
    const PlotData& plot = picture.plots[std::size_t(index)];
    const Extent extent = extentOf(plot);
    if (row < 0 || row >= extent.rows || column < 0 || column >= extent.columns) return {};
    Cell cell{index, row, column, placeOf(plot, double(row), double(column), 1, 1), {}, {}, {}, {}};
    if (plot.matrix && !plot.tiles)
        cell.value = plot.matrix->values.host<float>()[std::size_t(row * extent.columns + column)];
    if (row < std::int64_t(plot.rowRefs.size()))
        cell.refs.push_back(plot.rowRefs[std::size_t(row)]);
    if (column < std::int64_t(plot.columnRefs.size()))
        cell.refs.push_back(plot.columnRefs[std::size_t(column)]);
    cell.label = indexName(plot.y, row) + ", " + indexName(plot.x, column);
    Edit edit;
    if (!plot.rowField.empty()) edit.set.emplace_back(plot.rowField, row);
    if (!plot.columnField.empty()) edit.set.emplace_back(plot.columnField, column);
    edit.other = plot.other;
    if (!edit.set.empty()) cell.edit = std::move(edit);
    return cell;
}

std::optional<Cell> cellAt(const Picture& picture, Point p)
{
    for (std::size_t i = picture.plots.size(); i-- > 0;) {
        const PlotData& plot = picture.plots[i];
        if (plot.kind != "heat map" || !plot.area.contains(p)) continue;
        const double x = (p.x - plot.area.x) / plot.area.width;
        const double y = (p.y - plot.area.y) / plot.area.height;
        const double column = plot.x.begin + x * (plot.x.end - plot.x.begin);
        const double row = plot.y.begin + y * (plot.y.end - plot.y.begin);
        return cellOf(
            picture, int(i), std::int64_t(std::floor(row)), std::int64_t(std::floor(column)));
    }
    return {};
}

std::vector<Mark> highlights(const Picture& picture, const std::vector<Ref>& hovered, Colour colour)
{
    std::vector<Mark> marks;
    if (hovered.empty()) return marks;
    for (const Mark& mark : picture.marks)
        if (mark.link >= 0 && anyRelated(picture.links[std::size_t(mark.link)].ref, hovered))
            marks.push_back({std::visit(Lit{colour}, mark.shape), mark.clip, -1, -1, -1});
    for (const PlotData& plot : picture.plots) {
        const auto add = [&](Rect r) {
            const double right = std::min(r.right(), plot.area.right());
            const double bottom = std::min(r.bottom(), plot.area.bottom());
            r.x = std::max(r.x, plot.area.x);
            r.y = std::max(r.y, plot.area.y);
            r.width = right - r.x;
            r.height = bottom - r.y;
            if (r.width > 0 && r.height > 0)
                marks.push_back({RectMark{r, {}, {colour, 1}}, -1, -1, -1, -1});
        };
        runs(plot.rowRefs, hovered, [&](double first, double count) {
            add(placeOf(plot, first, plot.x.begin, count, plot.x.end - plot.x.begin));
        });
        runs(plot.columnRefs, hovered, [&](double first, double count) {
            add(placeOf(plot, plot.y.begin, first, plot.y.end - plot.y.begin, count));
        });
    }
    return marks;
}

} // namespace seq
