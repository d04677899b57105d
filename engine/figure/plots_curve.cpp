#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "engine/figure/subtract.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

struct Extremes {
    double low = 1e300, high = -1e300;
    void add(double v, bool logarithmic)
    {
        if (!std::isfinite(v) || (logarithmic && v <= 0)) return;
        low = std::min(low, v);
        high = std::max(high, v);
    }
    void settle(bool logarithmic) // an empty or a flat range gets some width
    {
        if (low > high) {
            low = logarithmic ? 0.1 : 0;
            high = 1;
        }
        if (low == high) {
            const double by = logarithmic ? 0 : std::max(0.5, std::abs(low) * 0.1);
            low = logarithmic ? low / 2 : low - by;
            high = logarithmic ? high * 2 : high + by;
        }
    }
};

class CurveDrawing {
public:
    CurveDrawing(const Curve& curve, const View& view, Canvas& canvas)
        : curve_(curve)
        , view_(view)
        , canvas_(canvas)
        , sizes_(view)
    {
    }
    void draw(Rect area)
    {
        area = withCaption(curve_.caption, area, view_, canvas_);
        ranges();
        if (curve_.legend && curve_.series.size() > 1) area = legend(area);
        place(area);
        axisLeft(y_, area_, view_, canvas_);
        axisBelow(x_, area_, view_, canvas_);
        {
            const auto clip = canvas_.clip(area_);
            for (std::size_t i = 0; i < curve_.series.size(); ++i)
                series(curve_.series[i], i);
            for (double marker : curve_.markers)
                canvas_.path(
                    std::array{Point{xOf(marker), area_.y}, Point{xOf(marker), area_.bottom()}},
                    {view_.theme.faint, 1, true});
        }
        record();
    }

private:
    Colour colour(std::size_t index) const
    {
        const int category = curve_.series[index].category;
        return view_.theme.category[std::size_t(category < 0 ? int(index) : category)
            % view_.theme.category.size()];
    }
    void ranges()
    {
        Extremes x, y;
        for (const CurveSeries& s : curve_.series) {
            for (double v : s.x)
                x.add(v, curve_.x.logarithmic);
            for (const auto* list : {&s.y, &s.low, &s.high})
                for (double v : *list)
                    y.add(v, curve_.y.logarithmic);
        }
        if (curve_.fromZero && !curve_.y.logarithmic) y.add(0, false);
        x.settle(curve_.x.logarithmic);
        y.settle(curve_.y.logarithmic);
        x_.logarithmic = curve_.x.logarithmic;
        y_.logarithmic = curve_.y.logarithmic;
        x_.begin = curve_.fitX ? x.low : curve_.x.begin;
        x_.end = curve_.fitX ? x.high : curve_.x.end;
        y_.begin = curve_.fitY ? y.low : curve_.y.begin;
        y_.end = curve_.fitY ? y.high : curve_.y.end;
        if (curve_.fitY && !y_.logarithmic) { // a little air, but never across zero
            const double air = (y_.end - y_.begin) * 0.05;
            y_.end += air;
            if (y_.begin != 0)
                y_.begin = y_.begin > 0 ? std::max(0.0, y_.begin - air) : y_.begin - air;
        }
        zoom();
        x_.title = titled(curve_.x.label, curve_.x.unit);
        y_.title = titled(curve_.y.label, curve_.y.unit);
        x_.names = curve_.x.names;
        x_.grid = false;
    }
    void zoom()
    {
        const Camera& camera = view_.camera;
        if (x_.logarithmic) {
            const double ratio = x_.end / x_.begin, begin = x_.begin;
            x_.begin = begin * std::pow(ratio, camera.x);
            x_.end = begin * std::pow(ratio, camera.x + camera.width);
            return;
        }
        const double length = x_.end - x_.begin;
        x_.begin += length * camera.x;
        x_.end = x_.begin + length * camera.width;
    }
    Ticks ticks(const AxisLine& axis, int most, bool integers) const
    {
        return axis.logarithmic ? decadeTicks(axis.begin, axis.end, most)
                                : niceTicks(axis.begin, axis.end, most, integers);
    }
    void place(Rect area)
    {
        const double below = sizes_.small * (x_.title.empty() ? 1.8 : 3.4);
        y_.ticks = ticks(y_, std::max(2, int((area.height - below) / (sizes_.small * 3.6))), false);
        const double left = labelWidth(y_, view_, canvas_) + sizes_.small * 0.6
            + (y_.title.empty() ? 0 : sizes_.small * 1.6);
        const double top = sizes_.small * 0.5;
        area_ = {area.x + left, area.y + top, std::max(10.0, area.width - left - sizes_.small),
            std::max(10.0, area.height - below - top)};
        x_.ticks = ticks(
            x_, std::max(2, int(area_.width / (sizes_.small * 7))), !curve_.x.names.empty());
    }
    // Names in one line above, each with a piece of its line.
    Rect legend(Rect area)
    {
        double x = area.x, y = area.y + sizes_.small;
        for (std::size_t i = 0; i < curve_.series.size(); ++i) {
            const std::string& name = curve_.series[i].name;
            if (name.empty()) continue;
            const double width = canvas_.width(name, sizes_.small) + sizes_.small * 3.2;
            if (x > area.x && x + width > area.right()) {
                x = area.x;
                y += sizes_.small * 1.5;
            }
            const double middle = y - sizes_.small * 0.35;
            canvas_.path(std::array{Point{x, middle}, Point{x + sizes_.small * 1.5, middle}},
                {colour(i), 1.75, curve_.series[i].dashed});
            canvas_.text({x + sizes_.small * 1.9, y},
                fitted(name, area.width - sizes_.small * 2, sizes_.small, canvas_),
                {.size = sizes_.small, .colour = view_.theme.text});
            x += width;
        }
        const double height = y - area.y + sizes_.gap;
        return {area.x, area.y + height, area.width, std::max(0.0, area.height - height)};
    }
    double xOf(double v) const { return area_.x + area_.width * placeOn(x_, v); }
    double yOf(double v) const
    {
        if (y_.logarithmic) v = std::max(v, y_.begin * 1e-3);
        return area_.bottom() - area_.height * placeOn(y_, v);
    }
    bool usable(const CurveSeries& s, std::size_t i) const
    {
        return i < s.x.size() && std::isfinite(s.x[i]) && std::isfinite(s.y[i])
            && (!x_.logarithmic || s.x[i] > 0);
    }
    // The points that can be seen, one more at either side.
    Range visible(const CurveSeries& s) const
    {
        std::int64_t begin = 0, end = std::int64_t(s.y.size());
        if (!std::is_sorted(s.x.begin(), s.x.end())) return {begin, end};
        begin = std::lower_bound(s.x.begin(), s.x.end(), x_.begin) - s.x.begin() - 1;
        end = std::upper_bound(s.x.begin(), s.x.end(), x_.end) - s.x.begin() + 1;
        return {std::max<std::int64_t>(0, begin), std::min(end, std::int64_t(s.y.size()))};
    }
    void series(const CurveSeries& s, std::size_t index)
    {
        const Range seen = visible(s);
        band(s, seen, colour(index));
        std::vector<Point> line;
        const auto flush = [&] {
            if (line.size() > 1) canvas_.path(line, {colour(index), 1.5, s.dashed});
            if (line.size() == 1 || s.dots) canvas_.dots(line, 2, {colour(index)});
            line.clear();
        };
        for (std::int64_t i = seen.begin; i < seen.end; ++i) {
            const auto k = std::size_t(i);
            if (usable(s, k))
                line.push_back({xOf(s.x[k]), yOf(s.y[k])});
            else
                flush();
        }
        flush();
        points(s, int(index), seen, colour(index));
    }
    void band(const CurveSeries& s, Range seen, Colour colour)
    {
        if (s.low.size() != s.y.size() || s.high.size() != s.y.size()) return;
        std::vector<Point> outline;
        for (std::int64_t i = seen.begin; i < seen.end; ++i)
            if (usable(s, std::size_t(i)))
                outline.push_back({xOf(s.x[std::size_t(i)]), yOf(s.high[std::size_t(i)])});
        for (std::int64_t i = seen.end; i-- > seen.begin;)
            if (usable(s, std::size_t(i)))
                outline.push_back({xOf(s.x[std::size_t(i)]), yOf(s.low[std::size_t(i)])});
        if (outline.size() > 3) canvas_.path(outline, {}, {withAlpha(colour, 0.18)}, true);
    }
    // Linked points are small dots that can be hovered, as long as they do not run together.
    void points(const CurveSeries& s, int series, Range seen, Colour colour)
    {
        if (s.refs.size() != s.y.size() || seen.end - seen.begin > 4000) return;
        const bool crowded = area_.width / double(seen.end - seen.begin) < 4;
        for (std::int64_t i = seen.begin; i < seen.end; ++i) {
            const auto k = std::size_t(i);
            if (!usable(s, k)) continue;
            const auto link = canvas_.link(s.refs[k],
                s.name + (s.name.empty() ? "" : ": ") + valueText(s.x[k]) + ", "
                    + valueText(s.y[k]),
                {}, Datum{.series = series, .count = 1, .index = i});
            const Point at{xOf(s.x[k]), yOf(s.y[k])};
            canvas_.dots(std::span(&at, 1), crowded ? 1 : 2, {colour});
        }
    }
    void record()
    {
        PlotData data{
            .name = curve_.name, .kind = "curve", .area = area_, .x = curve_.x, .y = curve_.y};
        data.x.begin = x_.begin;
        data.x.end = x_.end;
        data.y.begin = y_.begin;
        data.y.end = y_.end;
        for (const CurveSeries& s : curve_.series)
            data.series.push_back({s.name, s.x, s.y});
        data.caption = curve_.caption;
        canvas_.data(std::move(data));
    }

    const Curve& curve_;
    const View& view_;
    Canvas& canvas_;
    Sizes sizes_;
    AxisLine x_, y_;
    Rect area_;
};

} // namespace

void curve(const Curve& curve, Rect area, const View& view, Canvas& canvas)
{
    const auto kept = keptTo(curve, view, canvas);
    CurveDrawing(kept ? *kept : curve, view, canvas).draw(area);
}

} // namespace seq
