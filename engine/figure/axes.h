#pragma once
#include "engine/figure/canvas.h"

#include <string>
#include <vector>

namespace seq {

// What all plots share: sizes, ticks, labels, captions, colour bars.

struct Sizes { // of text and space, from the view: points in a file, logical pixels in a window
    explicit Sizes(const View&);
    double text, small, gap; // labels; ticks; the white space between parts
};

// At most `most` round values (1, 2, 2.5, 5 times a power of ten) in [low, high], and their step.
struct Ticks {
    std::vector<double> at;
    double step = 1;
};
Ticks niceTicks(double low, double high, int most, bool integers = false);
Ticks decadeTicks(double low, double high, int most); // for logarithmic axes
std::string tickText(double value, double step);
std::string valueText(double value); // four significant digits

// Line ends, tabs and spaces at the ends become visible signs; controls their pictures.
std::string visibleText(const std::string& raw);
double labelWidth(const std::string& raw); // of it made visible, at size 1, in the bundled font
// Cut with an ellipsis to a width; empty if not even that fits.
std::string fitted(const std::string& text, double width, double size, const Canvas&);
// "label (unit)"
std::string titled(const std::string& label, const std::string& unit);

// Each draws at an edge of `area` and returns what is left.
Rect withCaption(const std::string& caption, Rect area, const View&, Canvas&);
Rect withColourBar(const ColourScale&, const std::string& title, Rect area, const View&, Canvas&);
// What it would take away from the width; 0: no room for one.
double colourBarWidth(
    const ColourScale&, const std::string& title, Rect area, const View&, const Canvas&);

// Ticks, their labels and the axis title below (left of) an area; `grid`: lines across it.
struct AxisLine {
    double begin = 0, end = 1;
    Ticks ticks;
    std::string title;
    bool logarithmic = false, grid = true;
    std::vector<std::string> names = {}; // in place of numbers, at 0, 1, 2 …
};
double placeOn(const AxisLine&, double value); // in [0, 1] from begin to end
void axisBelow(const AxisLine&, Rect area, const View&, Canvas&);
void axisLeft(const AxisLine&, Rect area, const View&, Canvas&);
// A small mark outside that edge of an area, at x or y; none beyond the corners.
void markBelow(double x, Rect area, const View&, Canvas&);
void markLeft(double y, Rect area, const View&, Canvas&);
double labelWidth(const AxisLine&, const View&, const Canvas&); // the widest tick label

} // namespace seq
