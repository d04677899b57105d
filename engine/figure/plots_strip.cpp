#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "engine/figure/strip_layout.h"
#include "engine/figure/subtract.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

class StripDrawing {
public:
    StripDrawing(const TokenStrip& strip, const View& view, Canvas& canvas)
        : strip_(strip)
        , view_(view)
        , canvas_(canvas)
        , sizes_(view)
    {
        for (const StripRow& row : strip.rows)
            for (const StripItem& item : row.items) {
                banded_ = banded_ || (strip.bandHigh > 0 && !std::isnan(item.band));
                noted_ = noted_ || !item.note.empty();
            }
        pieceHeight_ = sizes_.text * 1.75;
        rowHeight_ = pieceHeight_ + (noted_ ? sizes_.small * 1.3 : 0)
            + (banded_ ? sizes_.text * 1.3 : 0) + sizes_.text * 0.3;
    }
    void draw(Rect area)
    {
        area = withCaption(strip_.caption, area, view_, canvas_);
        if (strip_.colourBar)
            area = withColourBar(
                strip_.scale, titled(strip_.valueLabel, strip_.valueUnit), area, view_, canvas_);
        titles(area);
        const StripLayout layout(strip_, area.width, sizes_.text * 0.35, sizes_.text, canvas_);
        layout_ = &layout;
        const double gap = strip_.rows.size() > 1 ? sizes_.text * 0.9 : sizes_.text * 0.35;
        lineHeight_ = rowHeight_ * double(strip_.rows.size()) + gap;
        const double whole = lineHeight_ * double(layout.lines());
        if (whole > area.height + gap) area.height -= sizes_.small * 1.6;
        area_ = area;
        const double most = std::max(0.0, whole - area.height);
        scroll_ = view_.camera.y > 0 || !strip_.follow
            ? std::clamp(view_.camera.y * whole, 0.0, most)
            : std::clamp(linesAbove(layout, area.height), 0.0, std::ceil(most / lineHeight_))
                * lineHeight_;
        lines(area);
        if (whole > area.height + gap) rest(area, layout);
        record();
    }

private:
    // Lines to leave out so that the selected piece is in the middle.
    double linesAbove(const StripLayout& layout, double height) const
    {
        for (const StripRow& row : strip_.rows)
            for (const StripItem& item : row.items)
                if (item.selected)
                    return double(layout.begin(item.ref.begin).line)
                        - std::floor((height / lineHeight_ - 1) / 2);
        return 0;
    }
    // One row's title and note stand above it; several share a legend line each.
    void titles(Rect& area)
    {
        const double step = sizes_.small * 1.5;
        for (std::size_t r = 0; r < strip_.rows.size(); ++r) {
            const StripRow& row = strip_.rows[r];
            if (row.title.empty() && row.note.empty()) continue;
            const double y = area.y + sizes_.small;
            double x = area.x;
            if (strip_.rows.size() > 1) {
                const std::string place = std::to_string(r + 1);
                canvas_.text({x, y}, place, {.size = sizes_.small, .colour = view_.theme.faint});
                x += sizes_.small * 1.4;
            }
            canvas_.text({x, y}, row.title,
                {.size = sizes_.small, .colour = view_.theme.text, .bold = true});
            x += canvas_.width(row.title, sizes_.small, true) + sizes_.small * 0.8;
            canvas_.text({x, y}, row.note, {.size = sizes_.small, .colour = view_.theme.faint});
            area.y += step;
            area.height = std::max(0.0, area.height - step);
        }
        if (banded_ && !strip_.bandLabel.empty()) {
            const std::string text = view_.say("bars below: {}, full height {}",
                {titled(strip_.bandLabel, strip_.bandUnit), valueText(strip_.bandHigh)});
            canvas_.text({area.x, area.y + sizes_.small}, text,
                {.size = sizes_.small, .colour = view_.theme.faint});
            area.y += step;
            area.height = std::max(0.0, area.height - step);
        }
        if (area.y > 0) area.y += sizes_.gap * 0.5;
    }
    void lines(Rect area)
    {
        const auto clip = canvas_.clip(area);
        for (std::size_t r = 0; r < strip_.rows.size(); ++r) {
            const StripRow& row = strip_.rows[r];
            const auto above = [&](const StripItem& item) {
                return lineTop(layout_->end(item.ref.end).line) + lineHeight_ < area_.y;
            };
            const auto first = std::ranges::partition_point(row.items, above);
            for (auto i = first; i != row.items.end(); ++i)
                if (!item(*i, r, std::size_t(i - row.items.begin()))) break;
        }
    }
    // False: it lies below what is seen, and so does all that follows.
    bool item(const StripItem& item, std::size_t row, std::size_t index)
    {
        const auto from = layout_->begin(item.ref.begin), to = layout_->end(item.ref.end);
        if (lineTop(from.line) > area_.bottom()) return false;
        const std::string shown = visibleText(item.text);
        const auto link = canvas_.link(item.ref, item.label.empty() ? shown : item.label, {},
            Datum{.series = int(row) * each(), .count = each(), .index = std::int64_t(index)});
        std::optional<Canvas::Scope> edit;
        if (item.edit) edit.emplace(canvas_.onClick(*item.edit));
        if (const std::string& field = strip_.rows[row].field; !field.empty())
            edit.emplace(canvas_.onClick({{}, {{field, Value(std::int64_t(index))}}}));
        std::vector<Rect> boxes; // more than one where a line ends inside it
        std::size_t widest = 0;
        for (std::size_t line = from.line; line <= to.line; ++line) {
            const double left = line == from.line ? from.x : 0;
            const double right = line == to.line ? to.x : layout_->lineWidth(line);
            const double y = lineTop(line) + rowHeight_ * double(row);
            boxes.push_back({area_.x + left, y, right - left, pieceHeight_});
            if (boxes.back().width > boxes[widest].width) widest = boxes.size() - 1;
        }
        for (std::size_t b = 0; b < boxes.size(); ++b)
            if (boxes[b].width > 0.1) piece(item, index, boxes[b], b == widest ? shown : "");
        return true;
    }
    int each() const { return banded_ ? 2 : 1; } // series a row
    double lineTop(std::size_t line) const
    {
        return area_.y + lineHeight_ * double(line) - scroll_;
    }
    void piece(const StripItem& item, std::size_t index, Rect box, const std::string& shown)
    {
        const Theme& theme = view_.theme;
        Colour fill
            = mix(theme.background, theme.category[index % 2 ? 2 : 0], index % 2 ? 0.2 : 0.16);
        if (!std::isnan(item.value)) fill = colourOf(strip_.scale, float(item.value));
        Colour ink = theme.text;
        if (!std::isnan(item.value) && fill.a) ink = inkOn(fill);
        const Rect inner{box.x + 0.5, box.y, std::max(0.2, box.width - 1), box.height};
        Stroke stroke;
        if (item.selected) stroke = {theme.highlight, 1.5};
        canvas_.rect(inner, {fill}, stroke);
        const double pad = sizes_.text * 0.35;
        const std::string text = fitted(shown, box.width - pad, sizes_.text, canvas_);
        if (!text.empty())
            canvas_.text({box.x + box.width / 2, box.y + box.height * 0.68}, text,
                {.size = sizes_.text, .colour = ink, .anchor = Anchor::Middle});
        double below = box.bottom();
        if (noted_ && !shown.empty()) {
            const std::string note = fitted(item.note, box.width, sizes_.small * 0.9, canvas_);
            canvas_.text({box.x + box.width / 2, below + sizes_.small}, note,
                {.size = sizes_.small * 0.9, .colour = theme.faint, .anchor = Anchor::Middle});
            below += sizes_.small * 1.3;
        }
        if (banded_ && !std::isnan(item.band)) {
            const double share = std::clamp(item.band / strip_.bandHigh, 0.0, 1.0);
            canvas_.rect(
                {inner.x, below + 2, inner.width, sizes_.text * 1.1 * share}, {theme.accent});
        }
    }
    void rest(Rect area, const StripLayout& layout)
    {
        std::size_t shown = 0;
        for (std::size_t line = 0; line < layout.lines(); ++line)
            shown += lineTop(line) + lineHeight_ * 0.6 < area.bottom()
                && lineTop(line) > area.y - lineHeight_ * 0.4;
        canvas_.text({area.x, area.bottom() + sizes_.small * 1.3},
            view_.say(
                "{} of {} lines shown", {std::to_string(shown), std::to_string(layout.lines())}),
            {.size = sizes_.small, .colour = view_.theme.faint});
    }
    void record()
    {
        PlotData data{.name = strip_.name,
            .kind = "token strip",
            .area = area_,
            .x = {.label = "byte"},
            .y = {.label = strip_.valueLabel, .unit = strip_.valueUnit},
            .item = "token"};
        for (const StripRow& row : strip_.rows) {
            std::vector<double> places, values, bands;
            std::vector<std::string> names;
            for (const StripItem& item : row.items) {
                places.push_back(double(item.ref.begin));
                values.push_back(item.value);
                bands.push_back(item.band);
                names.push_back(item.text);
            }
            const SharedList<double> x = std::move(places);
            data.series.push_back(
                {.name = row.title, .x = x, .y = std::move(values), .names = std::move(names)});
            if (!banded_) continue;
            data.series.push_back(
                {.name = row.title + (row.title.empty() ? "" : " ") + strip_.bandLabel,
                    .x = x,
                    .y = std::move(bands),
                    .label = strip_.bandLabel,
                    .unit = strip_.bandUnit});
        }
        data.caption = strip_.caption;
        data.scale = strip_.scale;
        data.bandHigh = strip_.bandHigh;
        canvas_.data(std::move(data));
    }

    const TokenStrip& strip_;
    const View& view_;
    Canvas& canvas_;
    Sizes sizes_;
    Rect area_;
    const StripLayout* layout_ = nullptr;
    bool banded_ = false, noted_ = false;
    double pieceHeight_ = 0, rowHeight_ = 0, lineHeight_ = 0, scroll_ = 0;
};

} // namespace

void tokenStrip(const TokenStrip& strip, Rect area, const View& view, Canvas& canvas)
{
    const auto kept = keptTo(strip, view, canvas);
    StripDrawing(kept ? *kept : strip, view, canvas).draw(area);
}

} // namespace seq
