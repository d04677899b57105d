#include "engine/base/error.h"
#include "engine/figure/subtract.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace seq {
namespace {

std::string sizeText(std::int64_t rows, std::int64_t columns)
{
    return std::to_string(rows) + " \u00d7 " + std::to_string(columns);
}

std::string sizeOf(const PlotData& map)
{
    if (map.tiles) return sizeText(map.tiles->rows(), map.tiles->columns());
    return map.matrix ? sizeText(map.matrix->values.size(0), map.matrix->values.size(1))
                      : std::string("no");
}

bool anyFinite(const std::vector<double>& values)
{
    return std::ranges::any_of(values, [](double v) { return std::isfinite(v); });
}

bool sharesPieces(const PlotSeries& a, const PlotSeries& b)
{
    return !a.names.empty() && !b.names.empty()
        && (a.names.front() == b.names.front() || a.names.back() == b.names.back());
}

Subtraction ofMaps(const PlotData& a, const PlotData& b)
{
    if (sizeOf(a) == sizeOf(b)) return {};
    return {Subtraction::Impossible,
        phrase("the maps have {} and {} cells: they cannot be subtracted"), {sizeOf(a), sizeOf(b)}};
}

Subtraction ofGrids(const PlotData& a, const PlotData& b)
{
    const auto same = [&](const PlotSeries& s) {
        const PlotSeries* other = seriesNamed(b, s.name);
        return other && other->y.size() == s.y.size();
    };
    if (a.series.size() == b.series.size() && std::ranges::all_of(a.series, same)) return {};
    return {Subtraction::Impossible, phrase("the small maps differ in number or in size")};
}

Subtraction ofStrips(const PlotData& a, const PlotData& b)
{
    const auto valued = [](const PlotSeries& s) { return !s.names.empty() && anyFinite(s.y); };
    if (std::ranges::none_of(a.series, valued) || std::ranges::none_of(b.series, valued))
        return {Subtraction::Nothing, phrase("the strips show pieces without values")};
    for (std::size_t i = 0; i < std::min(a.series.size(), b.series.size()); ++i)
        if (sharesPieces(a.series[i], b.series[i])) return {};
    return {Subtraction::Impossible, phrase("the strips have no pieces in common")};
}

Subtraction ofSeries(const PlotData& a, const PlotData& b)
{
    for (const PlotSeries& s : a.series) {
        const PlotSeries* other = seriesNamed(b, s.name);
        if (!other) continue;
        const std::set<double> there(other->x.begin(), other->x.end());
        if (std::ranges::any_of(s.x, [&](double x) { return there.contains(x); })) return {};
    }
    return {Subtraction::Impossible, phrase("the curves have no point in common")};
}

Subtraction ofBars(const PlotData& a, const PlotData& b)
{
    for (const std::string& label : a.x.names)
        if (std::ranges::find(b.x.names, label) != b.x.names.end()) return {};
    return {Subtraction::Impossible, phrase("the bars have no label in common")};
}

Subtraction ofLines(const PlotData& a, const PlotData& b)
{
    if (a.x.names.size() == b.x.names.size() && a.y.names.size() == b.y.names.size()) return {};
    return {Subtraction::Impossible, phrase("the lines lie between different numbers of pieces")};
}

} // namespace

Subtraction subtraction(const PlotData& a, const PlotData& b)
{
    static const std::map<std::string, Subtraction (*)(const PlotData&, const PlotData&)> kinds{
        {"heat map", ofMaps}, {"grid", ofGrids}, {"token strip", ofStrips}, {"curve", ofSeries},
        {"bars", ofBars}, {"links", ofLines}};
    const auto kind = kinds.find(a.kind);
    if (kind != kinds.end() && a.kind == b.kind) return kind->second(a, b);
    if (a.kind == "tree") return {Subtraction::Impossible, phrase("trees cannot be subtracted")};
    return {Subtraction::Impossible, phrase("a {} cannot be subtracted"), {a.kind}};
}

} // namespace seq
