#pragma once
#include "engine/base/shared_list.h"
#include "engine/base/value.h"
#include "engine/figure/colour.h"
#include "engine/figure/datum.h"
#include "engine/figure/geometry.h"
#include "engine/figure/ref.h"
#include "engine/figure/tiles.h"
#include "engine/tensor/tensor.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace seq {

// A recorded picture: a plain list of marks that inks replay. Hit tests, highlights, exports,
// tables and golden tests read the same list.

struct Fill {
    Colour colour; // alpha 0: none
};
struct Stroke {
    Colour colour = {};
    double width = 0; // 0: none
    bool dashed = false;
};
enum class Anchor : std::uint8_t { Left, Middle, Right };
struct TextStyle {
    double size = 11; // logical pixels
    Colour colour = {};
    Anchor anchor = Anchor::Left; // of the point, which lies on the baseline
    bool bold = false;
    double turn = 0; // degrees, clockwise
};
// Values [rows, columns] F32 on the host, and how they become colours.
struct ImageData {
    Tensor values;
    ColourScale scale;
};

struct RectMark {
    Rect rect;
    Fill fill;
    Stroke stroke;
};
struct PathMark {
    std::vector<Point> points;
    Stroke stroke;
    Fill fill;
    bool closed = false;
};
struct DotsMark {
    std::vector<Point> points;
    double radius;
    Fill fill;
};
struct ImageMark {
    Rect rect;
    ImageData image;
};
struct TilesMark {
    Rect rect; // where the whole source lies; it may exceed the clip
    TileSourcePtr source;
    ColourScale scale;
    bool mean = false; // which plane: max (default) or mean
};
struct TextMark {
    Point at;
    std::string text;
    TextStyle style;
};
using MarkShape = std::variant<RectMark, PathMark, DotsMark, ImageMark, TilesMark, TextMark>;

// Clicks and drags become parameter changes, so they are saved, undoable and scriptable.
struct Edit {
    std::string experiment = {}; // empty: this panel
    std::vector<std::pair<std::string, Value>> set = {};
    bool other = false; // of the run that this panel's is compared with
};
struct Drag { // a mark as a slider
    std::string field = {};
    int index = 0; // of a list field
    Rect track = {};
    double begin = 0, end = 1;
    bool vertical = false;
    bool other = false; // as Edit's
};
struct Link {
    Ref ref;
    std::string label; // for the inspector, the keyboard and the screen reader
    Ref lead = {}; // what it hangs on, where marks form a tree: the keyboard goes there and back
    Datum datum = {};
};
struct Mark {
    MarkShape shape;
    int clip = -1, link = -1, edit = -1, drag = -1; // indices into the lists of the picture
};
std::array<Point, 4> cornersOf(const TextMark&); // of its box, turned as it is
Rect boxOf(const Mark&); // around it, before the clip

// Axes and series of a plot, beside its marks: CSV, tables, locked axes and A - B come from it.
struct PlotAxis {
    std::string label = {}, unit = {};
    double begin = 0, end = 1;
    bool logarithmic = false;
    SharedList<std::string> names = {}; // of categories, if it has them
};
struct PlotSeries {
    std::string name = {};
    SharedList<double> x = {}, y = {};
    std::string label = {}, unit = {}; // of y; empty: the axis's
    SharedList<std::string> names = {}; // of pieces of a strip: one a point
};
struct PlotData {
    std::string name = {}, kind = {}; // kind: "heat map", "curve" …
    Rect area = {}; // inside its axes
    PlotAxis x = {}, y = {};
    PlotAxis value = {}; // of a heat map's cells
    std::string item = {}; // what an index of the series counts: "token", "node"
    std::vector<PlotSeries> series = {};
    std::optional<ImageData> matrix = {}; // a heat map's values
    TileSourcePtr tiles = {}; // or where they come from
    SharedList<Ref> rowRefs = {},
                    columnRefs = {}; // of a heat map: what they stand for (see cell.h)
    std::string rowField = {}, columnField = {}; // a click on a cell sets these to its indices
    std::string caption = {};
    std::optional<ColourScale> scale = {}; // of values that are shown as colours
    double bandHigh = 0; // of a strip's bands
    bool other = false; // as Edit's, of its cells
};

struct Picture {
    Size size = {};
    Colour background = {};
    std::vector<Mark> marks = {};
    std::vector<Rect> clips = {};
    std::vector<Link> links = {};
    std::vector<Edit> edits = {};
    std::vector<Drag> drags = {};
    std::vector<PlotData> plots = {};

    int hit(Point) const; // topmost mark with a link, edit or drag there; -1: none
    std::string text() const; // for golden tests: a line a mark, numbers rounded to 0.01
};

} // namespace seq
