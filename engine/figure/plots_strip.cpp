#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "engine/figure/subtract.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace seq {
namespace {

// Lays the pieces of all rows over one another by byte: the place of a byte boundary is the
// longest path to it, so that every piece of every row has room for its label.
class StripLayout {
public:
    StripLayout(
        const TokenStrip& strip, double width, double pad, double size, const Canvas& canvas)
    {
        std::set<std::int64_t> bounds;
        for (const StripRow& row : strip.rows)
            for (const StripItem& item : row.items) {
                bounds.insert(item.ref.begin);
                bounds.insert(item.ref.end);
                const double room
                    = std::min(width, canvas.width(visibleText(item.text), size) + 2 * pad);
                const double note = canvas.width(item.note, size * 0.8) + pad;
                auto& need = needs_[item.ref.end][item.ref.begin];
                need = std::max({need, room, item.note.empty() ? 0 : note});
            }
        bounds_.assign(bounds.begin(), bounds.end());
        for (const StripRow& row : strip.rows)
            for (const StripItem& item : row.items)
                for (auto b = bounds.upper_bound(item.ref.begin);
                     b != bounds.end() && *b < item.ref.end; ++b)
                    ++inner_[*b];
        place();
        breakLines(width);
    }
    // Where a boundary lies: its line, and x within it. An end stays on the line it closes.
    struct Place {
        std::size_t line = 0;
        double x = 0;
    };
    Place begin(std::int64_t byte) const { return at(byte, false); }
    Place end(std::int64_t byte) const { return at(byte, true); }
    std::size_t lines() const { return starts_.size(); }
    double lineWidth(std::size_t line) const
    {
        return (line + 1 < starts_.size() ? starts_[line + 1] : total_) - starts_[line];
    }

private:
    void place()
    {
        double x = 0;
        for (std::int64_t bound : bounds_) {
            const auto need = needs_.find(bound);
            if (need != needs_.end())
                for (const auto& [from, width] : need->second)
                    if (from < bound) x = std::max(x, x_[from] + width);
            x_[bound] = x;
        }
        total_ = x;
    }
    // At the boundary in the last third of a line that the fewest pieces cross.
    void breakLines(double width)
    {
        starts_ = {0};
        std::size_t from = 0;
        for (std::size_t i = 1; i < bounds_.size(); ++i) {
            if (x_[bounds_[i]] - starts_.back() <= width + 0.01 || i - 1 == from) continue;
            std::size_t cut = i - 1;
            for (std::size_t k = i - 1; k > from; --k) {
                if (x_[bounds_[k]] - starts_.back() < width * 0.67) break;
                if (crossings(bounds_[k]) < crossings(bounds_[cut])) cut = k;
            }
            if (x_[bounds_[cut]] <= starts_.back()) continue;
            starts_.push_back(x_[bounds_[cut]]);
            from = cut;
            i = cut; // what follows the cut stands on the new line
        }
    }
    int crossings(std::int64_t bound) const
    {
        const auto found = inner_.find(bound);
        return found == inner_.end() ? 0 : found->second;
    }
    Place at(std::int64_t byte, bool end) const
    {
        const auto found = x_.find(byte);
        const double x = found == x_.end() ? 0 : found->second;
        const auto after = end ? std::lower_bound(starts_.begin(), starts_.end(), x - 1e-9)
                               : std::upper_bound(starts_.begin(), starts_.end(), x + 1e-9);
        const auto line = std::size_t(std::max<std::ptrdiff_t>(1, after - starts_.begin()) - 1);
        return {line, x - starts_[line]};
    }
    std::map<std::int64_t, std::map<std::int64_t, double>> needs_; // by end, then begin: width
    std::vector<std::int64_t> bounds_;
    std::map<std::int64_t, int> inner_; // boundaries inside pieces, of how many rows
    std::map<std::int64_t, double> x_;
    std::vector<double> starts_; // x at which lines begin
    double total_ = 0;
};

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
                banded_ = banded_ || !std::isnan(item.band);
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
            for (std::size_t i = 0; i < row.items.size(); ++i)
                item(row.items[i], r, i);
        }
    }
    void item(const StripItem& item, std::size_t row, std::size_t index)
    {
        const auto from = layout_->begin(item.ref.begin), to = layout_->end(item.ref.end);
        if (lineTop(from.line) > area_.bottom() || lineTop(to.line) + lineHeight_ < area_.y) return;
        const std::string shown = visibleText(item.text);
        const auto link = canvas_.link(item.ref, item.label.empty() ? shown : item.label, {},
            Datum{.series = int(row) * each(), .count = each(), .index = std::int64_t(index)});
        std::optional<Canvas::Scope> edit;
        if (item.edit) edit.emplace(canvas_.onClick(*item.edit));
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
        if (!std::isnan(item.band)) {
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
            PlotSeries series{.name = row.title};
            PlotSeries band{.name = row.title + (row.title.empty() ? "" : " ") + strip_.bandLabel,
                .label = strip_.bandLabel,
                .unit = strip_.bandUnit};
            for (const StripItem& item : row.items) {
                series.x.push_back(double(item.ref.begin));
                series.y.push_back(item.value);
                series.names.push_back(item.text);
                band.x.push_back(double(item.ref.begin));
                band.y.push_back(item.band);
            }
            data.series.push_back(std::move(series));
            if (banded_) data.series.push_back(std::move(band));
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
