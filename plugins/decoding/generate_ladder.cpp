#include "plugins/decoding/generate_ladder.h"

#include "engine/figure/axes.h"
#include "engine/figure/plots.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace seq {

namespace {

using Params = Generate::Params;
using Shown = Generate::Result;

std::string counted(int number) // 49,152
{
    std::string text = std::to_string(number);
    for (auto at = std::ptrdiff_t(text.size()) - 3; at > 0; at -= 3)
        text.insert(text.begin() + at, ',');
    return text;
}

std::string percentText(double percent)
{
    char text[32];
    std::snprintf(text, sizeof text, percent < 0.001 ? "%.0e" : "%.3g", percent);
    return text;
}

// What one column of the ladder shows: probabilities after a stage, in percent.
struct Column {
    std::string title;
    int stage; // of the ladder
    int mass; // the stage whose sum makes scores probabilities
};

// A filter leaves the scores of those that stay, so that its bars keep their lengths; the last
// column divides by what is left.
std::vector<Column> columnsOf(const std::vector<std::string>& stages, const Ladder& ladder)
{
    std::vector<Column> columns;
    int mass = 0;
    for (int s = 0; s < int(stages.size()); ++s) {
        bool moved = false;
        for (std::size_t i = 0; s > 0 && i < ladder.ids.size(); ++i) {
            const float now = ladder.scores[std::size_t(s)][i];
            moved = moved || (std::isfinite(now) && now != ladder.scores[std::size_t(s - 1)][i]);
        }
        if (moved) mass = s;
        columns.push_back({stages[std::size_t(s)], s, mass});
    }
    const int last = int(stages.size()) - 1;
    if (mass != last) columns.push_back({phrase("renormalised"), last, last});
    return columns;
}

class LadderDrawing {
public:
    LadderDrawing(
        const Params& p, const Shown& r, int step, Rect area, const View& view, Canvas& canvas)
        : p_(p)
        , r_(r)
        , area_(area)
        , view_(view)
        , canvas_(canvas)
        , step_(step)
        , ladder_(r.generated.ladders[std::size_t(step_)])
        , columns_(columnsOf(r.generated.stages, ladder_))
    {
    }
    // What is left of the area, to the right.
    Rect draw()
    {
        const Sizes sizes(view_);
        area_ = withCaption(caption(), area_, view_, canvas_);
        choose(sizes);
        for (const Column& column : columns_)
            for (const std::size_t i : rows_)
                most_ = std::max(most_, percent(column, i));
        double labels = 0;
        for (const std::size_t i : rows_)
            labels = std::max(labels, canvas_.width(visibleText(nameOf(i)), sizes.text));
        const double first = std::min(labels, area_.width * 0.2) + sizes.text;
        const double width = std::min((area_.width - first) / double(columns_.size()), 320.0);
        double x = area_.x;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const double own = width + (c == 0 ? first : 0);
            column(c, {x, area_.y, own - sizes.gap, area_.height});
            x += own;
        }
        return {x + sizes.gap, area_.y, area_.right() - x - sizes.gap, area_.height};
    }

private:
    std::string nameOf(std::size_t i) const
    {
        const auto found = r_.names.find(ladder_.ids[i]);
        return found == r_.names.end() ? std::to_string(ladder_.ids[i]) : found->second;
    }
    Token chosen() const { return r_.generated.tokens[std::size_t(step_)].id; }
    std::string caption() const
    {
        const std::vector<std::string> counts{
            std::to_string(step_), counted(ladder_.kept), counted(r_.vocabulary)};
        return ladder_.kept == 1
            ? view_.say(
                "Step {}, probability in % after each stage: {} of {} tokens stays; a click "
                "on a candidate puts it there",
                counts)
            : view_.say("Step {}, probability in % after each stage: {} of {} tokens stay; a click "
                        "on a candidate puts it there",
                counts);
    }
    // The candidates that there is room for, the chosen one among them.
    void choose(const Sizes& sizes)
    {
        const double line = sizes.text * 1.25;
        const double free = area_.height - line * 1.8 - sizes.small * 1.8;
        const auto room = std::size_t(std::max(1.0, std::floor(free / line)));
        for (std::size_t i = 0; i < ladder_.ids.size(); ++i)
            if (rows_.size() < room) rows_.push_back(i);
        const auto at = std::size_t(std::ranges::find(ladder_.ids, chosen()) - ladder_.ids.begin());
        if (at < ladder_.ids.size() && at >= rows_.size()) rows_.back() = at;
    }
    bool removedBefore(const Column& c, std::size_t i) const
    {
        const int by = ladder_.removedBy[i];
        return by != Ladder::kStays && (by < c.stage || c.title == "renormalised");
    }
    bool removedHere(const Column& c, std::size_t i) const
    {
        return ladder_.removedBy[i] == c.stage && !removedBefore(c, i);
    }
    double percent(const Column& c, std::size_t i) const
    {
        if (removedBefore(c, i)) return 0;
        const auto stage = std::size_t(removedHere(c, i) ? std::max(0, c.stage - 1) : c.stage);
        const double mass = ladder_.logMass[std::size_t(std::min(c.mass, int(stage)))];
        return 100 * std::exp(double(ladder_.scores[stage][i]) - mass);
    }
    // Forced here from now on; what was forced later is dropped. A forced one is set free.
    Edit force(Token id) const
    {
        std::vector<std::int64_t> forced;
        for (std::size_t i = 0; i + 1 < p_.forced.size(); i += 2)
            if (p_.forced[i] < step_) forced.insert(forced.end(), {p_.forced[i], p_.forced[i + 1]});
        const bool now = r_.generated.tokens[std::size_t(step_)].forced && id == chosen();
        if (!now) forced.insert(forced.end(), {step_, std::int64_t(id)});
        return {{}, {{"forced", Value(forced)}, {"step", Value(std::int64_t(step_))}}};
    }
    void column(std::size_t c, Rect area)
    {
        const Column& column = columns_[c];
        Bars bars;
        bars.name = column.title;
        bars.caption = view_.say(column.title);
        bars.value.end = most_;
        bars.fit = bars.numbers = false;
        for (const std::size_t i : rows_) {
            const Token id = ladder_.ids[i];
            Bar bar;
            if (c == 0) bar.label = nameOf(i);
            bar.value = percent(column, i);
            bar.struck = removedHere(column, i);
            if (bar.struck)
                bar.note.append("× ").append(bars.caption);
            else if (!removedBefore(column, i))
                bar.note = percentText(bar.value);
            bar.category = removedBefore(column, i) ? 1 : 0;
            bar.selected = id == chosen() && !removedBefore(column, i);
            bar.ref = {sourceOf("token", p_.model.written), id, std::int64_t(id) + 1};
            bar.edit = force(id);
            bars.bars.push_back(std::move(bar));
        }
        seq::bars(bars, area, view_, canvas_);
    }

    const Params& p_;
    const Shown& r_;
    Rect area_;
    const View& view_;
    Canvas& canvas_;
    int step_;
    const Ladder& ladder_;
    std::vector<Column> columns_;
    std::vector<std::size_t> rows_; // of the ladder
    double most_ = 0;
};

} // namespace

Rect drawLadder(const Generate::Params& p, const Generate::Result& r, int step, Rect area,
    const View& view, Canvas& canvas)
{
    return LadderDrawing(p, r, step, area, view, canvas).draw();
}

} // namespace seq
