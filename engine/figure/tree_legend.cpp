#include "engine/figure/tree_legend.h"

#include "engine/figure/axes.h"
#include "engine/figure/tree_glyphs.h"

#include <algorithm>
#include <set>

namespace seq {
namespace {

class Legend {
public:
    Legend(const TreePlot& plot, Rect area, const View& view, Canvas& canvas)
        : plot_(plot)
        , area_(area)
        , view_(view)
        , canvas_(canvas)
        , small_(Sizes(view).small)
        , x_(area.x)
        , y_(area.y + small_)
    {
    }
    Rect draw(std::size_t found)
    {
        std::set<TreeState> states;
        std::set<int> categories;
        bool best = false;
        for (const TreeNode& node : plot_.tree->nodes()) {
            states.insert(node.state);
            if (node.category >= 0) categories.insert(node.category);
            best = best || node.best;
        }
        for (TreeState state : states)
            if (states.size() > 1) stateEntry(state);
        for (int category : categories)
            categoryEntry(category);
        if (best) bestEntry();
        if (!plot_.find.empty()) foundEntry(found);
        if (x_ == area_.x) return area_;
        const double height = y_ - area_.y + Sizes(view_).gap;
        return {area_.x, area_.y + height, area_.width, std::max(0.0, area_.height - height)};
    }

private:
    // Mark, then words; a new line where they do not fit.
    template <class Draw> void entry(const std::string& words, double mark, Draw draw)
    {
        const std::string shown = fitted(words, area_.width - mark - small_ * 0.5, small_, canvas_);
        const double width = mark + small_ * 0.5 + canvas_.width(shown, small_);
        if (x_ > area_.x && x_ + width > area_.right()) {
            x_ = area_.x;
            y_ += small_ * 1.55;
        }
        draw(Point{x_ + mark / 2, y_ - small_ * 0.35});
        canvas_.text(
            {x_ + mark + small_ * 0.5, y_}, shown, {.size = small_, .colour = view_.theme.text});
        x_ += width + small_ * 1.4;
    }
    void stateEntry(TreeState state)
    {
        entry(view_.say(name(state)), small_ * 0.7, [&](Point p) {
            const TreeInk ink{view_.theme.faint, {}, view_.theme.background};
            treeGlyph(state, p, small_ * 0.3, ink, canvas_);
        });
    }
    void categoryEntry(int category)
    {
        const auto known = std::size_t(category) < plot_.categories.size();
        entry(known ? plot_.categories[std::size_t(category)]
                    : view_.say("group {}", {std::to_string(category + 1)}),
            small_ * 1.05,
            [&](Point p) { treeTag(category, p, small_ * 1.05, view_.theme, canvas_); });
    }
    void bestEntry()
    {
        entry(view_.say("best path"), small_ * 1.5, [&](Point p) {
            const double half = small_ * 0.75;
            canvas_.path(std::array{Point{p.x - half, p.y}, Point{p.x + half, p.y}},
                {view_.theme.accent, 2.5});
        });
    }
    void foundEntry(std::size_t found)
    {
        const std::string words = found == 1
            ? view_.say("“{}” found 1 time", {visibleText(plot_.find)})
            : view_.say("“{}” found {} times", {visibleText(plot_.find), std::to_string(found)});
        entry(words, small_ * 0.9, [&](Point p) {
            canvas_.rect({p.x - small_ * 0.45, p.y - small_ * 0.45, small_ * 0.9, small_ * 0.9},
                {withAlpha(view_.theme.warning, 0.28)});
        });
    }

    const TreePlot& plot_;
    Rect area_;
    const View& view_;
    Canvas& canvas_;
    double small_, x_, y_;
};

} // namespace

Rect withTreeLegend(
    const TreePlot& plot, std::size_t found, Rect area, const View& view, Canvas& canvas)
{
    return Legend(plot, area, view, canvas).draw(found);
}

} // namespace seq
