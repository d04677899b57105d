#pragma once
#include "engine/figure/plots.h"
#include "tests/figure/sample_tree_plot.h"

#include <functional>
#include <limits>
#include <string>
#include <vector>

// One small figure of each plot, the same for the golden texts and for the files.
namespace seq {
inline std::vector<std::string> sampleTokens()
{
    return {"The", " quick", " brown", " fox", " jumps", " over", " the", " lazy", " dog", "."};
}

inline std::vector<StripItem> sampleItems()
{
    const SourceId text = sourceOf("text", "The quick brown fox jumps over the lazy dog.");
    std::vector<StripItem> items;
    std::int64_t at = 0;
    for (const std::string& token : sampleTokens()) {
        const Ref ref{text, at, at + std::int64_t(token.size())};
        items.push_back(
            {.text = token, .ref = ref, .value = double(at % 7), .band = double(at % 5)});
        at = ref.end;
    }
    return items;
}

inline std::vector<Ref> sampleRefs()
{
    std::vector<Ref> refs;
    for (const StripItem& item : sampleItems())
        refs.push_back(item.ref);
    return refs;
}

inline Tensor sampleMap(std::int64_t n) // causal rows that sum to 1, quarter steps kept exact
{
    std::vector<float> values(std::size_t(n * n), std::numeric_limits<float>::quiet_NaN());
    for (std::int64_t i = 0; i < n; ++i)
        for (std::int64_t j = 0; j <= i; ++j)
            values[std::size_t(i * n + j)] = float((i * 7 + j * 5) % 16) / 15;
    return Tensor::of(values, {n, n});
}

inline HeatMap sampleHeatMap(std::int64_t n)
{
    HeatMap map{.name = "attention",
        .values = sampleMap(n),
        .caption = "A causal map",
        .valueLabel = "probability"};
    map.x.label = "key";
    map.y.label = "query";
    if (n == 10) {
        map.x.names = map.y.names = sampleTokens();
        map.rowRefs = map.columnRefs = sampleRefs();
        map.rowField = "query";
        map.columnField = "key";
    }
    return map;
}

using DrawSample = std::function<void(Rect, const View&, Canvas&)>;
struct Sample {
    std::string name;
    DrawSample draw;
};

inline void sampleStrip(Rect area, const View& view, Canvas& canvas)
{
    std::vector<StripItem> halves;
    const auto items = sampleItems();
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        halves.push_back({.text = items[i].text + items[i + 1].text,
            .ref = {items[i].ref.source, items[i].ref.begin, items[i + 1].ref.end}});
    tokenStrip({.caption = "Two tokenizers",
                   .rows = {{.title = "one", .note = "10 tokens", .items = items},
                       {.title = "two", .note = "5 tokens", .items = halves}},
                   .scale = {.low = 0, .high = 6},
                   .bandHigh = 4,
                   .bandLabel = "surprisal",
                   .bandUnit = "bits"},
        area, view, canvas);
}

inline void sampleCurve(Rect area, const View& view, Canvas& canvas)
{
    Curve plot{.caption = "Two losses"};
    plot.x.label = "step";
    plot.y = {.label = "loss", .unit = "nats"};
    plot.series = {{.name = "a", .x = {0, 1, 2, 3}, .y = {4, 2, 1, 0.5}},
        {.name = "b", .x = {0, 1, 2, 3}, .y = {4, 3, std::nan(""), 2}, .dashed = true}};
    curve(plot, area, view, canvas);
}

inline void sampleBars(Rect area, const View& view, Canvas& canvas)
{
    Bars plot{.caption = "Next token"};
    plot.value.label = "probability";
    const SourceId vocabulary = sourceOf("vocabulary", "sample");
    plot.bars = {{.label = " fox", .value = 0.5, .ref = {vocabulary, 1, 2}},
        {.label = " dog", .value = 0.25, .ref = {vocabulary, 2, 3}, .low = 0.2, .high = 0.3},
        {.label = "\n", .value = -0.125}};
    bars(plot, area, view, canvas);
}

inline void sampleGrid(Rect area, const View& view, Canvas& canvas)
{
    ThumbnailGrid plot{.caption = "Heads", .columns = 2, .categories = {"local", "mixed"}};
    plot.x.label = "head";
    plot.y.label = "layer";
    for (std::int64_t i = 0; i < 4; ++i)
        plot.items.push_back({.title = std::to_string(i / 2) + "." + std::to_string(i % 2),
            .values = sampleMap(4),
            .ref = {sourceOf("heads", "sample"), i, i + 1},
            .category = int(i % 2),
            .edit = Edit{{}, {{"head", i}}}});
    thumbnailGrid(plot, area, view, canvas);
}

inline void sampleLinks(Rect area, const View& view, Canvas& canvas)
{
    connections({.caption = "Strongest links",
                    .leftLabel = "query",
                    .rightLabel = "key",
                    .left = sampleItems(),
                    .right = sampleItems(),
                    .links = {{1, 0, 1}, {3, 0, 0.25}, {9, 8, 0.5}, {4, 2, 0.01}},
                    .strongest = 3},
        area, view, canvas);
}

inline std::vector<Sample> samples()
{
    return {
        {"heat_map", [](Rect a, const View& v, Canvas& c) { heatMap(sampleHeatMap(10), a, v, c); }},
        {"token_strip", sampleStrip}, {"curve", sampleCurve}, {"bars", sampleBars},
        {"grid", sampleGrid}, {"links", sampleLinks}, {"tree", sampleTree}};
}

inline Picture record(const DrawSample& draw, View view)
{
    Canvas canvas(view.size);
    canvas.background(view.theme.background);
    draw(Rect{0, 0, view.size.width, view.size.height}.inset(12), view, canvas);
    return canvas.take();
}
} // namespace seq
