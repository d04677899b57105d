#include "engine/base/error.h"
#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "engine/figure/subtract.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

constexpr std::int64_t kWhole = 1'000'000; // cells up to which a map is one image

struct Span { // of visible cells, fractions allowed
    double begin, end;
    double cells() const { return end - begin; }
};

// One side of the map: what is visible of it, and how its labels lie.
struct Side {
    const PlotAxis& axis;
    const std::vector<Ref>& refs;
    std::int64_t count;
    Span seen;
    bool named(double cell, double size) const
    {
        return std::int64_t(axis.names.size()) == count && cell >= size * 1.02;
    }
    std::int64_t first() const { return std::max<std::int64_t>(0, std::int64_t(seen.begin)); }
    std::int64_t last() const // one past
    {
        return std::min(count, std::int64_t(std::ceil(seen.end)));
    }
    double widest(const Canvas& canvas, double size) const
    {
        double width = 0;
        for (std::int64_t i = first(); i < last(); ++i)
            width = std::max(width, canvas.width(visibleText(axis.names[std::size_t(i)]), size));
        return width;
    }
    Ticks ticks(double length, double room) const // cell indices, where there are no names
    {
        return niceTicks(seen.begin, seen.end, std::max(2, int(length / room)), true);
    }
};

Span seen(double begin, double share, std::int64_t count)
{
    const double n = double(count);
    const double cells = std::clamp(share * n, std::min(1.0, n), n);
    const double from = std::clamp(begin * n, 0.0, n - cells);
    return {from, from + cells};
}

// The link of a row's or column's label lights up what it stands for.
template <class Draw>
void linked(const Side& side, std::int64_t i, Canvas& canvas, const std::string& label, Draw draw)
{
    if (i >= std::int64_t(side.refs.size())) return draw();
    const auto scope = canvas.link(side.refs[std::size_t(i)], label);
    draw();
}

class Drawing {
public:
    Drawing(const HeatMap& map, const View& view, Canvas& canvas)
        : map_(map)
        , view_(view)
        , canvas_(canvas)
        , sizes_(view)
        , rows_{map.y, map.rowRefs, map.tiles ? map.tiles->rows() : map.values.size(0), {0, 0}}
        , columns_{
              map.x, map.columnRefs, map.tiles ? map.tiles->columns() : map.values.size(1), {0, 0}}
    {
        rows_.seen = seen(view.camera.y, view.camera.height, rows_.count);
        columns_.seen = seen(view.camera.x, view.camera.width, columns_.count);
    }
    void draw(Rect area)
    {
        if (rows_.count == 0 || columns_.count == 0) return;
        area = withCaption(map_.caption, area, view_, canvas_);
        const std::string title = titled(map_.valueLabel, map_.valueUnit);
        const Rect whole = area;
        if (map_.colourBar) area.width -= colourBarWidth(map_.scale, title, area, view_, canvas_);
        place(area);
        if (map_.colourBar && area.width < whole.width) // beside the map, which may be narrower
            withColourBar(map_.scale, title,
                {whole.x, area_.y, area_.right() - whole.x + whole.width - area.width,
                    std::max(area_.height, sizes_.text * 4)},
                view_, canvas_);
        cells();
        rowLabels();
        columnLabels();
        for (const std::int64_t row : map_.rowMarks)
            markLeft(yOf(double(row)), area_, view_, canvas_);
        for (const std::int64_t column : map_.columnMarks)
            markBelow(xOf(double(column)), area_, view_, canvas_);
        if (map_.selected) selection();
        record();
    }

private:
    void place(Rect area)
    {
        const double line = sizes_.small;
        const double titles = line * 1.5;
        double left = (map_.y.label.empty() ? 0 : titles) + line * 0.6;
        const double guess = area.height / rows_.seen.cells();
        if (rows_.named(guess, line))
            left += std::min(rows_.widest(canvas_, line), area.width * 0.22);
        else
            left += canvas_.width(tickText(double(rows_.last()), 1), line);
        double below = (map_.x.label.empty() ? 0 : titles) + line * 0.6;
        const double wide = (area.width - left) / columns_.seen.cells();
        turn_ = 0;
        labelRoom_ = wide;
        if (columns_.named(wide, line)) {
            const double widest = columns_.widest(canvas_, line);
            if (widest > wide * 0.92) {
                turn_ = wide >= line * 1.6 ? -45 : -90;
                labelRoom_ = std::min(widest, area.height * 0.3);
                below += turn_ == -45 ? labelRoom_ * 0.71 + line * 0.7 : labelRoom_;
            } else {
                below += line;
            }
        } else {
            below += line;
        }
        area_ = {area.x + left, area.y, std::max(1.0, area.width - left),
            std::max(1.0, area.height - below)};
        if (map_.square) {
            const double cell
                = std::min(area_.width / columns_.seen.cells(), area_.height / rows_.seen.cells());
            area_.width = cell * columns_.seen.cells();
            area_.height = cell * rows_.seen.cells();
        }
        leftRoom_ = left - (map_.y.label.empty() ? 0 : titles) - line * 0.6;
        cellWidth_ = area_.width / columns_.seen.cells();
        cellHeight_ = area_.height / rows_.seen.cells();
    }
    double xOf(double column) const
    {
        return area_.x + (column - columns_.seen.begin) * cellWidth_;
    }
    double yOf(double row) const { return area_.y + (row - rows_.seen.begin) * cellHeight_; }

    void cells()
    {
        const auto clip = canvas_.clip(area_);
        TileSourcePtr tiles = map_.tiles;
        if (!tiles && map_.values.elements() > kWhole) tiles = tilesOf(map_.values);
        if (tiles) {
            tiles_ = tiles;
            canvas_.tiles({xOf(0), yOf(0), cellWidth_ * double(columns_.count),
                              cellHeight_ * double(rows_.count)},
                tiles, map_.scale, map_.mean);
            return;
        }
        const Range rows{rows_.first(), rows_.last()};
        const Range columns{columns_.first(), columns_.last()};
        const Rect part{xOf(double(columns.begin)), yOf(double(rows.begin)),
            cellWidth_ * double(columns.end - columns.begin),
            cellHeight_ * double(rows.end - rows.begin)};
        canvas_.image(part, {map_.values.slice(0, rows).slice(1, columns), map_.scale});
    }
    TextStyle style(Anchor anchor, double turn = 0) const
    {
        return {.size = sizes_.small, .colour = view_.theme.faint, .anchor = anchor, .turn = turn};
    }
    void rowLabels()
    {
        const double right = area_.x - sizes_.small * 0.6, drop = sizes_.small * 0.35;
        if (rows_.named(cellHeight_, sizes_.small)) {
            for (std::int64_t i = rows_.first(); i < rows_.last(); ++i) {
                const double y = yOf(double(i) + 0.5);
                if (y < area_.y || y > area_.bottom()) continue;
                const std::string name = visibleText(map_.y.names[std::size_t(i)]);
                linked(rows_, i, canvas_, name, [&] {
                    canvas_.text({right, y + drop}, fitted(name, leftRoom_, sizes_.small, canvas_),
                        style(Anchor::Right));
                });
            }
        } else {
            const Ticks ticks = rows_.ticks(area_.height, sizes_.small * 3.5);
            for (double tick : ticks.at)
                if (tick < double(rows_.count) || rows_.count == 1)
                    canvas_.text({right, yOf(tick + 0.5) + drop}, tickText(tick, ticks.step),
                        style(Anchor::Right));
        }
        TextStyle title = style(Anchor::Middle, -90);
        title.colour = view_.theme.text;
        const double x = right - leftRoom_ - sizes_.small * 0.5;
        if (!map_.y.label.empty())
            canvas_.text({x, area_.y + area_.height / 2},
                fitted(titled(map_.y.label, map_.y.unit), area_.height, sizes_.small, canvas_),
                title);
    }
    void columnLabels()
    {
        const double line = sizes_.small;
        double bottom = area_.bottom() + line * 0.4;
        if (columns_.named(cellWidth_, line)) {
            for (std::int64_t i = columns_.first(); i < columns_.last(); ++i) {
                const double x = xOf(double(i) + 0.5);
                if (x < area_.x || x > area_.right()) continue;
                const std::string name = visibleText(map_.x.names[std::size_t(i)]);
                const std::string shown
                    = fitted(name, turn_ == 0 ? cellWidth_ : labelRoom_, line, canvas_);
                const Point at = turn_ == 0 ? Point{x, bottom + line * 0.9}
                    : turn_ == -45          ? Point{x + line * 0.3, bottom + line * 0.6}
                                            : Point{x + line * 0.35, bottom};
                linked(columns_, i, canvas_, name, [&] {
                    canvas_.text(
                        at, shown, style(turn_ == 0 ? Anchor::Middle : Anchor::Right, turn_));
                });
            }
            bottom += turn_ == 0 ? line
                : turn_ == -45   ? labelRoom_ * 0.71 + line * 0.7
                                 : labelRoom_;
        } else {
            const double room = canvas_.width(tickText(double(columns_.last()), 1), line) * 2.2;
            const Ticks ticks = columns_.ticks(area_.width, std::max(room, line * 4));
            for (double tick : ticks.at)
                if (tick < double(columns_.count) || columns_.count == 1)
                    canvas_.text({xOf(tick + 0.5), bottom + line * 0.9}, tickText(tick, ticks.step),
                        style(Anchor::Middle));
            bottom += line;
        }
        TextStyle title = style(Anchor::Middle);
        title.colour = view_.theme.text;
        if (!map_.x.label.empty())
            canvas_.text({area_.x + area_.width / 2, bottom + line * 1.3},
                fitted(titled(map_.x.label, map_.x.unit), area_.width, line, canvas_), title);
    }
    void selection()
    {
        const auto clip = canvas_.clip(area_);
        const auto [row, column] = *map_.selected;
        const Stroke stroke{view_.theme.highlight, 1};
        if (row >= 0)
            canvas_.rect({area_.x, yOf(double(row)), area_.width, cellHeight_}, {}, stroke);
        if (column >= 0)
            canvas_.rect({xOf(double(column)), area_.y, cellWidth_, area_.height}, {}, stroke);
    }
    void record()
    {
        PlotData data{.name = map_.name,
            .kind = "heat map",
            .area = area_,
            .x = map_.x,
            .y = map_.y,
            .value = {.label = map_.valueLabel, .unit = map_.valueUnit},
            .rowRefs = map_.rowRefs,
            .columnRefs = map_.columnRefs,
            .rowField = map_.rowField,
            .columnField = map_.columnField};
        data.x.begin = columns_.seen.begin;
        data.x.end = columns_.seen.end;
        data.y.begin = rows_.seen.begin;
        data.y.end = rows_.seen.end;
        if (map_.values) data.matrix = ImageData{map_.values, map_.scale};
        data.tiles = tiles_;
        data.caption = map_.caption;
        data.scale = map_.scale;
        canvas_.data(std::move(data));
    }

    const HeatMap& map_;
    const View& view_;
    Canvas& canvas_;
    Sizes sizes_;
    Side rows_, columns_;
    Rect area_;
    TileSourcePtr tiles_;
    double turn_ = 0, labelRoom_ = 0, leftRoom_ = 0, cellWidth_ = 1, cellHeight_ = 1;
};

} // namespace

void heatMap(const HeatMap& map, Rect area, const View& view, Canvas& canvas)
{
    SEQ_ASSERT(map.tiles || (map.values && map.values.shape().rank() == 2));
    const auto kept = keptTo(map, view, canvas);
    Drawing(kept ? *kept : map, view, canvas).draw(area);
}

std::array<double, 2> rangeOf(const Tensor& values)
{
    std::array<double, 2> range{1e300, -1e300};
    const Tensor dense = values.contiguous();
    for (float v : dense.host<float>()) {
        if (!std::isfinite(v)) continue;
        range[0] = std::min(range[0], double(v));
        range[1] = std::max(range[1], double(v));
    }
    return range[0] <= range[1] ? range : std::array<double, 2>{0, 1};
}

} // namespace seq
