#include "engine/figure/focus.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace seq {
namespace {

Point middle(const Rect& r)
{
    return {r.x + r.width / 2, r.y + r.height / 2};
}

Rect around(const Rect& a, const Rect& b)
{
    const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

std::optional<Rect> common(const Rect& a, const Rect& b)
{
    const double x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    const double right = std::min(a.right(), b.right()), bottom = std::min(a.bottom(), b.bottom());
    if (right < x || bottom < y) return {};
    return Rect{x, y, right - x, bottom - y};
}

struct Thing {
    Focus focus;
    bool line = true; // nothing but lines so far
};

bool isLine(const Mark& mark)
{
    const auto* path = std::get_if<PathMark>(&mark.shape);
    return path && !path->closed;
}

// Turned so that every direction is to the right.
Rect turned(Rect r, Direction d)
{
    switch (d) {
    case Direction::Left:
        return {-r.right(), r.y, r.width, r.height};
    case Direction::Right:
        return r;
    case Direction::Up:
        return {-r.bottom(), r.x, r.height, r.width};
    case Direction::Down:
        return {r.y, r.x, r.height, r.width};
    }
    return r;
}

constexpr double kNever = 1e300;

// How far a step there seems; kNever: not in that direction.
double farness(const Rect& from, const Rect& to, Direction direction)
{
    const Rect a = turned(from, direction), b = turned(to, direction);
    const double middleA = a.x + a.width / 2, middleB = b.x + b.width / 2;
    if (b.x < middleA - 0.5 || b.right() <= a.right()) return kNever;
    const double along = std::max(0.0, b.x - a.right());
    const double across = std::max({0.0, b.y - a.bottom(), a.y - b.bottom()});
    const double aside = std::abs(b.y + b.height / 2 - a.y - a.height / 2);
    return along + 0.1 * (middleB - middleA) + 3 * across + 0.2 * aside;
}

struct Nearest {
    std::optional<Focus> focus = {};
    double far = kNever;
    void offer(const Focus& f, double distance)
    {
        if (distance >= far) return;
        far = distance;
        focus = f;
    }
};

std::optional<Focus> cellNear(const Picture& picture, std::size_t plot, Point p)
{
    const Rect& area = picture.plots[plot].area;
    p.x = std::clamp(p.x, area.x + 0.01, area.right() - 0.01);
    p.y = std::clamp(p.y, area.y + 0.01, area.bottom() - 0.01);
    const auto cell = cellAt(picture, p);
    if (!cell) return {};
    return Focus{.cell = cell, .box = cell->rect};
}

std::optional<Focus> nearest(const Picture& picture, const Focus& from, Direction direction)
{
    Nearest best;
    for (const Focus& thing : thingsOf(picture))
        if (from.cell || thing.link != from.link || thing.edit != from.edit)
            best.offer(thing, farness(from.box, thing.box, direction));
    for (std::size_t i = 0; i < picture.plots.size(); ++i) {
        if (from.cell && from.cell->plot == int(i)) continue;
        const double far = farness(from.box, picture.plots[i].area, direction);
        if (far >= best.far) continue;
        if (const auto cell = cellNear(picture, i, middle(from.box))) best.offer(*cell, far);
    }
    return best.focus;
}

// The plot that it is in, or beside.
int partOf(const Picture& picture, const Focus& f)
{
    if (f.cell) return f.cell->plot;
    const Point p = middle(f.box);
    int part = -1;
    double nearest = kNever;
    for (std::size_t i = 0; i < picture.plots.size(); ++i) {
        const Rect& area = picture.plots[i].area;
        const double away = std::hypot(std::max({0.0, area.x - p.x, p.x - area.right()}),
            std::max({0.0, area.y - p.y, p.y - area.bottom()}));
        if (away >= nearest) continue;
        nearest = away;
        part = int(i);
    }
    return part;
}

bool set(const Ref& ref)
{
    return ref.source != 0;
}

// Along the branches of a tree; empty: its marks form none, or nothing is there.
struct Kin {
    bool tree = false;
    std::optional<Focus> next = {};
};
Kin kin(const Picture& picture, const Focus& from, Direction direction)
{
    if (from.link < 0) return {};
    const auto linkOf = [&](const Focus& f) { return picture.links[std::size_t(f.link)]; };
    const Link own = linkOf(from);
    const bool level = direction == Direction::Up || direction == Direction::Down;
    bool tree = set(own.lead);
    Nearest best;
    for (const Focus& thing : thingsOf(picture)) {
        if (thing.link < 0 || thing.link == from.link) continue;
        const Link link = linkOf(thing);
        tree = tree || (set(link.lead) && link.lead == own.ref);
        const double away = std::hypot(
            middle(thing.box).x - middle(from.box).x, middle(thing.box).y - middle(from.box).y);
        if (level && set(own.lead) && link.lead == own.lead)
            best.offer(thing, farness(from.box, thing.box, direction));
        if (direction == Direction::Left && set(own.lead) && link.ref == own.lead)
            best.offer(thing, away);
        if (direction == Direction::Right && set(link.lead) && link.lead == own.ref)
            best.offer(thing, thing.box.y - picture.size.height * 2);
    }
    return {tree, best.focus};
}

} // namespace

std::vector<Focus> thingsOf(const Picture& picture)
{
    std::vector<Thing> things;
    std::map<std::pair<int, int>, std::size_t> known; // by link, or by edit
    const Rect whole{0, 0, picture.size.width, picture.size.height};
    for (const Mark& mark : picture.marks) {
        if (mark.link < 0 && mark.edit < 0) continue;
        const Rect clip = mark.clip < 0 ? whole : picture.clips[std::size_t(mark.clip)];
        const auto box = common(boxOf(mark), clip);
        if (!box) continue;
        const std::pair key{mark.link, mark.link < 0 ? mark.edit : -1};
        const auto [found, fresh] = known.emplace(key, things.size());
        if (fresh) things.push_back({{mark.link, mark.edit, {}, *box}, isLine(mark)});
        Thing& thing = things[found->second];
        if (mark.edit >= 0) thing.focus.edit = mark.edit;
        if (fresh || (isLine(mark) && !thing.line)) continue;
        thing.focus.box = thing.line && !isLine(mark) ? *box : around(thing.focus.box, *box);
        thing.line = thing.line && isLine(mark);
    }
    std::vector<Focus> all;
    for (Thing& thing : things)
        all.push_back(std::move(thing.focus));
    return all;
}

std::optional<Focus> firstFocus(const Picture& picture)
{
    for (std::size_t i = 0; i < picture.plots.size(); ++i)
        if (const auto cell
            = cellNear(picture, i, {picture.plots[i].area.x, picture.plots[i].area.y}))
            return cell;
    const auto things = thingsOf(picture);
    if (things.empty()) return {};
    return things.front();
}

std::optional<Focus> focusAt(const Picture& picture, Point p)
{
    const int hit = picture.hit(p);
    if (hit >= 0) {
        const Mark& mark = picture.marks[std::size_t(hit)];
        for (const Focus& thing : thingsOf(picture))
            if (thing.link == mark.link && (mark.link >= 0 || thing.edit == mark.edit))
                return thing;
    }
    const auto cell = cellAt(picture, p);
    if (!cell) return {};
    return Focus{.cell = cell, .box = cell->rect};
}

std::optional<Focus> nextFocus(const Picture& picture, const Focus& from, Direction direction)
{
    if (from.cell) {
        const bool level = direction == Direction::Left || direction == Direction::Right;
        const int step = direction == Direction::Right || direction == Direction::Down ? 1 : -1;
        const auto cell = cellOf(picture, from.cell->plot, from.cell->row + (level ? 0 : step),
            from.cell->column + (level ? step : 0));
        if (cell) return Focus{.cell = cell, .box = cell->rect};
    }
    const Kin family = kin(picture, from, direction);
    if (family.next) return family.next;
    if (family.tree && (direction == Direction::Left || direction == Direction::Right)) return {};
    return nearest(picture, from, direction);
}

std::optional<Focus> nextPart(const Picture& picture, const Focus& from, bool forward)
{
    std::map<int, Focus> doors; // by plot
    for (std::size_t i = 0; i < picture.plots.size(); ++i) {
        const Rect& area = picture.plots[i].area;
        const auto first = cellNear(picture, i, {area.x, area.y});
        if (first && first->cell->plot == int(i)) doors.emplace(int(i), *first);
    }
    for (const Focus& thing : thingsOf(picture))
        doors.emplace(partOf(picture, thing), thing);
    if (doors.empty()) return {};
    const int here = partOf(picture, from);
    if (forward) {
        const auto next = doors.upper_bound(here);
        return next == doors.end() ? doors.begin()->second : next->second;
    }
    const auto at = doors.lower_bound(here);
    return at == doors.begin() ? doors.rbegin()->second : std::prev(at)->second;
}

std::optional<Focus> sameFocus(const Picture& before, const Focus& was, const Picture& now)
{
    if (was.cell) {
        if (was.cell->plot >= int(now.plots.size())) return {};
        const auto cell = cellOf(now, was.cell->plot, was.cell->row, was.cell->column);
        if (!cell) return {};
        return Focus{.cell = cell, .box = cell->rect};
    }
    Nearest best;
    for (const Focus& thing : thingsOf(now)) {
        if ((thing.link < 0) != (was.link < 0)) continue;
        double far = std::hypot(
            middle(thing.box).x - middle(was.box).x, middle(thing.box).y - middle(was.box).y);
        if (was.link >= 0) {
            const Link &a = before.links[std::size_t(was.link)],
                       &b = now.links[std::size_t(thing.link)];
            if (!(a.ref == b.ref) || !(a.lead == b.lead)) continue;
            if (a.label != b.label) far += now.size.width + now.size.height;
        }
        best.offer(thing, far);
    }
    return best.focus;
}

std::vector<Mark> focusRing(Rect box, const Theme& theme)
{
    const Rect ring = box.inset(-3);
    return {{RectMark{ring, {}, {theme.background, 4.5}}}, {RectMark{ring, {}, {theme.accent, 2}}}};
}

} // namespace seq
