#include "engine/figure/subtract.h"

#include "engine/figure/difference_tiles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace seq {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
const std::string kMinus = "A \u2212 B";

std::string differenceLabel(const std::string& label)
{
    return label.empty() ? kMinus : kMinus + ": " + label;
}

std::string differenceCaption(const std::string& a, const std::string& b)
{
    return a == b ? a : a + "  \u2212  " + b;
}

// Signed values about zero; where all are zero, as wide as the plot's own.
void centre(ColourScale& scale, double most, const Theme& theme)
{
    if (most == 0) most = std::max(std::abs(scale.low), std::abs(scale.high));
    scale.map = theme.diverging;
    scale.transform = Transform::Linear;
    scale.low = -most;
    scale.high = most;
}

void take(const std::optional<std::array<double, 2>>& range, double& low, double& high)
{
    if (!range) return;
    low = range->front();
    high = range->back();
}

double largest(const Tensor& values)
{
    double most = 0;
    for (const float v : values.host<float>())
        if (std::isfinite(v)) most = std::max(most, std::abs(double(v)));
    return most;
}

Tensor difference(const Tensor& a, const Tensor& b)
{
    Tensor out = Tensor::empty(a.shape());
    const Tensor denseA = a.contiguous(), denseB = b.contiguous();
    std::ranges::transform(
        denseA.host<float>(), denseB.host<float>(), out.hostMutable<float>().begin(), std::minus());
    return out;
}

// y of a point of this x; none: NaN.
using Points = std::map<double, double>;
Points pointsOf(const PlotSeries* series)
{
    Points points;
    if (!series) return points;
    for (std::size_t i = 0; i < std::min(series->x.size(), series->y.size()); ++i)
        points.try_emplace(series->x[i], series->y[i]);
    return points;
}

double at(const Points& points, double x)
{
    const auto found = points.find(x);
    return found == points.end() ? kNone : found->second;
}

// Where the pieces of a row are in the other row: as far as both begin, or end, alike.
class Twins {
public:
    Twins(const std::vector<std::string>& a, const std::vector<std::string>& b)
        : sizeA_(a.size())
        , sizeB_(b.size())
    {
        head_ = std::size_t(std::ranges::mismatch(a, b).in1 - a.begin());
        const std::size_t most = std::min(sizeA_, sizeB_) - head_;
        while (tail_ < most && a[sizeA_ - 1 - tail_] == b[sizeB_ - 1 - tail_])
            ++tail_;
    }
    std::optional<std::size_t> of(std::size_t i) const
    {
        if (i < head_) return i;
        if (sizeA_ - i <= tail_) return sizeB_ - (sizeA_ - i);
        return {};
    }

private:
    std::size_t sizeA_, sizeB_, head_ = 0, tail_ = 0;
};

} // namespace

const PlotSeries* seriesNamed(const PlotData& plot, const std::string& name)
{
    const auto at = std::ranges::find(plot.series, name, &PlotSeries::name);
    return at == plot.series.end() ? nullptr : &*at;
}

void keepTo(const PlotMatch& match, const Theme& theme, HeatMap& map)
{
    if (!match.other) return take(match.colours, map.scale.low, map.scale.high);
    const PlotData& other = *match.other;
    map.caption = differenceCaption(map.caption, other.caption);
    map.valueLabel = differenceLabel(map.valueLabel);
    if (map.values && other.matrix) {
        map.values = difference(map.values, other.matrix->values);
        map.tiles.reset();
        return centre(map.scale, largest(map.values), theme);
    }
    map.tiles = differenceTiles(map.tiles ? map.tiles : tilesOf(map.values),
        other.tiles ? other.tiles : tilesOf(other.matrix->values));
    map.values = {};
    centre(map.scale, 0, theme);
}

void keepTo(const PlotMatch& match, const Theme& theme, TokenStrip& strip)
{
    if (!match.other) {
        if (match.bandHigh > 0) strip.bandHigh = match.bandHigh;
        return take(match.colours, strip.scale.low, strip.scale.high);
    }
    const PlotData& other = *match.other;
    strip.caption = differenceCaption(strip.caption, other.caption);
    strip.valueLabel = differenceLabel(strip.valueLabel);
    strip.colourBar = true;
    double most = 0;
    std::size_t s = 0; // of the rows; a row with bands has a series more
    for (StripRow& row : strip.rows) {
        std::vector<std::string> names;
        for (const StripItem& item : row.items)
            names.push_back(item.text);
        while (s < other.series.size() && other.series[s].names.empty())
            ++s;
        const PlotSeries none, &from = s < other.series.size() ? other.series[s++] : none;
        const Twins twins(names, from.names);
        std::vector<StripItem> items = row.items;
        for (std::size_t i = 0; i < names.size(); ++i) {
            StripItem& item = items[i];
            const auto there = twins.of(i);
            item.value = there ? item.value - from.y[*there] : kNone;
            item.band = kNone;
            if (std::isfinite(item.value)) most = std::max(most, std::abs(item.value));
        }
        row.items = std::move(items);
    }
    centre(strip.scale, most, theme);
}

void keepTo(const PlotMatch& match, const Theme&, Curve& curve)
{
    if (!match.other) {
        curve.fitX = curve.fitX && !match.x;
        curve.fitY = curve.fitY && !match.y;
        take(match.x, curve.x.begin, curve.x.end);
        return take(match.y, curve.y.begin, curve.y.end);
    }
    curve.caption = differenceCaption(curve.caption, match.other->caption);
    curve.y.label = differenceLabel(curve.y.label);
    curve.y.logarithmic = false;
    curve.fitY = curve.fromZero = true;
    for (CurveSeries& s : curve.series) {
        const Points points = pointsOf(seriesNamed(*match.other, s.name));
        for (std::size_t i = 0; i < std::min(s.x.size(), s.y.size()); ++i)
            s.y[i] -= at(points, s.x[i]);
        s.low.clear();
        s.high.clear();
    }
}

void keepTo(const PlotMatch& match, const Theme&, Bars& bars)
{
    if (!match.other) {
        bars.fit = bars.fit && !match.y;
        return take(match.y, bars.value.begin, bars.value.end);
    }
    bars.caption = differenceCaption(bars.caption, match.other->caption);
    bars.value.label = differenceLabel(bars.value.label);
    bars.fit = true;
    std::map<std::string, double> values;
    for (std::size_t i = 0; i < match.other->x.names.size(); ++i)
        values.try_emplace(match.other->x.names[i], match.other->series.front().y[i]);
    std::erase_if(bars.bars, [&](const Bar& bar) { return !values.contains(bar.label); });
    for (Bar& bar : bars.bars) {
        bar.value -= values.at(bar.label);
        bar.low = bar.high = {};
        bar.note.clear();
    }
}

void keepTo(const PlotMatch& match, const Theme& theme, ThumbnailGrid& grid)
{
    if (!match.other) return take(match.colours, grid.scale.low, grid.scale.high);
    grid.caption = differenceCaption(grid.caption, match.other->caption);
    grid.valueLabel = differenceLabel(grid.valueLabel);
    double most = 0;
    for (Thumbnail& thumb : grid.items) {
        const PlotSeries* other = seriesNamed(*match.other, thumb.title);
        if (!thumb.values || !other) continue;
        Tensor b = Tensor::empty(thumb.values.shape());
        std::ranges::transform(
            other->y, b.hostMutable<float>().begin(), [](double v) { return float(v); });
        thumb.values = difference(thumb.values, b);
        most = std::max(most, largest(thumb.values));
    }
    centre(grid.scale, most, theme);
}

void keepTo(const PlotMatch& match, const Theme&, Connections& plot)
{
    if (!match.other) return;
    plot.caption = differenceCaption(plot.caption, match.other->caption);
    plot.difference = true;
    using Ends = std::pair<std::int64_t, std::int64_t>;
    std::map<Ends, double> weights;
    for (const Connection& c : plot.links)
        weights[{c.from, c.to}] += c.weight;
    const PlotSeries &ends = match.other->series[0], &other = match.other->series[1];
    for (std::size_t i = 0; i < other.y.size(); ++i)
        weights[{std::int64_t(ends.x[i]), std::int64_t(ends.y[i])}] -= other.y[i];
    plot.links.clear();
    for (const auto& [at, weight] : weights)
        plot.links.push_back({at.first, at.second, weight});
}

} // namespace seq
