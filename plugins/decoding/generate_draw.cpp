#include "engine/base/utf8.h"
#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "plugins/decoding/generate.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

using Params = Generate::Params;
using Shown = Generate::Result;

std::int64_t selected(const Params& p, const Shown& r)
{
    return std::min<std::int64_t>(p.step, std::int64_t(r.generated.tokens.size()) - 1);
}

double measureOf(const Params& p, const Chosen& c)
{
    if (p.shown.is("probability")) return std::exp(c.logprob);
    if (p.shown.is("entropy")) return c.entropy;
    if (p.shown.is("rank")) return c.rank + 1;
    return -c.logprob;
}

// Prompt and written tokens in one strip; each piece covers at least a byte.
class Strip {
public:
    Strip(const Params& p, const Shown& r)
        : p_(p)
        , r_(r)
    {
        std::string text;
        for (const std::string& piece : r.prompt)
            text += piece;
        source_ = sourceOf("text", text);
    }
    StripRow row()
    {
        StripRow row;
        for (const std::string& piece : r_.prompt)
            row.items.push_back(item(piece));
        for (std::size_t i = 0; i < r_.pieces.size(); ++i) {
            const Chosen& chosen = r_.generated.tokens[i];
            StripItem next = item(r_.pieces[i]);
            next.value = measureOf(p_, chosen);
            next.selected = std::int64_t(i) == selected(p_, r_);
            next.label = "step " + std::to_string(i) + ": " + visibleText(next.text)
                + (chosen.forced ? ", forced" : "") + ", probability "
                + valueText(std::exp(chosen.logprob));
            next.edit = Edit{{}, {{"step", Value(std::int64_t(i))}}};
            row.items.push_back(std::move(next));
        }
        return row;
    }

private:
    StripItem item(const std::string& piece)
    {
        StripItem item;
        item.text = toUtf8(piece);
        const auto end = at_ + std::max<std::int64_t>(1, std::int64_t(piece.size()));
        item.ref = {source_, at_, end};
        at_ = end;
        return item;
    }
    const Params& p_;
    const Shown& r_;
    SourceId source_;
    std::int64_t at_ = 0;
};

ColourMap colourMapOf(std::string_view spelt)
{
    for (const ColourMap map : {ColourMap::Viridis, ColourMap::Cividis, ColourMap::Grey})
        if (name(map) == spelt) return map;
    return ColourMap::Magma;
}

void drawStrip(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    TokenStrip strip;
    strip.name = "text";
    strip.caption = "The prompt, and what the model wrote after it, coloured by "
        + std::string(p.shown.name());
    strip.valueLabel = std::string(p.shown.name());
    if (p.shown.is("surprisal") || p.shown.is("entropy")) strip.valueUnit = "nat";
    strip.colourBar = true;
    strip.scale.map = colourMapOf(p.colours.name());
    if (p.shown.is("rank")) {
        strip.scale.transform = Transform::Log10;
        strip.scale.low = 1;
    }
    strip.scale.high = p.shown.is("probability") ? 1 : 2;
    strip.rows.push_back(Strip(p, r).row());
    for (const StripItem& item : strip.rows[0].items)
        if (item.value > strip.scale.high) strip.scale.high = item.value;
    tokenStrip(strip, area, view, canvas);
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
    if (mass != last) columns.push_back({"renormalised", last, last});
    return columns;
}

class LadderDrawing {
public:
    LadderDrawing(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
        : p_(p)
        , r_(r)
        , area_(area)
        , view_(view)
        , canvas_(canvas)
        , step_(selected(p, r))
        , ladder_(r.generated.ladders[std::size_t(step_)])
        , columns_(columnsOf(r.generated.stages, ladder_))
    {
    }
    void draw()
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
        std::string text = "Step " + std::to_string(step_)
            + ", stage by stage: " + std::to_string(ladder_.kept) + " of "
            + std::to_string(r_.vocabulary) + " tokens stay. A click on a candidate puts it there";
        return text;
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
        return {{}, {{"forced", Value(forced)}, {"step", Value(step_)}}};
    }
    void column(std::size_t c, Rect area)
    {
        const Column& column = columns_[c];
        Bars bars;
        bars.name = column.title;
        bars.caption = column.title;
        bars.value.unit = "%";
        bars.value.end = most_;
        bars.fit = bars.numbers = false;
        for (const std::size_t i : rows_) {
            const Token id = ladder_.ids[i];
            Bar bar;
            if (c == 0) bar.label = nameOf(i);
            bar.value = percent(column, i);
            bar.struck = removedHere(column, i);
            if (bar.struck)
                bar.note = "removed";
            else if (!removedBefore(column, i))
                bar.note = valueText(bar.value);
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
    std::int64_t step_;
    const Ladder& ladder_;
    std::vector<Column> columns_;
    std::vector<std::size_t> rows_; // of the ladder
    double most_ = 0;
};

} // namespace

void Generate::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    canvas.background(view.theme.background);
    const double pad = view.size.width > 700 ? 16 : 8;
    const Rect all = Rect{0, 0, view.size.width, view.size.height}.inset(pad);
    double width = 0; // of the text in one line
    for (const auto* pieces : {&r.prompt, &r.pieces})
        for (const std::string& piece : *pieces)
            width += canvas.width(toUtf8(piece), 11 * view.text) + 10;
    const double lines = std::ceil(width / std::max(50.0, all.width - 70));
    const double strip
        = std::clamp(44 + 26 * lines, 100.0, std::max(100.0, std::floor(all.height * 0.4)));
    drawStrip(p, r, {all.x, all.y, all.width, strip}, view, canvas);
    if (r.generated.tokens.empty()) return;
    const Rect below{all.x, all.y + strip + pad, all.width, all.height - strip - pad};
    LadderDrawing(p, r, below, view, canvas).draw();
}

} // namespace seq
