#pragma once
#include "engine/figure/cell.h"

#include <optional>
#include <vector>

namespace seq {

// Where the keyboard is in a picture: on a thing (all marks of one link, or of one edit where they
// have no link), or on a cell of a heat map.
struct Focus {
    int link = -1, edit = -1; // indices into the picture; -1: none
    std::optional<Cell> cell = {};
    Rect box = {}; // around it; lines that lead to it do not count
};
enum class Direction : std::uint8_t { Left, Right, Up, Down };

// All that is seen and links or acts, in the order of the first marks; no cells.
std::vector<Focus> thingsOf(const Picture&);
std::optional<Focus> firstFocus(const Picture&);
std::optional<Focus> focusAt(const Picture&, Point); // what a pointer there is on
// The next thing in a direction: the nearest, or, where marks form a tree (Link::lead), the parent
// at the left, the first child at the right, the siblings above and below.
std::optional<Focus> nextFocus(const Picture&, const Focus&, Direction);
// Where the keyboard enters the next plot that has anything to go to, round and round; what stands
// beside a plot is part of it. Empty: nothing is there.
std::optional<Focus> nextPart(const Picture&, const Focus&, bool forward);
// The same thing in a picture that was recorded later.
std::optional<Focus> sameFocus(const Picture& before, const Focus&, const Picture& now);

// A ring around it that is seen on any ground.
std::vector<Mark> focusRing(Rect, const Theme&);

} // namespace seq
