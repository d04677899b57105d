#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "engine/figure/subtract.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

AxisLine valueAxis(const Bars& bars, int most)
{
    AxisLine axis;
    axis.title = titled(bars.value.label, bars.value.unit);
    axis.begin = bars.value.begin;
    axis.end = bars.value.end;
    if (bars.fit) {
        axis.begin = axis.end = 0;
        for (const Bar& bar : bars.bars)
            for (double v : {bar.value, bar.low.value_or(bar.value), bar.high.value_or(bar.value)})
                if (std::isfinite(v)) {
                    axis.begin = std::min(axis.begin, v);
                    axis.end = std::max(axis.end, v);
                }
        if (axis.end == axis.begin) axis.end = axis.begin + 1;
    }
    axis.ticks = niceTicks(axis.begin, axis.end, most);
    return axis;
}

Colour colourOfBar(const Bar& bar, const Theme& theme)
{
    return theme.category[std::size_t(std::max(0, bar.category)) % theme.category.size()];
}

class BarDrawing {
public:
    BarDrawing(const Bars& bars, const View& view, Canvas& canvas)
        : bars_(bars)
        , view_(view)
        , canvas_(canvas)
        , sizes_(view)
    {
    }
    void draw(Rect area)
    {
        area = withCaption(bars_.caption, area, view_, canvas_);
        if (bars_.bars.empty()) return;
        bars_.horizontal ? across(area) : upright(area);
        record();
    }

private:
    std::string numberOf(const Bar& bar) const
    {
        if (!bars_.numbers) return bar.note;
        return valueText(bar.value) + (bar.note.empty() ? "" : "  " + bar.note);
    }
    void across(Rect area)
    {
        const double line = sizes_.text * 1.25;
        double labels = 0, numbers = 0;
        for (const Bar& bar : bars_.bars) {
            labels = std::max(labels, canvas_.width(visibleText(bar.label), sizes_.text));
            numbers = std::max(numbers, canvas_.width(numberOf(bar), sizes_.small));
        }
        labels = std::min(labels, area.width * 0.35);
        const double below = sizes_.small * (bars_.value.label.empty() ? 1.8 : 3.4);
        const double left = labels + sizes_.text * 0.6, right = numbers + sizes_.text * 0.6;
        area_ = {area.x + left, area.y, std::max(10.0, area.width - left - right),
            std::max(line, area.height - below)};
        shown_ = std::min(bars_.bars.size(), std::size_t(std::max(1.0, area_.height / line)));
        if (shown_ < bars_.bars.size()) area_.height -= line;
        axis_ = valueAxis(bars_, std::max(2, int(area_.width / (sizes_.small * 6))));
        const double step = std::min(area_.height / double(shown_), sizes_.text * 2.6);
        area_.height = step * double(shown_);
        axisBelow(axis_, area_, view_, canvas_);
        for (std::size_t i = 0; i < shown_; ++i) {
            const Bar& bar = bars_.bars[i];
            const double y = area_.y + step * double(i), thick = std::min(step * 0.68, line * 1.2);
            const Rect box = barBox(bar, y + (step - thick) / 2, thick);
            one(i, box, [&] {
                canvas_.text({area_.x - sizes_.text * 0.6, y + step / 2 + sizes_.text * 0.35},
                    fitted(visibleText(bar.label), labels, sizes_.text, canvas_),
                    {.size = sizes_.text, .colour = view_.theme.text, .anchor = Anchor::Right});
                const double end = std::max(box.right(), xOf(bar.high.value_or(bar.value)));
                canvas_.text({end + sizes_.text * 0.4, y + step / 2 + sizes_.small * 0.35},
                    numberOf(bar), {.size = sizes_.small, .colour = view_.theme.faint});
            });
            if (bar.low && bar.high)
                canvas_.path(std::array{Point{xOf(*bar.low), y + step / 2},
                                 Point{xOf(*bar.high), y + step / 2}},
                    {view_.theme.text, 1});
        }
        zero();
        if (shown_ < bars_.bars.size()) more(area_.bottom() + sizes_.small * 4.2);
    }
    double xOf(double value) const { return area_.x + area_.width * placeOn(axis_, value); }
    double yOf(double value) const { return area_.bottom() - area_.height * placeOn(axis_, value); }
    Rect barBox(const Bar& bar, double y, double thick) const
    {
        const double base = std::clamp(0.0, axis_.begin, axis_.end);
        const double value = std::isfinite(bar.value) ? bar.value : base;
        const double a = xOf(std::clamp(value, axis_.begin, axis_.end)), b = xOf(base);
        return {std::min(a, b), y, std::abs(a - b), thick};
    }
    template <class Labels> void one(std::size_t index, Rect box, Labels labels)
    {
        const Bar& bar = bars_.bars[index];
        std::optional<Canvas::Scope> link, edit;
        if (bar.ref.end > bar.ref.begin)
            link.emplace(canvas_.link(bar.ref, bar.label + ": " + numberOf(bar), {},
                Datum{.series = 0, .count = 1, .index = std::int64_t(index)}));
        if (bar.edit) edit.emplace(canvas_.onClick(*bar.edit));
        Stroke stroke;
        if (bar.struck) stroke = {view_.theme.faint, 0.75, true};
        if (bar.selected) stroke = {view_.theme.highlight, 1.5};
        canvas_.rect(box, {bar.struck ? Colour{} : colourOfBar(bar, view_.theme)}, stroke);
        labels();
    }
    void zero()
    {
        if (axis_.begin > 0 || axis_.end < 0) return;
        if (bars_.horizontal)
            canvas_.path(std::array{Point{xOf(0), area_.y}, Point{xOf(0), area_.bottom()}},
                {view_.theme.line, 0.75});
        else
            canvas_.path(std::array{Point{area_.x, yOf(0)}, Point{area_.right(), yOf(0)}},
                {view_.theme.line, 0.75});
    }
    void more(double y)
    {
        canvas_.text({area_.x, y},
            view_.say(
                "{} of {} shown", {std::to_string(shown_), std::to_string(bars_.bars.size())}),
            {.size = sizes_.small, .colour = view_.theme.faint});
    }
    void upright(Rect area)
    {
        const double narrow = view_.still ? 4 : 6;
        axis_ = valueAxis(bars_, std::max(2, int(area.height / (sizes_.small * 4))));
        const double left = labelWidth(axis_, view_, canvas_) + sizes_.small * 0.6
            + (axis_.title.empty() ? 0 : sizes_.small * 1.6);
        double below = sizes_.small * (bars_.item.label.empty() ? 1.8 : 3.4);
        area_ = {area.x + left, area.y + sizes_.small, std::max(10.0, area.width - left),
            std::max(10.0, area.height - below - sizes_.small)};
        shown_ = std::min(bars_.bars.size(), std::size_t(std::max(1.0, area_.width / narrow)));
        const double step = std::min(area_.width / double(shown_), sizes_.text * 6);
        area_.width = step * double(shown_);
        axisLeft(axis_, area_, view_, canvas_);
        double free = -1e9;
        for (std::size_t i = 0; i < shown_; ++i) {
            const Bar& bar = bars_.bars[i];
            const double middle = area_.x + step * (double(i) + 0.5), thick = step * 0.7;
            const double base = yOf(std::clamp(0.0, axis_.begin, axis_.end));
            const double top = yOf(std::isfinite(bar.value) ? bar.value : 0);
            const Rect box{middle - thick / 2, std::min(top, base), thick, std::abs(top - base)};
            one(i, box, [&] { uprightLabels(bar, box, middle, step, free); });
        }
        zero();
        if (!bars_.item.label.empty())
            canvas_.text({area_.x + area_.width / 2, area_.bottom() + sizes_.small * 3},
                titled(bars_.item.label, bars_.item.unit),
                {.size = sizes_.small, .colour = view_.theme.text, .anchor = Anchor::Middle});
    }
    void uprightLabels(const Bar& bar, Rect box, double middle, double step, double& free)
    {
        const std::string label = visibleText(bar.label);
        const double half = canvas_.width(label, sizes_.small) / 2;
        if (middle - half > free + sizes_.small * 0.4) {
            canvas_.text({middle, area_.bottom() + sizes_.small * 1.4}, label,
                {.size = sizes_.small, .colour = view_.theme.faint, .anchor = Anchor::Middle});
            free = middle + half;
        }
        if (bars_.numbers && canvas_.width(valueText(bar.value), sizes_.small) < step)
            canvas_.text({middle, box.y - sizes_.small * 0.3}, valueText(bar.value),
                {.size = sizes_.small, .colour = view_.theme.faint, .anchor = Anchor::Middle});
    }
    void record()
    {
        PlotData data{.name = bars_.name,
            .kind = "bars",
            .area = area_,
            .x = bars_.item,
            .y = bars_.value,
            .item = "bar"};
        PlotSeries series{.name = bars_.value.label};
        data.x.names = {};
        for (std::size_t i = 0; i < bars_.bars.size(); ++i) {
            data.x.names.push_back(bars_.bars[i].label);
            series.x.push_back(double(i));
            series.y.push_back(bars_.bars[i].value);
        }
        data.x.begin = 0;
        data.x.end = double(bars_.bars.size());
        data.y.begin = axis_.begin;
        data.y.end = axis_.end;
        data.series.push_back(std::move(series));
        data.caption = bars_.caption;
        canvas_.data(std::move(data));
    }

    const Bars& bars_;
    const View& view_;
    Canvas& canvas_;
    Sizes sizes_;
    AxisLine axis_;
    Rect area_;
    std::size_t shown_ = 0;
};

} // namespace

void bars(const Bars& bars, Rect area, const View& view, Canvas& canvas)
{
    const auto kept = keptTo(bars, view, canvas);
    BarDrawing(kept ? *kept : bars, view, canvas).draw(area);
}

} // namespace seq
