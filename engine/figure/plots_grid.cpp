#include "engine/base/error.h"
#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "engine/figure/subtract.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seq {
namespace {

class GridDrawing {
public:
    GridDrawing(const ThumbnailGrid& grid, const View& view, Canvas& canvas)
        : grid_(grid)
        , view_(view)
        , canvas_(canvas)
        , sizes_(view)
        , columns_(grid.columns)
        , rows_((int(grid.items.size()) + grid.columns - 1) / grid.columns)
    {
    }
    void draw(Rect area)
    {
        area = withCaption(grid_.caption, area, view_, canvas_);
        if (grid_.colourBar)
            area = withColourBar(
                grid_.scale, titled(grid_.valueLabel, grid_.valueUnit), area, view_, canvas_);
        area = legend(area);
        if (rows_ == 0) return;
        place(area);
        labels();
        {
            const auto clip = canvas_.clip(area_);
            for (std::size_t i = 0; i < grid_.items.size(); ++i)
                if (grid_.items[i].values) item(grid_.items[i], int(i));
        }
        record();
    }

private:
    Rect legend(Rect area)
    {
        if (grid_.categories.empty()) return area;
        double x = area.x, y = area.y + sizes_.small;
        for (std::size_t i = 0; i < grid_.categories.size(); ++i) {
            const double width
                = canvas_.width(grid_.categories[i], sizes_.small) + sizes_.small * 2.2;
            if (x > area.x && x + width > area.right()) {
                x = area.x;
                y += sizes_.small * 1.5;
            }
            canvas_.rect({x, y - sizes_.small * 0.75, sizes_.small * 0.75, sizes_.small * 0.75},
                {category(int(i))});
            canvas_.text({x + sizes_.small * 1.05, y}, grid_.categories[i],
                {.size = sizes_.small, .colour = view_.theme.text});
            x += width;
        }
        const double height = y - area.y + sizes_.gap;
        return {area.x, area.y + height, area.width, std::max(0.0, area.height - height)};
    }
    Colour category(int index) const
    {
        return view_.theme.category[std::size_t(index) % view_.theme.category.size()];
    }
    std::string nameOf(const PlotAxis& axis, int i) const
    {
        return i < int(axis.names.size()) ? axis.names[std::size_t(i)] : std::to_string(i);
    }
    void place(Rect area)
    {
        const double line = sizes_.small;
        double names = 0;
        for (int r = 0; r < rows_; ++r)
            names = std::max(names, canvas_.width(nameOf(grid_.y, r), line));
        names = std::min(names, area.width * 0.2);
        names_ = names;
        const double left = names + line * 0.6 + (grid_.y.label.empty() ? 0 : line * 1.5);
        const double below = line * (grid_.x.label.empty() ? 1.6 : 3.1);
        area_ = {area.x + left, area.y, std::max(1.0, area.width - left),
            std::max(1.0, area.height - below)};
        const Camera& camera = view_.camera;
        step_ = {area_.width / (columns_ * camera.width), area_.height / (rows_ * camera.height)};
        origin_ = {
            area_.x - camera.x * columns_ * step_.width, area_.y - camera.y * rows_ * step_.height};
    }
    void labels()
    {
        const double line = sizes_.small;
        double free = -1e9;
        for (int c = 0; c < columns_; ++c) {
            const double x = origin_.x + step_.width * (c + 0.5);
            const std::string name = fitted(nameOf(grid_.x, c), step_.width * 3, line, canvas_);
            const double half = canvas_.width(name, line) / 2;
            if (x < area_.x || x > area_.right() || x - half < free + line * 0.3) continue;
            free = x + half;
            canvas_.text({x, area_.bottom() + line * 1.3}, name,
                {.size = line, .colour = view_.theme.faint, .anchor = Anchor::Middle});
        }
        free = -1e9;
        for (int r = 0; r < rows_; ++r) {
            const double y = origin_.y + step_.height * (r + 0.5);
            if (y < area_.y || y > area_.bottom() || y - line / 2 < free + line * 0.1) continue;
            free = y + line / 2;
            canvas_.text({area_.x - line * 0.6, y + line * 0.35},
                fitted(nameOf(grid_.y, r), names_, line, canvas_),
                {.size = line, .colour = view_.theme.faint, .anchor = Anchor::Right});
        }
        if (!grid_.x.label.empty())
            canvas_.text({area_.x + area_.width / 2, area_.bottom() + line * 2.8}, grid_.x.label,
                {.size = line, .colour = view_.theme.text, .anchor = Anchor::Middle});
        if (!grid_.y.label.empty())
            canvas_.text({area_.x - names_ - line * 1.1, area_.y + area_.height / 2}, grid_.y.label,
                {.size = line, .colour = view_.theme.text, .anchor = Anchor::Middle, .turn = -90});
    }
    void item(const Thumbnail& thumb, int index)
    {
        const Rect slot{origin_.x + step_.width * (index % columns_),
            origin_.y + step_.height * (index / columns_), step_.width, step_.height};
        if (slot.right() < area_.x || slot.x > area_.right() || slot.bottom() < area_.y
            || slot.y > area_.bottom())
            return;
        const double gap = std::clamp(std::min(slot.width, slot.height) * 0.07, 0.5, 8.0);
        Rect box = slot.inset(gap);
        const auto link = canvas_.link(thumb.ref, thumb.label.empty() ? thumb.title : thumb.label);
        std::optional<Canvas::Scope> edit;
        if (thumb.edit) edit.emplace(canvas_.onClick(*thumb.edit));
        if (thumb.category >= 0) {
            const double bar = std::clamp(box.height * 0.08, 1.5, 4.0);
            canvas_.rect({box.x, box.y, box.width, bar}, {category(thumb.category)});
            box.y += bar;
            box.height -= bar;
        }
        const bool titled = box.height > sizes_.small * 4.5 && !thumb.title.empty();
        if (titled) {
            const std::string text = thumb.title + (thumb.note.empty() ? "" : "  " + thumb.note);
            canvas_.text({box.x, box.y + sizes_.small * 1.1},
                fitted(text, box.width, sizes_.small, canvas_),
                {.size = sizes_.small, .colour = view_.theme.text});
            box.y += sizes_.small * 1.5;
            box.height -= sizes_.small * 1.5;
        }
        canvas_.image(box, {thumb.values, grid_.scale});
        if (thumb.selected) canvas_.rect(slot.inset(gap / 2), {}, {view_.theme.highlight, 1.5});
    }
    static std::vector<double> counted(std::size_t count) // 0, 1, 2 …
    {
        std::vector<double> all(count);
        std::iota(all.begin(), all.end(), 0.0);
        return all;
    }
    void record()
    {
        PlotData data{
            .name = grid_.name,
            .kind = "grid",
            .area = area_,
            .x = grid_.x,
            .y = grid_.y,
        };
        data.x.begin = view_.camera.x * columns_;
        data.x.end = data.x.begin + view_.camera.width * columns_;
        data.y.begin = view_.camera.y * rows_;
        data.y.end = data.y.begin + view_.camera.height * rows_;
        SharedList<double> places; // most have as many cells as the one before
        for (const Thumbnail& thumb : grid_.items) {
            PlotSeries series{.name = thumb.title};
            if (thumb.values) {
                const Tensor dense = thumb.values.contiguous();
                const auto values = dense.host<float>();
                if (places.size() != values.size()) places = counted(values.size());
                series.x = places;
                series.y = std::vector<double>(values.begin(), values.end());
            }
            data.series.push_back(std::move(series));
        }
        data.caption = grid_.caption;
        data.scale = grid_.scale;
        canvas_.data(std::move(data));
    }

    const ThumbnailGrid& grid_;
    const View& view_;
    Canvas& canvas_;
    Sizes sizes_;
    int columns_, rows_;
    Rect area_;
    Size step_;
    Point origin_;
    double names_ = 0;
};

} // namespace

void thumbnailGrid(const ThumbnailGrid& grid, Rect area, const View& view, Canvas& canvas)
{
    SEQ_ASSERT(grid.columns > 0);
    const auto kept = keptTo(grid, view, canvas);
    GridDrawing(kept ? *kept : grid, view, canvas).draw(area);
}

} // namespace seq
