#pragma once
#include "engine/figure/canvas.h"
#include "engine/figure/tree_layout.h"

namespace seq {

// The marks of a tree, the same in the drawing and in its legend.

struct TreeInk {
    Colour line; // of the edge and the rim
    Colour fill; // of a dot's inside; alpha 0: as the state has it
    Colour paper; // behind it
};
// States are told apart by shape: a dot, a ring, a square, a triangle, a cross …
void treeGlyph(TreeState, Point, double radius, const TreeInk&, Canvas&);
// A square with a number, in the hue of the category.
void treeTag(int category, Point middle, double side, const Theme&, Canvas&);
void treeRing(Point, double radius, Stroke, Canvas&);
// A triangle with its tip at the left.
void treeWedge(Point tip, Rect box, Fill, Stroke, Canvas&);
void treeFoldMark(Point middle, double side, bool folded, const Theme&, Canvas&); // minus or plus

Colour treeHue(int category, const Theme&);

} // namespace seq
