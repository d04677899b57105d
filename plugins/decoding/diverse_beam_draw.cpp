#include "engine/figure/plots.h"
#include "plugins/decoding/diverse_beam.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

using Params = DiverseBeam::Params;
using Shown = DiverseBeam::Result;

void drawDistinct(const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    Bars plot;
    plot.name = "distinct";
    plot.caption = r.compared ? "Distinct n-grams; beam search beside it" : "Distinct n-grams";
    plot.value = {.label = "share of all n-grams", .begin = 0, .end = 1};
    plot.fit = false;
    for (std::size_t n = 0; n < 4; ++n) {
        const std::string title = std::to_string(n + 1) + "-grams";
        if (!std::isnan(r.measures.distinct[n]))
            plot.bars.push_back(
                {.label = title + ", diverse", .value = r.measures.distinct[n], .category = 0});
        if (r.compared && !std::isnan(r.beam.distinct[n]))
            plot.bars.push_back(
                {.label = title + ", beam", .value = r.beam.distinct[n], .category = 2});
    }
    bars(plot, area, view, canvas);
}

void drawDifferences(const Shown& r, const std::vector<int>& order, SourceId source, Rect area,
    const View& view, Canvas& canvas)
{
    HeatMap map;
    map.name = "differences";
    map.caption = "How far the outputs differ, in the table's order";
    map.valueLabel = "edits a token";
    map.scale.map = ColourMap::Viridis;
    map.square = true;
    const auto n = std::int64_t(order.size());
    map.values = Tensor::empty({n, n});
    auto values = map.values.hostMutable<float>();
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = 0; j < order.size(); ++j)
            values[i * order.size() + j]
                = float(r.differences[std::size_t(order[i])][std::size_t(order[j])]);
        const BeamOutput& out = r.outputs[std::size_t(order[i])];
        const std::string name = std::to_string(i + 1);
        map.x.names.push_back(name);
        map.y.names.push_back(name);
        map.rowRefs.push_back({source, out.node, out.node + 1});
        map.columnRefs.push_back({source, out.node, out.node + 1});
    }
    map.x.label = map.y.label = "output";
    heatMap(map, area, view, canvas);
}

std::string orderedBy(std::string_view ranking)
{
    if (ranking == "augmented") return "Outputs by log-probability less tax";
    if (ranking == "pure") return "Outputs by log-probability";
    if (ranking == "normalised") return "Outputs by log-probability a token";
    return "Outputs by the search's score";
}

std::vector<std::string> groupNames(int groups)
{
    std::vector<std::string> names;
    for (int g = 1; g <= groups; ++g)
        names.push_back("group " + std::to_string(g));
    return names;
}

} // namespace

void DiverseBeam::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    canvas.background(view.theme.background);
    const double pad = view.size.width > 700 ? 16 : 8;
    const Rect all = Rect{0, 0, view.size.width, view.size.height}.inset(pad);
    const View still{view.size, {}, view.theme, view.text, view.still}; // the tree alone zooms
    const double right = std::floor(all.width * 0.34), left = all.width - right - pad;
    const double top = std::floor(all.height * 0.62), x = all.x + left + pad;
    const Rect below{all.x, all.y + top + pad, all.width, all.height - top - pad};
    const auto order = ranked(r, p.ranking.name());
    TreePane(p.tree, r, r.picture, view, canvas)
        .tree({all.x, all.y, left, top}, "One lane a group; a flag tells what a token was taxed",
            groupNames(r.groups));
    TreePane pane(p.tree, r, r.picture, still, canvas);
    const double table = std::min(top * 0.5, (double(r.outputs.size()) + 3.4) * 16 * view.text);
    pane.outputs({x, all.y, right, table}, order, orderedBy(p.ranking.name()));
    if (!r.outputs.empty())
        drawDifferences(r, order, pane.source(), {x, all.y + table + pad, right, top - table - pad},
            still, canvas);
    const double path = std::floor(left * 0.55);
    pane.details({all.x, below.y, path, below.height});
    pane.considered({all.x + path + pad, below.y, left - path - pad, below.height});
    drawDistinct(r, {x, below.y, right, below.height}, still, canvas);
}

} // namespace seq
