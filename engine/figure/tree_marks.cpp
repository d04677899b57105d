#include "engine/figure/tree_marks.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

std::size_t at(std::int64_t i)
{
    return std::size_t(i);
}

constexpr std::size_t kReadable = 8; // bytes of a label that was cut: "·abc…"

bool gone(TreeState state)
{
    return state == TreeState::Pruned || state == TreeState::Rejected
        || state == TreeState::Candidate;
}

} // namespace

TreeMarks::TreeMarks(const TreePlot& plot, const TreeSums& sums, const TreeSight& sight,
    const std::vector<std::int64_t>& found, const TreeFrame& frame, const View& view,
    Canvas& canvas)
    : plot_(plot)
    , tree_(*plot.tree)
    , sums_(sums)
    , sight_(sight)
    , frame_(frame)
    , view_(view)
    , canvas_(canvas)
    , sizes_(view)
    , space_(sizes_.small * 1.2)
    , source_(sourceOf("tree node", plot.name))
    , found_(std::size_t(tree_.size()), 0)
    , drawn_(found_.size(), 0)
{
    for (std::int64_t i : found)
        found_[at(i)] = 1;
}

void TreeMarks::draw(const std::vector<TreeTwig>& twigs)
{
    std::vector<Notes> notes(twigs.size());
    for (const TreeTwig& t : twigs) {
        if (t.kind == TreeTwig::Node || t.kind == TreeTwig::Folded) drawn_[at(t.node)] = 1;
        block(t);
    }
    for (int turn : {0, 1, 2})
        for (std::size_t i = 0; i < twigs.size(); ++i)
            if (rank(twigs[i]) == turn) place(twigs[i], notes[i]);
    for (std::size_t i = 0; i < twigs.size(); ++i)
        if (twigs[i].kind == TreeTwig::Node || twigs[i].kind == TreeTwig::Folded)
            node(twigs[i], notes[i]);
        else
            wedge(twigs[i], notes[i]);
}

void TreeMarks::block(const TreeTwig& t)
{
    const Rect& w = t.wedge;
    if (t.kind != TreeTwig::Node) space_.block({w.x + w.width / 2, w.y, w.width / 2, w.height});
    if (t.kind == TreeTwig::Several) return;
    const Point p = sight_.place(t.node);
    const double r = sight_.radius(t.node);
    if (t.kind == TreeTwig::Node) space_.block({p.x - r, p.y - r, 2 * r, 2 * r});
    if (t.from < 0) return;
    const double level = sight_.place(t.from).x + sight_.bend(t.from, t.node);
    space_.block({level, p.y - 0.5, std::max(0.0, p.x - r - level), 1});
}

int TreeMarks::rank(const TreeTwig& t) const
{
    if (t.kind == TreeTwig::Several) return 1;
    if (tree_.node(t.node).best || isFound(t.node) || isSelected(t.node)) return 0;
    return t.live ? 1 : 2;
}

bool TreeMarks::isSelected(std::int64_t node) const
{
    return std::ranges::find(plot_.selected, node) != plot_.selected.end();
}

bool TreeMarks::starts(const TreeTwig& t) const
{
    const int own = tree_.node(t.first).category;
    if (own < 0 || t.kind == TreeTwig::Several) return false;
    return t.from < 0 || tree_.node(t.from).category != own;
}

std::optional<TreeMarks::Label> TreeMarks::taken(
    Point p, std::string text, Anchor anchor, double room)
{
    const double size = sizes_.small;
    const std::string shown = fitted(text, room, size, canvas_);
    if (shown.empty() || (shown != text && shown.size() < kReadable)) return {};
    text = shown;
    const double width = canvas_.width(text, size);
    const double left = anchor == Anchor::Left ? p.x : p.x - width;
    const Rect box{left, p.y - size * 0.8, width, size};
    if (!space_.take({box.x - size * 0.2, box.y, box.width + size * 0.4, box.height})) return {};
    return Label{p, std::move(text), anchor, box};
}

void TreeMarks::place(const TreeTwig& t, Notes& notes)
{
    const double small = sizes_.small;
    if (t.kind != TreeTwig::Node) {
        const Point tip{t.wedge.right() + small * 0.4, t.wedge.y + t.wedge.height / 2};
        if (t.leaves > 1)
            notes.count = taken({tip.x, tip.y + small * 0.35}, std::to_string(t.leaves),
                Anchor::Left, frame_.area.right() - tip.x);
        if (t.kind != TreeTwig::Folded) return;
    }
    const Point end = sight_.place(t.node);
    const double r = sight_.radius(t.node);
    double tagged = 0;
    if (starts(t) && t.from >= 0) {
        const double side = small * 1.05,
                     left = sight_.place(t.from).x + sight_.bend(t.from, t.first);
        const Rect box{left + 1, end.y - side / 2, side, side};
        if (box.right() < end.x - r && space_.take(box)) {
            notes.tag = Point{box.x + side / 2, end.y};
            tagged = side + small * 0.35;
        }
    }
    placeLabel(t, tagged, notes);
    const std::string& badge = tree_.node(t.node).badge;
    if (!badge.empty())
        notes.badge = taken({end.x - r - small * 0.2, end.y + small * 1.05}, visibleText(badge),
            Anchor::Right, small * 8);
    placeFold(t, notes);
}

// Above the edge; of a leaf that has more room there: to the right of its dot.
void TreeMarks::placeLabel(const TreeTwig& t, double tagged, Notes& notes)
{
    std::string text;
    for (std::int64_t i = t.node;; i = tree_.node(i).parent) {
        text.insert(0, tree_.node(i).text);
        if (i == t.first) break;
    }
    text = visibleText(text);
    if (text.empty()) return;
    const double small = sizes_.small, r = sight_.radius(t.node);
    const Point end = sight_.place(t.node);
    if (t.from < 0) { // a root's stands before it
        const double room = frame_.left / view_.camera.width - r - small * 0.5;
        notes.label
            = taken({end.x - r - small * 0.4, end.y + small * 0.35}, text, Anchor::Right, room);
        return;
    }
    const Point from = sight_.place(t.from);
    double begin = from.x + sight_.bend(t.from, t.node) + tagged + small * 0.15;
    double above = end.x - r - small * 0.2 - begin;
    if (tagged == 0 && end.y < from.y - small && canvas_.width(text, small) > above) {
        const double left = std::max(from.x + sight_.radius(t.from) + small * 0.3,
            begin - small * 1.5); // the edge comes from below: there is more room
        above += begin - left;
        begin = left;
    }
    const bool leaf = tree_.children(t.node).empty();
    const double beside = leaf ? frame_.area.right() - end.x - r - small * 0.6 : 0;
    if (canvas_.width(text, small) > above && beside > above)
        notes.label
            = taken({end.x + r + small * 0.4, end.y + small * 0.35}, text, Anchor::Left, beside);
    else if (above > small * 1.2)
        notes.label = taken({begin, end.y - small * 0.32}, text, Anchor::Left, above);
}

void TreeMarks::placeFold(const TreeTwig& t, Notes& notes)
{
    if (plot_.collapsedField.empty() || t.from < 0 || tree_.children(t.node).size() < 2) return;
    const double side = sizes_.small * 0.75, r = sight_.radius(t.node);
    if (t.kind != TreeTwig::Node || sight_.pitch() * double(tree_.leaves(t.node)) < side * 4)
        return;
    const Point end = sight_.place(t.node);
    const Rect box{end.x - side / 2, end.y + r + sizes_.small * 0.25, side, side};
    if (space_.take(box)) notes.fold = Point{end.x, box.y + side / 2};
}

TreeInk TreeMarks::inkOf(std::int64_t node, bool live) const
{
    const TreeNode& n = tree_.node(node);
    TreeInk ink{view_.theme.faint, {}, view_.theme.background};
    if (!live || gone(n.state))
        ink.line = view_.theme.line;
    else if (n.category >= 0)
        ink.line = treeHue(n.category, view_.theme);
    else if (n.best)
        ink.line = view_.theme.accent;
    if (!plot_.values.empty() && !std::isnan(plot_.values[at(node)]))
        ink.fill = colourOf(plot_.scale, float(plot_.values[at(node)]));
    return ink;
}

void TreeMarks::write(const Label& label, Colour colour)
{
    canvas_.text(
        label.at, label.text, {.size = sizes_.small, .colour = colour, .anchor = label.anchor});
}

void TreeMarks::node(const TreeTwig& t, const Notes& notes)
{
    const Theme& theme = view_.theme;
    const TreeNode& n = tree_.node(t.node);
    const TreeInk ink = inkOf(t.node, t.live);
    const bool ghost = n.state == TreeState::Candidate;
    const Stroke stroke{ink.line,
        n.best                         ? 2.5
            : gone(n.state) || !t.live ? 0.75
                                       : 1.25,
        ghost || (n.category >= 0 && n.category % 2 == 1)};
    if (ticked(t)) ticks(t, ink.line);
    {
        const auto scope = link(t.node, labelOf(t.node));
        const auto edit = click(t.node);
        if (t.from >= 0) edge(t, stroke);
        if (notes.label && isFound(t.node))
            canvas_.rect(notes.label->box.inset(-1.5), {withAlpha(theme.warning, 0.28)});
        const bool faint = gone(n.state) || !t.live;
        if (notes.label) write(*notes.label, faint ? theme.faint : theme.text);
        if (notes.badge) write(*notes.badge, theme.warning);
        const Point p = sight_.place(t.node);
        const double r = sight_.radius(t.node);
        if (notes.tag) treeTag(n.category, *notes.tag, sizes_.small * 1.05, theme, canvas_);
        if (t.kind == TreeTwig::Node) treeGlyph(n.state, p, r, ink, canvas_);
        if (isFound(t.node) && !notes.label) treeRing(p, r + 2, {theme.warning, 1.5}, canvas_);
        if (isSelected(t.node)) treeRing(p, r + 3, {theme.highlight, 1.75}, canvas_);
    }
    if (t.kind == TreeTwig::Folded) wedge(t, notes);
    if (notes.fold) fold(t, *notes.fold);
}

void TreeMarks::edge(const TreeTwig& t, Stroke stroke)
{
    const Point a = sight_.place(t.from), b = sight_.place(t.node);
    const double begin = a.x + sight_.radius(t.from), end = b.x - sight_.radius(t.node) * 0.9;
    const double bend = a.x + sight_.bend(t.from, t.node), high = std::abs(b.y - a.y);
    std::vector<Point> points{{begin, a.y}};
    const int pieces = high < 1 ? 0 : high < 12 ? 5 : 10;
    for (int i = 1; i <= pieces; ++i) { // level at both ends
        const double s = double(i) / pieces, eased = s * s * (3 - 2 * s);
        points.push_back({begin + (bend - begin) * s, a.y + (b.y - a.y) * eased});
    }
    if (end > points.back().x + 0.1) points.push_back({end, b.y});
    if (points.size() > 1) canvas_.path(points, stroke);
}

bool TreeMarks::ticked(const TreeTwig& t) const
{
    if (t.kind != TreeTwig::Node || t.first == t.node || sight_.pitch() < 5) return false;
    const double from = t.from < 0 ? sight_.place(t.first).x : sight_.place(t.from).x;
    const auto links = double(tree_.depth(t.node) - tree_.depth(t.first) + 1);
    return (sight_.place(t.node).x - from) / links > sizes_.small * 0.8;
}

void TreeMarks::ticks(const TreeTwig& t, Colour colour)
{
    std::vector<std::int64_t> chain;
    for (std::int64_t i = t.node; i != t.first;) {
        i = tree_.node(i).parent;
        chain.push_back(i);
        drawn_[at(i)] = 1;
    }
    std::ranges::reverse(chain);
    for (std::int64_t i : chain) {
        const auto scope = link(i, labelOf(i));
        const auto edit = click(i);
        const Point p = sight_.place(i);
        canvas_.dots(std::span(&p, 1), sizes_.small * 0.16, {colour});
        if (isSelected(i)) treeRing(p, sizes_.small * 0.4, {view_.theme.highlight, 1.75}, canvas_);
    }
}

void TreeMarks::wedge(const TreeTwig& t, const Notes& notes)
{
    const Theme& theme = view_.theme;
    const bool several = t.kind == TreeTwig::Several;
    const std::int64_t tipped = several ? t.from : t.node;
    Point tip{t.wedge.x, t.wedge.y + t.wedge.height / 2};
    if (tipped >= 0) tip.y = sight_.place(tipped).y;
    if (several && tipped >= 0) tip.x += sight_.radius(tipped);
    const int category = tree_.node(t.node).category;
    Colour colour = theme.line;
    if (t.live && !std::isnan(t.value))
        colour = colourOf(plot_.scale, float(t.value));
    else if (t.live && category >= 0)
        colour = treeHue(category, theme);
    Stroke rim{mix(colour, theme.line, 0.5), 0.5};
    if (t.found > 0) rim = {theme.warning, 1}; // what is wider is slow to paint
    const bool folded = t.kind == TreeTwig::Folded;
    const auto scope
        = canvas_.link(refOf(t.node), labelOfWedge(t), refOf(folded ? t.node : leadOf(t.first)));
    std::optional<Canvas::Scope> edit;
    if (folded && !plot_.collapsedField.empty()) edit.emplace(canvas_.onClick(foldEdit(t.node)));
    if (t.kind == TreeTwig::Small && t.from >= 0) edge(t, {inkOf(t.node, t.live).line, 1});
    treeWedge(tip, t.wedge, {mix(theme.background, colour, t.live ? 0.6 : 0.3)}, rim, canvas_);
    if (folded && !plot_.collapsedField.empty() && t.wedge.height > sizes_.small * 0.7)
        treeFoldMark({t.wedge.right() - sizes_.small * 0.6, tip.y}, sizes_.small * 0.6, true, theme,
            canvas_);
    if (notes.count) write(*notes.count, theme.faint);
}

void TreeMarks::fold(const TreeTwig& t, Point middle)
{
    const Ref own{sourceOf("tree fold", plot_.name), t.node, t.node + 1}; // beside the node's
    const auto scope = canvas_.link(
        own, "fold " + std::to_string(tree_.leaves(t.node)) + " leaves", refOf(leadOf(t.node)));
    const auto edit = canvas_.onClick(foldEdit(t.node));
    treeFoldMark(middle, sizes_.small * 0.75, false, view_.theme, canvas_);
}

} // namespace seq
