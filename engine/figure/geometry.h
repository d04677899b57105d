#pragma once

namespace seq {

// Logical pixels in a window, points in a file; y grows downwards.
struct Point {
    double x = 0, y = 0;
};
struct Size {
    double width = 0, height = 0;
};
struct Rect {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
    bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    Rect inset(double by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};
// What part of the unit square a zoomable view shows; plots apply it to their own axes.
struct Camera {
    double x = 0, y = 0, width = 1, height = 1;
    bool operator==(const Camera&) const = default;
    bool valid() const // some part of the unit square
    {
        constexpr double kRounding = 1e-9;
        return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + kRounding
            && y + height <= 1 + kRounding;
    }
};

} // namespace seq
