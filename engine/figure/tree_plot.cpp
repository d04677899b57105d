#include "engine/figure/tree_plot.h"

#include "engine/base/error.h"
#include "engine/figure/axes.h"
#include "engine/figure/tree_legend.h"
#include "engine/figure/tree_marks.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

void check(const TreePlot& plot)
{
    SEQ_ASSERT(plot.tree);
    for (const auto* list : {&plot.at, &plot.values, &plot.weights})
        SEQ_ASSERT(list->empty() || std::int64_t(list->size()) == plot.tree->size());
}

class TreeDrawing {
public:
    TreeDrawing(const TreePlot& plot, const View& view, Canvas& canvas)
        : plot_(plot)
        , tree_(*plot.tree)
        , view_(view)
        , canvas_(canvas)
        , sizes_(view)
        , found_(findInTree(tree_, plot.find))
    {
    }
    void draw(Rect area)
    {
        area = withCaption(plot_.caption, area, view_, canvas_);
        if (plot_.legend) area = withTreeLegend(plot_, found_.size(), area, view_, canvas_);
        if (plot_.colourBar && !plot_.values.empty())
            area = withColourBar(
                plot_.scale, titled(plot_.valueLabel, plot_.valueUnit), area, view_, canvas_);
        const double below = sizes_.small * (plot_.x.label.empty() ? 1.8 : 3.4);
        frame_.area = {area.x, area.y, area.width, std::max(1.0, area.height - below)};
        if (tree_.size() == 0) return record(nullptr, {});
        place();
        TreeLayout::Rows folded;
        if (!plot_.collapsed.empty()) folded = tree_.rows(plot_.collapsed);
        const TreeLayout::Rows& rows = plot_.collapsed.empty() ? tree_.rows() : folded;
        const TreeSums sums(plot_, rows, found_);
        const TreeSight sight(plot_, rows, sums, frame_);
        axis(sums, sight);
        {
            const auto clip = canvas_.clip(frame_.area);
            TreeMarks(plot_, sums, sight, found_, frame_, view_, canvas_).draw(sight.twigs());
        }
        record(&sight, sums.x, &rows);
    }

private:
    void place()
    {
        const double small = sizes_.small;
        double root = 0;
        for (std::int64_t i : tree_.roots())
            root = std::max(root, canvas_.width(visibleText(tree_.node(i).text), small));
        frame_.small = small;
        frame_.camera = view_.camera;
        frame_.left = std::min(root, frame_.area.width * 0.2) + small * 1.2;
        // a label above the first row, a badge or a fold mark below the last
        frame_.top = std::min(small * 1.2, frame_.area.height * 0.1);
        frame_.bottom = std::min(small * 0.9, frame_.area.height * 0.08);
        frame_.right = std::min(small * 6, frame_.area.width * 0.15);
    }
    void axis(const TreeSums& sums, const TreeSight& sight)
    {
        AxisLine line;
        line.begin = sight.valueAt(frame_.area.x);
        line.end = sight.valueAt(frame_.area.right());
        line.title = titled(plot_.x.label, plot_.x.unit);
        line.grid = !plot_.at.empty();
        line.ticks = niceTicks(std::max(line.begin, sums.low), std::min(line.end, sums.high),
            std::max(2, int(frame_.area.width / (sizes_.small * 7))), plot_.at.empty());
        axisBelow(line, frame_.area, view_, canvas_);
    }
    // Series over the number of a node: parent, x, y in rows (none: folded away), value, weight.
    void record(const TreeSight* sight, std::vector<double> x, const TreeLayout::Rows* rows = {})
    {
        PlotData data{
            .name = plot_.name, .kind = "tree", .area = frame_.area, .x = plot_.x, .item = "node"};
        data.caption = plot_.caption;
        if (!plot_.values.empty()) data.scale = plot_.scale;
        data.y.label = "leaf";
        if (sight) {
            data.x.begin = sight->valueAt(frame_.area.x);
            data.x.end = sight->valueAt(frame_.area.right());
            data.y.begin = sight->rowAt(frame_.area.y);
            data.y.end = sight->rowAt(frame_.area.bottom());
        }
        const auto n = std::size_t(tree_.size());
        std::vector<double> number(n), parent(n);
        for (std::size_t i = 0; i < n; ++i) {
            number[i] = double(i);
            parent[i] = double(tree_.node(std::int64_t(i)).parent);
        }
        data.series.push_back({"parent", number, std::move(parent)});
        data.series.push_back({"x", number, std::move(x)});
        data.series.push_back({"y", number, rows ? rows->y : std::vector<double>{}});
        const std::string value = plot_.valueLabel.empty() ? "value" : plot_.valueLabel;
        if (!plot_.values.empty())
            data.series.push_back({value, number, plot_.values, value, plot_.valueUnit});
        if (!plot_.weights.empty())
            data.series.push_back({"weight", number, plot_.weights, "weight"});
        canvas_.data(std::move(data));
    }

    const TreePlot& plot_;
    const TreeLayout& tree_;
    const View& view_;
    Canvas& canvas_;
    Sizes sizes_;
    std::vector<std::int64_t> found_;
    TreeFrame frame_;
};

} // namespace

void treePlot(const TreePlot& plot, Rect area, const View& view, Canvas& canvas)
{
    check(plot);
    const PlotMatch* match = canvas.match(plot.name);
    if (!match || !match->colours) return TreeDrawing(plot, view, canvas).draw(area);
    TreePlot kept = plot;
    kept.scale.low = match->colours->front();
    kept.scale.high = match->colours->back();
    TreeDrawing(kept, view, canvas).draw(area);
}

} // namespace seq
