#include "engine/figure/axes.h"

#include <algorithm>
#include <cmath>

namespace seq {

Sizes::Sizes(const View& view)
    : text((view.still ? 8.5 : 12) * view.text)
    , small((view.still ? 7.5 : 11) * view.text)
    , gap((view.still ? 6 : 8) * view.text)
{
}

Rect withCaption(const std::string& caption, Rect area, const View& view, Canvas& canvas)
{
    if (caption.empty()) return area;
    const Sizes sizes(view);
    const std::string shown = fitted(caption, area.width, sizes.text, canvas);
    canvas.text({area.x, area.y + sizes.text}, shown,
        {.size = sizes.text, .colour = view.theme.text, .anchor = Anchor::Left});
    const double height = sizes.text * 1.3 + sizes.gap;
    return {area.x, area.y + height, area.width, std::max(0.0, area.height - height)};
}

namespace {

Ticks scaleTicks(const ColourScale& scale, int most)
{
    if (scale.transform != Transform::Log10) return niceTicks(scale.low, scale.high, most);
    const double low = scale.low > 0 ? scale.low : scale.high / 1e6;
    return decadeTicks(low, scale.high, most);
}

Tensor ramp()
{
    std::vector<float> values(256);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = float((255.5 - double(i)) / 256);
    return Tensor::of(values, {256, 1});
}

} // namespace

double colourBarWidth(const ColourScale& scale, const std::string& title, Rect area,
    const View& view, const Canvas& canvas)
{
    const Sizes sizes(view);
    const Ticks ticks = scaleTicks(scale, 5);
    double labels = 0;
    for (double tick : ticks.at)
        labels = std::max(labels, canvas.width(tickText(tick, ticks.step), sizes.small));
    const double turned = title.empty() ? 0 : sizes.small * 1.6;
    const double width = sizes.text * 0.8 + 4 + labels + turned + 2 * sizes.gap;
    return area.width < width * 2 || area.height < sizes.text * 4 ? 0 : width;
}

Rect withColourBar(
    const ColourScale& scale, const std::string& title, Rect area, const View& view, Canvas& canvas)
{
    const Sizes sizes(view);
    const double taken = colourBarWidth(scale, title, area, view, canvas);
    if (taken == 0) return area;
    const Ticks ticks = scaleTicks(scale, 5);
    const double bar = sizes.text * 0.8, width = taken - 2 * sizes.gap;
    const double height = std::min(area.height, sizes.text * 14);
    const Rect place{area.right() - width, area.y, bar, height};
    canvas.image(place, {ramp(), {.map = scale.map}});
    for (double tick : ticks.at) {
        const double y = place.bottom() - place.height * unitOf(scale, tick);
        canvas.path(std::array{Point{place.right(), y}, Point{place.right() + 2.5, y}},
            {view.theme.line, 0.75});
        canvas.text({place.right() + 4, y + sizes.small * 0.35}, tickText(tick, ticks.step),
            {.size = sizes.small, .colour = view.theme.faint});
    }
    if (!title.empty()) {
        const std::string shown = fitted(title, area.height, sizes.small, canvas);
        const double half = canvas.width(shown, sizes.small) / 2;
        canvas.text({area.right() - sizes.small * 0.25,
                        area.y + std::max(height / 2, std::min(half, area.height - half))},
            shown,
            {.size = sizes.small,
                .colour = view.theme.faint,
                .anchor = Anchor::Middle,
                .turn = -90});
    }
    area.width -= taken;
    return area;
}

double placeOn(const AxisLine& axis, double value)
{
    if (!axis.logarithmic) return (value - axis.begin) / (axis.end - axis.begin);
    return std::log(value / axis.begin) / std::log(axis.end / axis.begin);
}

namespace {

std::string labelOf(const AxisLine& axis, double tick)
{
    if (axis.names.empty()) return tickText(tick, axis.ticks.step);
    const double index = std::round(tick);
    if (index < 0 || index >= double(axis.names.size())) return {};
    return visibleText(axis.names[std::size_t(index)]);
}

} // namespace

double labelWidth(const AxisLine& axis, const View& view, const Canvas& canvas)
{
    double width = 0;
    for (double tick : axis.ticks.at)
        width = std::max(width, canvas.width(labelOf(axis, tick), Sizes(view).small));
    return width;
}

void markBelow(double x, Rect area, const View& view, Canvas& canvas)
{
    if (x < area.x || x > area.right()) return;
    const double end = area.bottom() + Sizes(view).small * 0.5;
    canvas.path(std::array{Point{x, area.bottom()}, Point{x, end}}, {view.theme.highlight, 1.5});
}

void markLeft(double y, Rect area, const View& view, Canvas& canvas)
{
    if (y < area.y || y > area.bottom()) return;
    const double end = area.x - Sizes(view).small * 0.5;
    canvas.path(std::array{Point{area.x, y}, Point{end, y}}, {view.theme.highlight, 1.5});
}

void axisBelow(const AxisLine& axis, Rect area, const View& view, Canvas& canvas)
{
    const Sizes sizes(view);
    double free = -1e9; // where the last label ended
    for (double tick : axis.ticks.at) {
        const double x = area.x + area.width * placeOn(axis, tick);
        if (x < area.x - 0.5 || x > area.right() + 0.5) continue;
        if (axis.grid)
            canvas.path(
                std::array{Point{x, area.y}, Point{x, area.bottom()}}, {view.theme.grid, 0.75});
        const std::string label = labelOf(axis, tick);
        const double half = canvas.width(label, sizes.small) / 2;
        if (x - half < free + sizes.small * 0.6) continue;
        free = x + half;
        canvas.text({x, area.bottom() + sizes.small * 1.4}, label,
            {.size = sizes.small, .colour = view.theme.faint, .anchor = Anchor::Middle});
    }
    const std::string title = fitted(axis.title, area.width, sizes.small, canvas);
    if (!title.empty())
        canvas.text({area.x + area.width / 2, area.bottom() + sizes.small * 3}, title,
            {.size = sizes.small, .colour = view.theme.text, .anchor = Anchor::Middle});
}

void axisLeft(const AxisLine& axis, Rect area, const View& view, Canvas& canvas)
{
    const Sizes sizes(view);
    for (double tick : axis.ticks.at) {
        const double y = area.bottom() - area.height * placeOn(axis, tick);
        if (y < area.y - 0.5 || y > area.bottom() + 0.5) continue;
        if (axis.grid)
            canvas.path(
                std::array{Point{area.x, y}, Point{area.right(), y}}, {view.theme.grid, 0.75});
        canvas.text({area.x - sizes.small * 0.5, y + sizes.small * 0.35}, labelOf(axis, tick),
            {.size = sizes.small, .colour = view.theme.faint, .anchor = Anchor::Right});
    }
    const std::string title = fitted(axis.title, area.height, sizes.small, canvas);
    const double x = area.x - labelWidth(axis, view, canvas) - sizes.small * 1.1;
    if (!title.empty())
        canvas.text({x, area.y + area.height / 2}, title,
            {.size = sizes.small,
                .colour = view.theme.text,
                .anchor = Anchor::Middle,
                .turn = -90});
}

} // namespace seq
