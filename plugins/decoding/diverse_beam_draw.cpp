#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "plugins/decoding/diverse_beam.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seq {

namespace {

using Params = DiverseBeam::Params;
using Shown = DiverseBeam::Result;

void drawDistinct(const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    Curve plot;
    plot.name = "distinct";
    plot.caption = view.say("Distinct n-grams");
    plot.x = {.label = "n"};
    plot.y = {.label = view.say("share"), .begin = 0, .end = 1};
    plot.fromZero = true;
    const auto add = [&](const std::string& name, const DiverseBeam::Measures& m, bool dashed) {
        CurveSeries series{.name = name, .dashed = dashed, .dots = true};
        for (std::size_t n = 0; n < m.distinct.size(); ++n) {
            series.x.push_back(double(n + 1));
            series.y.push_back(m.distinct[n]);
        }
        plot.series.push_back(std::move(series));
    };
    add(view.say("diverse"), r.measures, false);
    if (r.compared) add(view.say("beam search"), r.beam, true);
    curve(plot, area, view, canvas);
}

void drawDifferences(const Shown& r, const std::vector<int>& order, SourceId source, Rect area,
    const View& view, Canvas& canvas)
{
    HeatMap map;
    map.name = "differences";
    map.caption = view.say("How far they differ");
    map.valueLabel = view.say("edits a token");
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
    map.x.label = map.y.label = view.say("output");
    heatMap(map, area, view, canvas);
}

std::string orderedBy(std::string_view ranking, const Wording& say)
{
    if (ranking == "augmented") return say("Outputs by log-probability less tax");
    if (ranking == "pure") return say("Outputs by log-probability");
    if (ranking == "normalised") return say("Outputs by log-probability a token");
    return say("Outputs by the search's score");
}

std::vector<std::string> groupNames(int groups, const Wording& say)
{
    std::vector<std::string> names;
    for (int g = 1; g <= groups; ++g)
        names.push_back(say("group {}", {std::to_string(g)}));
    return names;
}

} // namespace

std::vector<int> DiverseBeam::ranked(const Result& r, std::string_view ranking)
{
    const auto key = [&](int i) {
        const BeamOutput& o = r.outputs[std::size_t(i)];
        if (ranking == "augmented") return o.augmented;
        if (ranking == "pure") return o.logprob;
        if (ranking == "normalised")
            return o.logprob / double(std::max<std::size_t>(1, o.ids.size()));
        return o.score;
    };
    std::vector<int> order(r.outputs.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater(), key);
    return order;
}

void DiverseBeam::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    const double pad = view.size.width > 700 ? 16 : 8;
    const Rect all = Rect{0, 0, view.size.width, view.size.height}.inset(pad);
    const View still = unzoomed(view); // the tree alone zooms
    const double right = std::floor(all.width * 0.36), left = all.width - right - pad;
    TreePane pane(p.tree, r, r.picture, still, canvas);
    const double rest = std::max(std::floor(all.height * 0.36), pane.detailsHeight());
    const double top = all.height - rest - pad, x = all.x + left + pad, below = all.y + top + pad;
    const auto order = ranked(r, p.ranking.name());
    TreePane(p.tree, r, r.picture, view, canvas)
        .tree({all.x, all.y, left, top},
            view.say("One lane a group; a flag tells what a token was taxed"),
            groupNames(r.groups, view.say));
    const bool curve = right >= 20 * Sizes(view).text; // else it has no room beside the map
    const double map = curve ? std::floor((right - pad) * 0.58) : right;
    const double table = std::min(top, pane.outputsHeight());
    pane.outputs({x, all.y, right, table}, order, orderedBy(p.ranking.name(), view.say));
    const Rect lower{x, all.y + table + pad, right, all.height - table - pad};
    if (!r.outputs.empty())
        drawDifferences(
            r, order, pane.source(), {lower.x, lower.y, map, lower.height}, still, canvas);
    if (curve)
        drawDistinct(
            r, {lower.x + map + pad, lower.y, right - map - pad, lower.height}, still, canvas);
    const double path = std::floor(left * 0.52);
    pane.details({all.x, below, path, rest});
    pane.considered({all.x + path + pad, below, left - path - pad, rest});
}

} // namespace seq
