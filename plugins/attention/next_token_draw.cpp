#include "engine/figure/plots.h"
#include "plugins/attention/next_token.h"
#include "plugins/attention/token_marks.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

using Params = NextToken::Params;
using Shown = NextToken::Result;

std::int64_t selected(const Params& p, const Shown& r)
{
    const auto last = std::int64_t(r.entropy.size()) - 1;
    return p.token < 0 ? last : std::min<std::int64_t>(p.token, last);
}

void drawStrip(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const TokenMarks tokens(r.text, r.bytes, r.pieces);
    TokenStrip strip;
    strip.name = "surprisal";
    strip.caption = "How much each token surprises the model";
    strip.valueLabel = "surprisal";
    strip.valueUnit = "nat";
    strip.colourBar = true;
    strip.scale.map = colourMapOf(p.colours.name());
    strip.scale.high = 2;
    StripRow row;
    for (std::size_t i = 0; i < r.entropy.size(); ++i) {
        StripItem item = tokens.item(std::int64_t(i), "token");
        item.value = double(r.nll[i]);
        item.selected = std::int64_t(i) == selected(p, r);
        if (!std::isnan(r.nll[i])) strip.scale.high = std::max(strip.scale.high, double(r.nll[i]));
        row.items.push_back(std::move(item));
    }
    strip.rows.push_back(std::move(row));
    tokenStrip(strip, area, view, canvas);
}

void drawTop(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const TokenMarks tokens(r.text, r.bytes, r.pieces);
    const std::int64_t at = selected(p, r);
    const std::int32_t next = at + 1 < std::int64_t(r.ids.size()) ? r.ids[std::size_t(at + 1)] : -1;
    Bars top;
    top.name = "next";
    top.caption = "What may follow \"" + tokens.shown(at) + "\"";
    top.value.label = "probability";
    top.value.unit = "%";
    const auto& guesses = r.top[std::size_t(at)];
    for (std::size_t k = 0; k < guesses.size(); ++k) {
        Bar bar;
        bar.label = r.names[std::size_t(at)][k];
        bar.value = 100 * std::exp(double(guesses[k].logprob));
        bar.selected = guesses[k].id == next;
        if (bar.selected) bar.ref = tokens.ref(at + 1);
        top.bars.push_back(std::move(bar));
    }
    bars(top, area, view, canvas);
}

void drawLens(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const TokenMarks tokens(r.text, r.bytes, r.pieces);
    HeatMap lens;
    lens.name = "lens";
    lens.caption = "Where the prediction forms: what each layer gives to the final one";
    lens.x.label = "token";
    lens.x.names = tokens.names(r.lensTokens);
    lens.y.label = "layer";
    lens.columnRefs = tokens.refs(r.lensTokens);
    lens.values = r.lensLast;
    lens.valueLabel = "probability";
    if (r.lensTokens.begin == 0) lens.columnField = "token";
    if (const std::int64_t at = selected(p, r); at >= r.lensTokens.begin && at < r.lensTokens.end)
        lens.selected = std::array<std::int64_t, 2>{-1, at - r.lensTokens.begin};
    heatMap(lens, area, view, canvas);
}

} // namespace

void NextToken::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    canvas.background(view.theme.background);
    const double pad = view.size.width > 700 ? 16 : 8;
    const Rect all = Rect{0, 0, view.size.width, view.size.height}.inset(pad);
    const View still{view.size, {}, view.theme, view.text, view.still}; // the lens alone zooms
    double width = 0; // of the text in one line
    for (const std::string& piece : r.pieces)
        width += canvas.width(piece, 11 * view.text) + 10;
    const double lines = std::ceil(width / (all.width - 70));
    const double strip = std::clamp(44 + 26 * lines, 100.0, std::max(100.0, all.height * 0.35));
    const Rect below{all.x, all.y + strip + pad, all.width, all.height - strip - pad};
    drawStrip(p, r, {all.x, all.y, all.width, strip}, still, canvas);
    const bool layers = bool(r.lensLast);
    const double left = layers ? std::floor(below.width * 0.34) : below.width;
    drawTop(p, r, {below.x, below.y, left, below.height}, still, canvas);
    if (layers)
        drawLens(p, r, {below.x + left + pad, below.y, below.width - left - pad, below.height},
            view, canvas);
}

} // namespace seq
