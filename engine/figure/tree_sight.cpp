#include "engine/figure/tree_sight.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

constexpr double kWedge = 6; // px: a subtree of less height is a wedge
constexpr double kLeaf = 3; // px: so is a row of less, together with its neighbours
constexpr double kRow = 4.5, kColumn = 16; // text sizes, at most, of a row and a step of depth

std::size_t at(std::int64_t i)
{
    return std::size_t(i);
}

bool alive(TreeState state)
{
    return state != TreeState::Pruned && state != TreeState::Rejected
        && state != TreeState::Candidate;
}

} // namespace

TreeSums::TreeSums(
    const TreePlot& plot, const TreeLayout::Rows& rows, const std::vector<std::int64_t>& foundNodes)
    : x(std::size_t(plot.tree->size()))
    , reach(x.size(), -1e300)
    , value(x.size(), std::nan(""))
    , found(x.size(), 0)
    , live(x.size(), 0)
    , keep(x.size(), 0)
    , folded(x.size(), 0)
{
    const TreeLayout& tree = *plot.tree;
    for (std::int64_t i : foundNodes)
        found[at(i)] = 1;
    for (std::int64_t i : plot.selected)
        if (i >= 0 && i < tree.size()) keep[at(i)] = 1;
    for (std::int64_t i : plot.collapsed)
        if (i >= 0 && i < tree.size() && !tree.children(i).empty()) folded[at(i)] = 1;
    for (std::int64_t i = 0; i < tree.size(); ++i) { // where x is unknown: as at the parent
        const std::int64_t parent = tree.node(i).parent;
        x[at(i)] = plot.at.empty() ? double(tree.depth(i)) : plot.at[at(i)];
        if (!std::isfinite(x[at(i)])) x[at(i)] = parent < 0 ? 0 : x[at(parent)];
    }
    std::vector<char> grown(x.size(), 0); // has children, ghosts aside
    for (std::int64_t i = tree.size(); i-- > 0;) {
        const TreeNode& node = tree.node(i);
        keep[at(i)] |= node.best;
        if (!grown[at(i)]) live[at(i)] = alive(node.state);
        if (!std::isnan(rows.y[at(i)])) reach[at(i)] = std::max(reach[at(i)], x[at(i)]);
        if (!plot.values.empty()) value[at(i)] = std::fmax(value[at(i)], plot.values[at(i)]);
        if (node.parent < 0) continue;
        const auto up = at(node.parent);
        keep[up] |= keep[at(i)];
        grown[up] |= node.state != TreeState::Candidate;
        live[up] |= live[at(i)];
        found[up] += found[at(i)];
        reach[up] = std::max(reach[up], reach[at(i)]);
        value[up] = std::fmax(value[up], value[at(i)]);
    }
    if (x.empty()) return;
    low = 1e300;
    high = -1e300;
    for (std::int64_t root : tree.roots()) {
        low = std::min(low, x[at(root)]);
        high = std::max(high, reach[at(root)]);
    }
}

TreeSight::TreeSight(const TreePlot& plot, const TreeLayout::Rows& rows, const TreeSums& sums,
    const TreeFrame& frame)
    : plot_(plot)
    , tree_(*plot.tree)
    , rows_(rows)
    , sums_(sums)
    , frame_(frame)
{
    const Rect& area = frame.area;
    const Camera& camera = frame.camera;
    const double wide = std::max(1.0, area.width - frame.left - frame.right);
    double span = sums.high - sums.low;
    // a young tree keeps its scale while it grows
    if (plot.at.empty()) span = std::max(span, wide / (frame.small * kColumn));
    if (!(span > 0)) span = 1;
    scaleX_ = wide / span / camera.width;
    originX_ = area.x + (frame.left - camera.x * area.width) / camera.width - sums.low * scaleX_;
    const double high = std::max(1.0, area.height - frame.top - frame.bottom);
    const double all = std::max({1.0, double(rows.count), high / (frame.small * kRow)});
    pitch_ = high / all / camera.height;
    originY_ = area.y + (frame.top - camera.y * area.height) / camera.height;
    for (double w : plot.weights)
        if (std::isfinite(w)) heaviest_ = std::max(heaviest_, w);
}

Point TreeSight::place(std::int64_t node) const
{
    return {x(sums_.x[at(node)]), y(rows_.y[at(node)])};
}

double TreeSight::height(std::int64_t node) const
{
    return double(rows_.end[at(node)] - rows_.begin[at(node)]) * pitch_;
}

double TreeSight::radius(std::int64_t node) const
{
    const double plain = frame_.small * 0.27;
    double r = plain;
    if (heaviest_ > 0) {
        const double weight = plot_.weights[at(node)];
        const double share = std::isfinite(weight) ? std::max(0.0, weight / heaviest_) : 0;
        r = plain * (0.75 + 2.5 * std::sqrt(share));
    }
    return std::clamp(height(node) * 0.42, std::min(1.0, r), r);
}

double TreeSight::bend(std::int64_t from, std::int64_t to) const
{
    const double room = x(sums_.x[at(to)]) - x(sums_.x[at(from)]);
    return std::max(0.0, std::min(room * 0.4, frame_.small * 3));
}

bool TreeSight::seen(std::int64_t node) const
{
    const double margin = frame_.small * 2;
    const Rect& a = frame_.area;
    if (y(double(rows_.end[at(node)]) - 0.5) < a.y - margin) return false;
    if (y(double(rows_.begin[at(node)]) - 0.5) > a.bottom() + margin) return false;
    const std::int64_t parent = tree_.node(node).parent;
    if (parent >= 0 && x(sums_.x[at(parent)]) > a.right()) return false;
    return x(sums_.reach[at(node)]) > a.x - frame_.small * 8;
}

bool TreeSight::tiny(std::int64_t node) const
{
    if (sums_.keep[at(node)] || sums_.folded[at(node)]) return false;
    const bool one = rows_.end[at(node)] - rows_.begin[at(node)] == 1;
    return height(node) < (one ? kLeaf : kWedge);
}

std::int64_t TreeSight::chainEnd(std::int64_t node) const
{
    while (!tree_.joint(node) && !sums_.folded[at(node)])
        node = tree_.children(node)[0];
    return node;
}

void TreeSight::single(std::int64_t from, std::int64_t child, std::vector<TreeTwig>& out) const
{
    TreeTwig twig{.from = from, .first = child, .node = chainEnd(child)};
    const auto end = at(twig.node);
    const bool one = rows_.end[end] - rows_.begin[end] == 1;
    twig.kind = sums_.folded[end] ? TreeTwig::Folded
        : tiny(twig.node) && !one ? TreeTwig::Small
                                  : TreeTwig::Node;
    if (twig.kind != TreeTwig::Node) {
        const Point tip = place(twig.node);
        const bool folded = twig.kind == TreeTwig::Folded;
        const double high
            = folded ? std::clamp(pitch_ * 0.7, 3.0, frame_.small * 1.5) : height(twig.node);
        const double base
            = folded ? tip.x + frame_.small * 2.2 : std::max(x(sums_.reach[end]), tip.x + 2);
        const double top = folded ? tip.y - high / 2 : y(double(rows_.begin[end]) - 0.5);
        twig.wedge = {tip.x, top, base - tip.x, std::max(high, 1.5)};
        twig.leaves = tree_.leaves(twig.node);
        twig.found = sums_.found[end];
    }
    twig.value = sums_.value[end];
    twig.live = sums_.live[end] != 0;
    out.push_back(twig);
}

// Neighbours too small to be told apart: one alone keeps its edge, several become one wedge.
void TreeSight::run(
    std::int64_t from, std::span<const std::int64_t> tiny, std::vector<TreeTwig>& out) const
{
    if (tiny.empty()) return;
    if (tiny.size() == 1) return single(from, tiny[0], out);
    TreeTwig twig{.kind = TreeTwig::Several,
        .from = from,
        .first = tiny.front(),
        .node = tiny.back(),
        .leaves = 0,
        .value = std::nan(""),
        .live = false};
    double reach = -1e300;
    for (std::int64_t child : tiny) {
        twig.leaves += tree_.leaves(child);
        twig.found += sums_.found[at(child)];
        twig.value = std::fmax(twig.value, sums_.value[at(child)]);
        twig.live |= sums_.live[at(child)] != 0;
        reach = std::max(reach, sums_.reach[at(child)]);
    }
    const double tip = from < 0 ? x(sums_.low) : place(from).x;
    const double top = y(double(rows_.begin[at(twig.first)]) - 0.5);
    const double bottom = y(double(rows_.end[at(twig.node)]) - 0.5);
    twig.wedge = {tip, top, std::max(2.0, x(reach) - tip), std::max(1.5, bottom - top)};
    out.push_back(twig);
}

void TreeSight::family(std::int64_t from, std::vector<TreeTwig>& out) const
{
    std::vector<std::int64_t> small;
    for (std::int64_t child : tree_.children(from)) {
        if (!seen(child)) continue;
        if (tiny(child)) {
            small.push_back(child);
            continue;
        }
        run(from, small, out);
        small.clear();
        single(from, child, out);
    }
    run(from, small, out);
}

std::vector<TreeTwig> TreeSight::twigs() const
{
    std::vector<TreeTwig> all;
    family(-1, all);
    for (std::size_t i = 0; i < all.size(); ++i) // those found on the way follow
        if (all[i].kind == TreeTwig::Node) family(all[i].node, all);
    return all;
}

} // namespace seq
