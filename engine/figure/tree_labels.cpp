#include "engine/figure/tree_marks.h"

#include <algorithm>
#include <cmath>

namespace seq {

// What the marks of a tree say, light up and do.

namespace {

constexpr int kTail = 16; // nodes of a path that a label names

} // namespace

Ref TreeMarks::refOf(std::int64_t node) const
{
    if (node < 0) return {};
    const Ref& own = tree_.node(node).ref;
    return own.end > own.begin ? own : Ref{source_, node, node + 1};
}

std::int64_t TreeMarks::leadOf(std::int64_t node) const
{
    do
        node = tree_.node(node).parent;
    while (node >= 0 && !drawn_[std::size_t(node)]);
    return node;
}

Canvas::Scope TreeMarks::link(std::int64_t node, std::string label)
{
    const int count = int(!plot_.values.empty()) + int(!plot_.weights.empty());
    return canvas_.link(refOf(node), std::move(label), refOf(leadOf(node)),
        Datum{.series = TreePlot::kValues, .count = count, .index = node});
}

std::optional<Canvas::Scope> TreeMarks::click(std::int64_t node)
{
    if (!plot_.edit) return {};
    std::optional<Edit> edit = plot_.edit(node);
    if (!edit) return {};
    return canvas_.onClick(*std::move(edit));
}

std::string TreeMarks::tail(std::int64_t node) const
{
    std::vector<std::int64_t> up;
    for (std::int64_t i = node; i >= 0 && int(up.size()) < kTail; i = tree_.node(i).parent)
        up.push_back(i);
    std::string text;
    if (!up.empty() && tree_.node(up.back()).parent >= 0) text = "\u2026";
    for (; !up.empty(); up.pop_back())
        text += tree_.node(up.back()).text;
    return visibleText(text);
}

std::string TreeMarks::valueOf(double value) const
{
    return (plot_.valueLabel.empty() ? "value" : plot_.valueLabel) + " " + valueText(value)
        + (plot_.valueUnit.empty() ? "" : " " + plot_.valueUnit);
}

std::string TreeMarks::labelOf(std::int64_t node) const
{
    if (plot_.label) return plot_.label(node);
    const TreeNode& n = tree_.node(node);
    std::string text = tail(node) + "  " + std::string(name(n.state));
    if (!plot_.values.empty()) text += ", " + valueOf(plot_.values[std::size_t(node)]);
    if (n.best) text += ", best path";
    return text;
}

std::string TreeMarks::labelOfWedge(const TreeTwig& t) const
{
    const std::int64_t from = t.kind == TreeTwig::Several ? t.from : t.node;
    std::string text = std::to_string(t.leaves) + (t.leaves == 1 ? " leaf" : " leaves");
    if (from >= 0) text += " after " + tail(from);
    if (!std::isnan(t.value)) text += "  best " + valueOf(t.value);
    if (t.found > 0) text += ", " + std::to_string(t.found) + " found";
    return text;
}

Edit TreeMarks::foldEdit(std::int64_t node) const
{
    std::vector<std::int64_t> next = plot_.collapsed;
    if (std::erase(next, node) == 0) next.push_back(node);
    std::ranges::sort(next);
    return {{}, {{plot_.collapsedField, std::move(next)}}};
}

} // namespace seq
