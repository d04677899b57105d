#include "engine/base/utf8.h"
#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "plugins/decoding/generate_ladder.h"
#include "plugins/decoding/measure_name.h"

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

// Of the prompt's pieces, then of the written ones: bytes of the prompt's text and what follows it.
// Each piece covers at least a byte.
std::vector<Ref> refsOf(const Shown& r)
{
    std::string text;
    for (const std::string& piece : r.prompt)
        text += piece;
    const SourceId source = sourceOf("text", text);
    std::vector<Ref> refs;
    std::int64_t at = 0;
    for (const auto* pieces : {&r.prompt, &r.pieces})
        for (const std::string& piece : *pieces) {
            const auto end = at + std::max<std::int64_t>(1, std::int64_t(piece.size()));
            refs.push_back({source, at, end});
            at = end;
        }
    return refs;
}

StripItem writtenItem(const Params& p, const Shown& r, std::size_t step)
{
    const Chosen& chosen = r.generated.tokens[step];
    StripItem item;
    item.text = toUtf8(r.pieces[step]);
    item.value = measureOf(p, chosen);
    item.selected = std::int64_t(step) == selected(p, r);
    item.label = "step " + std::to_string(step) + ": " + visibleText(item.text)
        + (chosen.forced ? ", forced" : "") + ", probability "
        + valueText(std::exp(chosen.logprob));
    item.edit = Edit{{}, {{"step", Value(std::int64_t(step))}}};
    return item;
}

StripRow rowOf(const Params& p, const Shown& r)
{
    const std::vector<Ref> refs = refsOf(r);
    std::vector<StripItem> items;
    for (const std::string& piece : r.prompt)
        items.emplace_back().text = toUtf8(piece);
    for (std::size_t i = 0; i < r.pieces.size(); ++i)
        items.push_back(writtenItem(p, r, i));
    for (std::size_t i = 0; i < refs.size(); ++i)
        items[i].ref = refs[i];
    return {.items = std::move(items)};
}

void drawStrip(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    TokenStrip strip;
    strip.name = "text";
    strip.caption = view.say("The prompt, and what the model wrote after it, coloured by {}",
        {measureName(p.shown.name(), view.say)});
    strip.valueLabel = measureName(p.shown.name(), view.say);
    if (p.shown.is("surprisal") || p.shown.is("entropy")) strip.valueUnit = "nat";
    strip.colourBar = true;
    strip.scale.map = colourMapOf(p.colours.name());
    if (p.shown.is("rank")) {
        strip.scale.transform = Transform::Log10;
        strip.scale.low = 1;
    }
    strip.scale.high = p.shown.is("probability") ? 1 : 2;
    strip.rows.push_back(rowOf(p, r));
    for (const StripItem& item : strip.rows[0].items)
        if (item.value > strip.scale.high) strip.scale.high = item.value;
    tokenStrip(strip, area, view, canvas);
}

void drawCourse(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    Curve course;
    course.name = "course";
    course.caption = view.say("How unsure the model was, and how surprised by what came");
    course.x.label = view.say("step");
    course.y = {.label = view.say("surprisal, entropy"), .unit = "nat"};
    course.fromZero = true;
    course.markers = {double(selected(p, r))};
    CurveSeries surprisal{.name = view.say("surprisal")},
        entropy{.name = view.say("entropy"), .dashed = true};
    const std::vector<Ref> refs = refsOf(r);
    for (std::size_t i = 0; i < r.generated.tokens.size(); ++i) {
        const Chosen& chosen = r.generated.tokens[i];
        for (CurveSeries* s : {&surprisal, &entropy}) {
            s->x.push_back(double(i));
            s->refs.push_back(refs[r.prompt.size() + i]);
        }
        surprisal.y.push_back(-chosen.logprob);
        entropy.y.push_back(chosen.entropy);
    }
    surprisal.dots = surprisal.x.size() < 80;
    course.series = {std::move(surprisal), std::move(entropy)};
    curve(course, area, view, canvas);
}

// Room for all of the text, as far as it leaves some for the rest.
double stripHeight(const Shown& r, Rect all, const View& view, const Canvas& canvas)
{
    const Sizes sizes(view);
    double width = 0; // in one line
    for (const auto* pieces : {&r.prompt, &r.pieces})
        for (const std::string& piece : *pieces)
            width += canvas.width(visibleText(toUtf8(piece)), sizes.text) + sizes.text * 0.7;
    const double lines = std::ceil(1.05 * width / std::max(50.0, all.width - sizes.small * 6));
    const double high = sizes.text * (2.2 + 2.4 * lines) + sizes.gap;
    const double least = sizes.text * 9; // of the colour bar
    return std::clamp(high, least, std::max(least, std::floor(all.height * 0.4)));
}

} // namespace

void Generate::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    const double pad = view.size.width > 700 ? 16 : 8;
    const Rect all = Rect{0, 0, view.size.width, view.size.height}.inset(pad);
    const double strip = stripHeight(r, all, view, canvas);
    drawStrip(p, r, {all.x, all.y, all.width, strip}, view, canvas);
    if (r.generated.tokens.empty()) return;
    const Rect below{all.x, all.y + strip + pad, all.width, all.height - strip - pad};
    const Rect right = drawLadder(p, r, int(selected(p, r)), below, view, canvas);
    if (right.width > 240) drawCourse(p, r, right, view, canvas);
}

} // namespace seq
