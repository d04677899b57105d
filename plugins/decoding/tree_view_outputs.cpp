#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/figure/axes.h"
#include "plugins/decoding/search_text.h"
#include "plugins/decoding/tree_view.h"

#include <algorithm>

namespace seq {

namespace {

double lineOf(const View& view)
{
    return Sizes(view).small * 1.55;
}

} // namespace

double TreePane::outputsHeight() const
{
    return Sizes(view_).text * 2.2 + lineOf(view_) * (double(r_.outputs.size()) + 1);
}

void TreePane::outputs(Rect area, std::span<const int> order, std::string caption)
{
    area = withCaption(caption, area, view_, canvas_);
    const double step = lineOf(view_);
    heading({area.x, area.y, area.width, step});
    area.y += step;
    area.height -= step;
    PlotSeries score{.name = "score"}, logprob{.name = "log-probability"};
    const auto room = std::size_t(std::max(1.0, (area.height + 1) / step));
    const std::size_t shown
        = order.size() <= room ? order.size() : std::max<std::size_t>(room, 2) - 1;
    int place = 0;
    for (const int i : order) {
        const BeamOutput& out = r_.outputs[std::size_t(i)];
        score.x.push_back(place);
        score.y.push_back(out.score);
        logprob.x.push_back(place);
        logprob.y.push_back(out.logprob);
        const Rect line{area.x, area.y + step * place++, area.width, step};
        if (std::size_t(place) <= shown) output(out, place, line);
    }
    if (shown < order.size())
        canvas_.text({area.x, area.y + step * (double(shown) + 0.72)},
            view_.say("{} of {} shown", {std::to_string(shown), std::to_string(order.size())}),
            {.size = Sizes(view_).small, .colour = view_.theme.faint});
    canvas_.data({.name = "outputs",
        .kind = "table",
        .area = area,
        .x = {.label = "place"},
        .y = {.label = "score", .unit = "nat"},
        .series = {std::move(score), std::move(logprob)}});
}

// In a narrow table the last ones make room for the text.
std::vector<TreePane::Column> TreePane::columns(double width) const
{
    std::vector<Column> out{
        {view_.say("score"), 4.4, [](const BeamOutput& o) { return decimals(o.score, 4); }},
        {view_.say("log p"), 4.2, [](const BeamOutput& o) { return decimals(o.logprob, 2); }}};
    const auto any = [&](double BeamOutput::*value) {
        return std::ranges::any_of(
            r_.outputs, [&](const BeamOutput& o) { return !std::isnan(o.*value); });
    };
    const auto orNone = [](double x) { return std::isnan(x) ? std::string() : decimals(x, 2); };
    if (any(&BeamOutput::coverage)) { // what a score is made of
        out.push_back({view_.say("length"), 4.4,
            [orNone](const BeamOutput& o) { return orNone(o.divisor); }});
        out.push_back({view_.say("coverage"), 5.2,
            [orNone](const BeamOutput& o) { return orNone(o.coverage); }});
    }
    if (picture_.notes.groups > 0)
        out.push_back({view_.say("taxed"), 4.2,
            [](const BeamOutput& o) { return decimals(o.augmented, 2); }});
    if (std::ranges::any_of(r_.outputs, &BeamOutput::open))
        out.push_back({"", 4.6, [running = view_.say("running")](const BeamOutput& o) {
                           return o.open ? running : std::string();
                       }});
    constexpr double kText = 8, kEdge = 2.8; // sizes of the text
    double room = width / Sizes(view_).small - kText - kEdge;
    for (const Column& column : out)
        room -= column.width;
    for (; room < 0 && out.size() > 1; out.pop_back())
        room += out.back().width;
    return out;
}

void TreePane::heading(Rect line)
{
    const double unit = Sizes(view_).small, y = line.y + line.height * 0.72;
    double x = line.x + unit * (picture_.notes.groups > 0 ? 2.8 : 0.4);
    for (const Column& column : columns(line.width)) {
        x += unit * column.width;
        canvas_.text({x - unit * 0.6, y},
            fitted(column.title, unit * (column.width - 0.3), unit, canvas_),
            {.size = unit, .colour = view_.theme.faint, .anchor = Anchor::Right});
    }
    canvas_.text({x, y}, view_.say("text"), {.size = unit, .colour = view_.theme.faint});
}

void TreePane::output(const BeamOutput& out, int place, Rect line)
{
    const double unit = Sizes(view_).small, y = line.y + line.height * 0.72;
    const std::string text = visibleText(toUtf8(out.text));
    const auto link
        = canvas_.link(refOf(out.node), fill("output {}: {}", {std::to_string(place), text}));
    const auto click = canvas_.onClick(choose(out.node));
    const bool selected = out.node == chosen();
    canvas_.rect({line.x, line.y, line.width, line.height - 1},
        {selected ? mix(view_.theme.background, view_.theme.highlight, 0.25)
                  : view_.theme.surface});
    double x = line.x + unit * 0.4;
    if (picture_.notes.groups > 0) {
        const auto& hues = view_.theme.category;
        canvas_.rect({x, line.y + 2, unit * 0.5, line.height - 5},
            {hues[std::size_t(out.group) % hues.size()]});
        canvas_.text({x + unit * 0.8, y}, std::to_string(out.group + 1),
            {.size = unit, .colour = view_.theme.text});
        x += unit * 2.4;
    }
    for (const Column& column : columns(line.width)) {
        x += unit * column.width;
        canvas_.text({x - unit * 0.6, y}, column.value(out),
            {.size = unit, .colour = view_.theme.faint, .anchor = Anchor::Right});
    }
    canvas_.text({x, y}, fitted(text, line.right() - x - unit * 0.5, unit, canvas_),
        {.size = unit, .colour = view_.theme.text, .bold = selected});
}

} // namespace seq
