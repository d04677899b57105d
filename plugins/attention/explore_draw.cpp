#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "plugins/attention/explore.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <set>

namespace seq {

namespace {

using Params = Explore::Params;
using Shown = Explore::Result;

constexpr std::size_t kLookedAt = 48; // tokens at the right of the links

// One colour a class; letters tell apart what shares one.
int category(HeadClass c)
{
    constexpr std::array<int, kHeadClasses> kColours{0, 0, 1, 2, 3, 4, 5, 6, 7, -1};
    return kColours[std::size_t(c)];
}

std::string fixed(double v)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", v);
    return text;
}

std::string describe(const HeadScore& s, const Wording& say)
{
    std::string out = say(name(s.kind));
    if (s.kind != HeadClass::Mixed && s.score) out += " " + fixed(*s.score);
    return out;
}

std::string title(const Params& p, const Shown& r, const Wording& say)
{
    const std::string layer = std::to_string(r.layer);
    if (r.fused == "mean") return say("Layer {}, mean of its heads", {layer});
    if (r.fused == "max") return say("Layer {}, largest of its heads", {layer});
    if (r.fused == "rollout")
        return p.rollout.is("plain")
            ? say("Rollout to layer {}; it drifts to the first token by itself", {layer})
            : say("Rollout to layer {}", {layer});
    std::string out = say("Layer {}, head {}", {layer, std::to_string(r.head)});
    const auto& heads = r.pass->heads[std::size_t(r.layer)];
    if (!heads.empty()) out += ": " + describe(heads[std::size_t(r.head)], say);
    return out;
}

ColourScale scaleOf(const Params& p, const Shown& r)
{
    ColourScale scale;
    scale.map = colourMapOf(p.colours.name());
    if (p.transform.is("sqrt")) scale.transform = Transform::Sqrt;
    if (p.transform.is("log10")) {
        scale.transform = Transform::Log10;
        scale.low = 1e-4;
    }
    const bool over = r.fused == "rollout" && p.rollout.is("over-uniform");
    if (p.transform.is("lift")) scale.high = r.lift ? rangeOf(r.lift)[1] : 64;
    if (over && !p.transform.is("lift")) scale.high = rangeOf(r.map)[1];
    return scale;
}

// Copies without the weights below the threshold.
Tensor above(const Tensor& values, double threshold)
{
    if (threshold <= 0) return values;
    Tensor out = Tensor::empty(values.shape());
    const auto from = values.host<float>();
    std::transform(from.begin(), from.end(), out.hostMutable<float>().begin(),
        [&](float v) { return double(v) < threshold ? NAN : v; });
    return out;
}

std::vector<std::array<int, 2>> sorted(const Params& p, const AttentionPass& pass)
{
    std::vector<std::array<int, 2>> order;
    for (int l = 0; l < pass.layers(); ++l)
        for (int h = 0; h < pass.headCount(); ++h)
            order.push_back({l, h});
    if (p.sort.is("layer")) return order;
    const auto score = [&](const std::array<int, 2>& at) -> HeadScore {
        const auto& heads = pass.heads[std::size_t(at[0])];
        return heads.empty() ? HeadScore{} : heads[std::size_t(at[1])];
    };
    std::ranges::stable_sort(order, [&](const auto& a, const auto& b) {
        const HeadScore x = score(a), y = score(b);
        if (p.sort.is("class") && x.kind != y.kind) return x.kind < y.kind;
        const bool mixed = x.kind == HeadClass::Mixed, other = y.kind == HeadClass::Mixed;
        if (mixed != other) return other;
        return x.score.value_or(0) > y.score.value_or(0);
    });
    return order;
}

Thumbnail thumbnail(const Params& p, const Shown& r, int layer, int head)
{
    const AttentionPass& pass = *r.pass;
    Thumbnail t;
    const Tensor& all = pass.thumbnails[std::size_t(layer)];
    if (all)
        t.values = above(all.slice(0, {head, head + 1}).view({all.size(1), all.size(2)}),
            p.transform.is("lift") ? 0 : p.threshold);
    t.title = std::to_string(layer) + "." + std::to_string(head);
    t.label = "layer " + std::to_string(layer) + ", head " + std::to_string(head);
    const auto& heads = pass.heads[std::size_t(layer)];
    if (!heads.empty()) {
        const HeadScore& s = heads[std::size_t(head)];
        t.note = std::string(1, letter(s.kind));
        t.label += ": " + describe(s, {});
        t.category = category(s.kind);
    }
    const std::int64_t place = std::int64_t(layer) * pass.headCount() + head;
    t.ref = {sourceOf("heads", pass.model->model->hash()), place, place + 1};
    t.selected = layer == r.layer && (r.fused != "none" || head == r.head);
    t.edit = Edit{{},
        {{"layer", Value(std::int64_t(layer))}, {"head", Value(std::int64_t(head))},
            {"fuse", Value(std::string("none"))}}};
    return t;
}

void drawGrid(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const AttentionPass& pass = *r.pass;
    ThumbnailGrid grid;
    grid.name = "heads";
    grid.caption = view.say("What each head does");
    grid.columns = pass.headCount();
    for (const auto& [layer, head] : sorted(p, pass))
        grid.items.push_back(thumbnail(p, r, layer, head));
    if (p.sort.is("layer")) {
        grid.x.label = view.say("head");
        grid.y.label = view.say("layer");
        for (int h = 0; h < pass.headCount(); ++h)
            grid.x.names.push_back(std::to_string(h));
        for (int l = 0; l < pass.layers(); ++l)
            grid.y.names.push_back(std::to_string(l));
    }
    grid.scale = scaleOf(p, r);
    grid.scale.high = 1;
    if (p.transform.is("lift")) grid.scale.transform = Transform::Linear;
    grid.colourBar = false;
    for (const HeadClass shown :
        {HeadClass::PreviousToken, HeadClass::Self, HeadClass::Induction, HeadClass::Duplicate,
            HeadClass::FirstToken, HeadClass::Uniform, HeadClass::Separator, HeadClass::Local})
        grid.categories.push_back(view.say(name(shown)));
    if (!pass.model->model->info().causal) grid.categories[0] = view.say("previous- or next-token");
    thumbnailGrid(grid, area, view, canvas);
}

// Where the trained context ends among the tokens that are shown.
std::vector<std::int64_t> contextEnd(const Shown& r, Range tokens)
{
    const std::int64_t end = r.pass->beyond();
    if (end <= tokens.begin || end >= tokens.end) return {};
    return {end - tokens.begin};
}

void drawMap(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const bool lift = p.transform.is("lift");
    HeatMap map;
    map.name = "attention";
    map.caption = title(p, r, view.say);
    map.x.label = view.say("looked at");
    map.y.label = view.say("looking");
    map.x.names = r.columnNames;
    map.y.names = r.rowNames;
    map.columnRefs = r.columnRefs;
    map.rowRefs = r.rowRefs;
    map.scale = scaleOf(p, r);
    if (r.map) {
        map.values = above(lift ? r.lift : r.map, p.threshold);
    } else {
        map.tiles = lift ? r.liftTiles : r.tiles;
        map.scale.low = std::max(map.scale.low, p.threshold);
    }
    map.valueLabel = lift ? view.say("attention over uniform") : view.say("attention");
    if (r.fused == "rollout" && p.rollout.is("over-uniform"))
        map.valueLabel = view.say("over uniform");
    if (r.rows.begin == 0) map.rowField = "token";
    if (p.token >= 0 && r.token >= r.rows.begin && r.token < r.rows.end)
        map.selected = std::array<std::int64_t, 2>{r.token - r.rows.begin, -1};
    map.rowMarks = contextEnd(r, r.rows);
    map.columnMarks = contextEnd(r, r.columns);
    map.square = r.rows.end - r.rows.begin == r.columns.end - r.columns.begin;
    heatMap(map, area, view, canvas);
}

// Links of the chosen token, or of all near it, strongest first.
std::vector<Connection> linksOf(const Params& p, const Shown& r, double threshold)
{
    std::vector<Connection> links;
    const auto weights = r.nearMap.host<float>();
    const std::int64_t width = r.columns.end - r.columns.begin;
    for (std::int64_t i = r.near.begin; i < r.near.end; ++i) {
        if (p.token >= 0 && i != r.token) continue;
        const auto row
            = weights.subspan(std::size_t((i - r.near.begin) * width), std::size_t(width));
        for (std::int64_t j = 0; j < width; ++j)
            if (const float w = row[std::size_t(j)]; double(w) >= threshold)
                links.push_back({i - r.near.begin, j, std::min(1.f, w)});
    }
    std::ranges::stable_sort(links, std::greater{}, &Connection::weight);
    if (links.size() > std::size_t(p.strongest)) links.resize(std::size_t(p.strongest));
    return links;
}

// Columns that stand at the right: all, or of a long text those that the strongest links reach.
std::vector<std::int64_t> lookedAt(const std::vector<Connection>& links, std::int64_t columns)
{
    std::set<std::int64_t> chosen;
    if (columns <= std::int64_t(kLookedAt))
        for (std::int64_t j = 0; j < columns; ++j)
            chosen.insert(j);
    for (const Connection& c : links)
        if (chosen.size() < kLookedAt) chosen.insert(c.to);
    return {chosen.begin(), chosen.end()};
}

void drawLinks(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const TokenMarks& tokens = *r.pass->marks;
    Connections links;
    links.name = "links";
    links.caption = view.say("Who looks at whom");
    links.leftLabel = view.say("looking");
    links.rightLabel = view.say("looked at");
    links.valueLabel = view.say("attention");
    links.strongest = p.strongest;
    links.threshold = std::max(p.threshold, 0.02); // thinner lines than these cannot be seen
    links.links = linksOf(p, r, links.threshold);
    const auto columns = lookedAt(links.links, r.columns.end - r.columns.begin);
    for (std::int64_t i = r.near.begin; i < r.near.end; ++i) {
        links.left.push_back(tokens.item(i, "token"));
        links.left.back().selected = p.token >= 0 && i == r.token;
    }
    for (const std::int64_t j : columns)
        links.right.push_back(tokens.item(r.columns.begin + j));
    std::erase_if(links.links, [&](Connection& c) {
        const auto at = std::ranges::lower_bound(columns, c.to);
        const bool there = at != columns.end() && *at == c.to;
        c.to = at - columns.begin();
        return !there;
    });
    connections(links, area, view, canvas);
}

void drawStrip(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const TokenMarks& tokens = *r.pass->marks;
    TokenStrip strip;
    strip.name = "tokens";
    strip.caption = view.say("Where \"{}\" looks", {tokens.shown(r.token)});
    strip.follow = true;
    strip.scale = scaleOf(p, r);
    if (p.transform.is("lift")) strip.scale.high = 1;
    const bool banded
        = r.entropy && area.height > 100 * view.text; // a second line of a small figure counts more
    strip.bandHigh = 0;
    if (banded) {
        strip.bandHigh = std::max(0.1, rangeOf(r.entropy)[1]);
        strip.bandLabel = view.say("entropy");
        strip.bandUnit = "nat";
    }
    strip.valueLabel = view.say("attention");
    strip.rows = {{.items = r.strip, .field = "token"}};
    tokenStrip(strip, area, view, canvas);
}

CurveSeries series(std::string name, const Tensor& values, Range tokens, const TokenMarks& marks)
{
    CurveSeries out;
    out.name = std::move(name);
    for (std::int64_t t = tokens.begin; t < tokens.end; ++t) {
        out.x.push_back(double(t));
        out.y.push_back(values.host<float>()[std::size_t(t - tokens.begin)]);
    }
    out.refs = marks.refs(tokens);
    out.dots = tokens.end - tokens.begin <= 64;
    return out;
}

void drawRows(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const TokenMarks& tokens = *r.pass->marks;
    const double height = r.entropy ? area.height / 2 - 8 : area.height;
    Curve profile;
    profile.name = "profile";
    profile.caption
        = view.say("{}: where \"{}\" looks", {title(p, r, view.say), tokens.shown(r.token)});
    profile.x.label = view.say("token");
    profile.y.label = view.say("attention");
    profile.fromZero = true;
    if (const int end = r.pass->beyond()) profile.markers = {double(end)};
    profile.series = {series(view.say("attention"), r.profile, r.columns, tokens)};
    curve(profile, {area.x, area.y, area.width, height}, view, canvas);
    if (!r.entropy) return;
    Curve entropy;
    entropy.name = "entropy";
    entropy.caption = view.say("How widely each token looks");
    entropy.x.label = view.say("token");
    entropy.y.label = view.say("entropy");
    entropy.y.unit = "nat";
    entropy.fromZero = true;
    entropy.series = {series(view.say("entropy"), r.entropy, {0, r.entropy.size(0)}, tokens)};
    entropy.markers = {double(r.token)};
    curve(entropy, {area.x, area.y + height + 16, area.width, height}, view, canvas);
}

// Said in the picture itself, which travels without the run's notice; what is left of the area.
Rect withBeyond(const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const int context = r.pass->beyond();
    if (context == 0) return area;
    const double size = Sizes(view).small;
    const std::string words
        = view.say("Beyond the trained context of {} tokens", {std::to_string(context)});
    canvas.text({area.x, area.bottom() - size * 0.3}, fitted(words, area.width, size, canvas),
        {.size = size, .colour = view.theme.text});
    area.height -= size * 1.8;
    return area;
}

} // namespace

SharedList<StripItem> Explore::stripOf(const Result& r)
{
    const auto profile = r.profile.host<float>();
    const auto entropy = r.entropy ? r.entropy.host<float>() : std::span<const float>();
    std::vector<StripItem> items;
    const std::int64_t count = r.pass->map(r.layer).rows();
    items.reserve(std::size_t(count));
    for (std::int64_t i = 0; i < count; ++i) {
        StripItem& item = items.emplace_back(r.pass->marks->item(i));
        item.width = labelWidth(item.text);
        if (i >= r.columns.begin && i < r.columns.end)
            item.value = profile[std::size_t(i - r.columns.begin)];
        if (r.entropy) item.band = entropy[std::size_t(i)];
        item.selected = i == r.token;
    }
    return items;
}

void Explore::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    const double pad = view.size.width > 700 ? 16 : 8;
    const Rect whole = Rect{0, 0, view.size.width, view.size.height}.inset(pad);
    const Rect all = withBeyond(r, whole, view, canvas);
    if (p.view.is("map")) return drawMap(p, r, all, view, canvas);
    if (p.view.is("links")) return drawLinks(p, r, all, view, canvas);
    if (p.view.is("grid")) return drawGrid(p, r, all, view, canvas);
    if (p.view.is("rows")) return drawRows(p, r, all, view, canvas);
    const double strip = std::clamp(all.height * 0.16, 84 * view.text, 150 * view.text),
                 top = all.height - strip - pad;
    const bool linked = all.width >= 40 * Sizes(view).text; // else their words have no room
    const double left = std::floor(all.width * (linked ? 0.27 : 0.33));
    const double right = linked ? std::floor(all.width * 0.2) + pad : 0;
    const double middle = all.width - left - right - pad;
    const View still = unzoomed(view); // the map alone zooms
    canvas.part("heads", [&](Canvas& part) {
        drawGrid(p, r, {all.x, all.y, left, all.height}, still, part);
    });
    drawMap(p, r, {all.x + left + pad, all.y, middle, top}, view, canvas);
    if (linked)
        canvas.part("links", [&](Canvas& part) {
            drawLinks(p, r, {all.right() - right + pad, all.y, right - pad, top}, still, part);
        });
    canvas.part("tokens", [&](Canvas& part) {
        drawStrip(p, r, {all.x + left + pad, all.y + top + pad, all.width - left - pad, strip},
            still, part);
    });
}

} // namespace seq
