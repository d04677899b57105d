#include "engine/base/error.h"
#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "engine/figure/subtract.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

class LinkDrawing {
public:
    LinkDrawing(const Connections& plot, const View& view, Canvas& canvas)
        : plot_(plot)
        , view_(view)
        , canvas_(canvas)
        , sizes_(view)
    {
    }
    void draw(Rect area)
    {
        area = withCaption(plot_.caption, area, view_, canvas_);
        const double head = sizes_.small * 1.8;
        area_ = {area.x, area.y + head, area.width, std::max(1.0, area.height - head)};
        const double most = area.width * 0.3;
        left_ = area.x + std::min(most, widest(plot_.left, plot_.leftLabel)) + sizes_.text * 0.6;
        right_ = area.right() - std::min(most, widest(plot_.right, plot_.rightLabel))
            - sizes_.text * 0.6;
        const double left = left_ - sizes_.text * 0.6, right = right_ + sizes_.text * 0.6;
        heading(plot_.leftLabel, area.x, left, area.width / 2 - sizes_.text, false);
        heading(plot_.rightLabel, right, area.right(), area.width / 2 - sizes_.text, true);
        const auto clip = canvas_.clip(area_);
        links();
        pieces(plot_.left, Anchor::Right, left);
        pieces(plot_.right, Anchor::Left, right);
        record();
    }

private:
    // Over the names, from the links outwards; a longer one from the outer edge inwards.
    void heading(const std::string& label, double begin, double end, double most, bool onRight)
    {
        TextStyle style{.size = sizes_.small, .colour = view_.theme.faint};
        const bool fits = canvas_.width(label, sizes_.small) <= end - begin;
        style.anchor = fits == onRight ? Anchor::Left : Anchor::Right;
        canvas_.text({style.anchor == Anchor::Left ? begin : end, area_.y - sizes_.small * 0.8},
            fits ? label : fitted(label, most, sizes_.small, canvas_), style);
    }
    double widest(const std::vector<StripItem>& items, const std::string& title) const
    {
        double width = canvas_.width(title, sizes_.small);
        for (const StripItem& item : items)
            width = std::max(width, canvas_.width(visibleText(item.text), sizes_.text));
        return width;
    }
    double yOf(std::size_t count, std::int64_t i) const
    {
        const double share = (double(i) + 0.5) / double(count);
        return area_.y + area_.height * (share - view_.camera.y) / view_.camera.height;
    }
    void pieces(const std::vector<StripItem>& items, Anchor anchor, double x)
    {
        const double step = area_.height / double(items.size()) / view_.camera.height;
        const auto every = std::size_t(std::max(1.0, std::ceil(sizes_.text * 1.1 / step)));
        const double room = anchor == Anchor::Right ? x - area_.x : area_.right() - x;
        for (std::size_t i = 0; i < items.size(); i += every) {
            const double y = yOf(items.size(), std::int64_t(i));
            if (y < area_.y || y > area_.bottom()) continue;
            const std::string shown = visibleText(items[i].text);
            const auto link
                = canvas_.link(items[i].ref, items[i].label.empty() ? shown : items[i].label);
            std::optional<Canvas::Scope> edit;
            if (items[i].edit) edit.emplace(canvas_.onClick(*items[i].edit));
            canvas_.text({x, y + sizes_.text * 0.35}, fitted(shown, room, sizes_.text, canvas_),
                {.size = sizes_.text,
                    .colour = items[i].selected ? view_.theme.accent : view_.theme.text,
                    .anchor = anchor,
                    .bold = items[i].selected});
        }
    }
    std::vector<std::size_t> strongest() const // of plot_.links
    {
        std::vector<std::size_t> kept;
        for (std::size_t i = 0; i < plot_.links.size(); ++i) {
            const Connection& c = plot_.links[i];
            SEQ_ASSERT(c.from >= 0 && c.from < std::int64_t(plot_.left.size()));
            SEQ_ASSERT(c.to >= 0 && c.to < std::int64_t(plot_.right.size()));
            const double weight = std::abs(c.weight);
            if (weight >= plot_.threshold && weight > 0) kept.push_back(i);
        }
        std::stable_sort(kept.begin(), kept.end(), [this](std::size_t a, std::size_t b) {
            return std::abs(plot_.links[a].weight) > std::abs(plot_.links[b].weight);
        });
        if (std::int64_t(kept.size()) > plot_.strongest)
            kept.resize(std::size_t(std::max<std::int64_t>(0, plot_.strongest)));
        std::reverse(kept.begin(), kept.end()); // the strongest are drawn last
        return kept;
    }
    Colour colourOf(const Connection& c) const
    {
        if (!plot_.difference) return view_.theme.accent;
        return sample(view_.theme.diverging, c.weight < 0 ? 0.1 : 0.9);
    }
    void links()
    {
        for (const std::size_t index : strongest()) {
            const Connection& c = plot_.links[index];
            const Point a{left_, yOf(plot_.left.size(), c.from)};
            const Point b{right_, yOf(plot_.right.size(), c.to)};
            if (std::max(a.y, b.y) < area_.y || std::min(a.y, b.y) > area_.bottom()) continue;
            const auto& from = plot_.left[std::size_t(c.from)];
            const auto& to = plot_.right[std::size_t(c.to)];
            const auto link = canvas_.link(from.ref,
                visibleText(from.text) + " \u2013 " + visibleText(to.text) + ": "
                    + valueText(c.weight),
                {}, Datum{.series = 1, .count = 1, .index = std::int64_t(index)});
            std::array<Point, 17> points; // a cubic with level ends
            for (std::size_t i = 0; i < points.size(); ++i) {
                const double t = double(i) / double(points.size() - 1);
                const double eased = t * t * (3 - 2 * t);
                points[i] = {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * eased};
            }
            const double weight = std::clamp(std::abs(c.weight), 0.0, 1.0);
            canvas_.path(points, {withAlpha(colourOf(c), 0.15 + 0.75 * weight), 0.5 + 3 * weight});
        }
    }
    void record()
    {
        PlotData data{.name = plot_.name,
            .kind = "links",
            .area = area_,
            .x = {.label = plot_.leftLabel},
            .y = {.label = plot_.rightLabel},
            .item = "link"};
        for (const StripItem& item : plot_.left)
            data.x.names.push_back(item.text);
        for (const StripItem& item : plot_.right)
            data.y.names.push_back(item.text);
        PlotSeries ends{.name = "to of from"},
            weights{.name = plot_.valueLabel, .label = plot_.valueLabel};
        for (const Connection& c : plot_.links) {
            ends.x.push_back(double(c.from));
            ends.y.push_back(double(c.to));
            weights.x.push_back(double(c.from));
            weights.y.push_back(c.weight);
        }
        data.series = {std::move(ends), std::move(weights)};
        data.caption = plot_.caption;
        canvas_.data(std::move(data));
    }

    const Connections& plot_;
    const View& view_;
    Canvas& canvas_;
    Sizes sizes_;
    Rect area_;
    double left_ = 0, right_ = 0;
};

} // namespace

void connections(const Connections& plot, Rect area, const View& view, Canvas& canvas)
{
    if (plot.left.empty() || plot.right.empty()) {
        withCaption(plot.caption, area, view, canvas);
        return;
    }
    const auto kept = keptTo(plot, view, canvas);
    LinkDrawing(kept ? *kept : plot, view, canvas).draw(area);
}

} // namespace seq
