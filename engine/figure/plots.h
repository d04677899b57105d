#pragma once
#include "engine/figure/canvas.h"

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace seq {

// The plots that methods draw with. Each takes plain data and an area of the canvas, lays out its
// caption, axes, labels and colour bar inside, zooms by View.camera, records only what is visible
// and its PlotData, links its marks. `name` tells the plots of a picture apart.

// A map of values [rows, columns], rows downwards. x is the axis of columns, y of rows; their
// `names` (one a column, one a row) are drawn from about 12 px a cell, numbers otherwise;
// begin and end are not read. Zooms. Above 10^6 cells it goes through tiles by itself.
struct HeatMap {
    std::string name = "map";
    PlotAxis x = {}, y = {};
    Tensor values = {}; // F32 on the host; NaN: not allowed, not there
    TileSourcePtr tiles = {}; // or this
    bool mean = false; // which plane of the tiles
    ColourScale scale = {};
    std::string caption = {}, valueLabel = {}, valueUnit = {}; // of the colour bar
    SharedList<Ref> rowRefs = {},
                    columnRefs = {}; // what they stand for: hovering a cell lights up both
    std::string rowField = {}, columnField = {}; // a click sets these fields to the cell's indices
    std::optional<std::array<std::int64_t, 2>> selected = {}; // row and column; -1: neither
    std::vector<std::int64_t> rowMarks = {}, columnMarks = {}; // at the axes, before these cells
    bool square = false; // cells as high as wide
    bool colourBar = true;
};
void heatMap(const HeatMap&, Rect area, const View&, Canvas&);
// The range of the values that are finite: {0, 1} if there are none. For scale.low and high.
std::array<double, 2> rangeOf(const Tensor& values);

// Pieces of a text in reading order, wrapped into lines. Several rows are aligned by byte: a piece
// is as wide as the pieces of the other rows need. Refs are byte ranges of one text, in order.
// More than fits is scrolled by View.camera.y and counted in the last line.
struct StripItem {
    std::string text = {}; // as shown; spaces and line ends become visible signs
    Ref ref = {};
    double value = std::numeric_limits<double>::quiet_NaN(); // its colour; NaN: alternating tints
    double band = std::numeric_limits<double>::quiet_NaN(); // a bar under it, in [0, bandHigh]
    double width = std::numeric_limits<double>::quiet_NaN(); // labelWidth(text); NaN: unknown
    bool selected = false;
    std::string label = {}, note = {}; // for the inspector, empty: the text; a second line, small
    std::optional<Edit> edit = {};
};
struct StripRow {
    std::string title = {}, note = {}; // above it, left and right: a tokenizer's name, "14 tokens"
    SharedList<StripItem> items = {};
    std::string field = {}; // a click sets this field to the piece's index
};
struct TokenStrip {
    std::string name = "strip", caption = {};
    std::vector<StripRow> rows = {};
    ColourScale scale = {};
    std::string valueLabel = {}, valueUnit = {};
    bool colourBar = false, follow = false; // unscrolled, the selected piece is in sight
    double bandHigh = 1; // 0: no bars
    std::string bandLabel = {}, bandUnit = {}; // "surprisal", "bits"
};
void tokenStrip(const TokenStrip&, Rect area, const View&, Canvas&);

// Lines over a common x. Axes fit the data unless told otherwise. Zooms along x.
struct CurveSeries {
    std::string name = {};
    std::vector<double> x = {}, y = {}; // NaN in y: a gap
    std::vector<double> low = {}, high = {}; // a band around it, or empty
    int category = -1; // colour of the theme; -1: its place in the list
    bool dashed = false, dots = false;
    std::vector<Ref> refs = {}; // one a point, or empty
};
struct Curve {
    std::string name = "curve", caption = {};
    PlotAxis x = {},
             y = {}; // begin and end are read where fitX, fitY are false; names: of x = 0, 1, 2 …
    std::vector<CurveSeries> series = {};
    bool fitX = true, fitY = true;
    bool fromZero = false; // a fitted y axis includes 0
    bool legend = true; // names above, where there are several series
    std::vector<double> markers = {}; // vertical lines at these x
};
void curve(const Curve&, Rect area, const View&, Canvas&);

// One bar an item. What does not fit is counted, never squeezed below a readable height.
struct Bar {
    std::string label = {};
    double value = 0;
    std::string note = {}; // after the number
    Ref ref = {};
    int category = 0;
    std::optional<double> low = {}, high = {}; // whiskers
    bool selected = false, struck = false; // struck: taken out of the race, an outline
    std::optional<Edit> edit = {};
};
struct Bars {
    std::string name = "bars", caption = {};
    PlotAxis value = {}, item = {}; // begin and end of value are read where fit is false
    std::vector<Bar> bars = {};
    bool horizontal = true;
    bool numbers = true; // the value at the bar's end
    bool fit = true;
};
void bars(const Bars&, Rect area, const View&, Canvas&);

// Small multiples: heat maps with a title each, row by row, sharing one scale; layers x heads.
// x.names and y.names label the columns and rows of the grid. Zooms.
struct Thumbnail {
    std::string title = {}, note = {}; // drawn where there is room
    Tensor values = {}; // [rows, columns] F32 on the host, best below 64 x 64; empty: a gap
    Ref ref = {};
    std::string label = {}; // for the inspector; empty: the title
    int category = -1; // a mark in that colour above it
    bool selected = false;
    std::optional<Edit> edit = {};
};
struct ThumbnailGrid {
    std::string name = "grid", caption = {};
    PlotAxis x = {}, y = {};
    int columns = 1;
    std::vector<Thumbnail> items = {};
    ColourScale scale = {};
    std::string valueLabel = {}, valueUnit = {};
    bool colourBar = true;
    std::vector<std::string> categories = {}; // what the marks mean, for the legend
};
void thumbnailGrid(const ThumbnailGrid&, Rect area, const View&, Canvas&);

// Lines between two columns of pieces, the stronger the wider: the `strongest` links of all that
// reach `threshold`. From left to right.
struct Connection {
    std::int64_t from = 0, to = 0; // indices into left and right
    double weight = 0; // in [0, 1]; of a difference in [-1, 1]
};
struct Connections {
    std::string name = "links", caption = {};
    std::string leftLabel = {}, rightLabel = {}, valueLabel = {};
    std::vector<StripItem> left = {}, right = {};
    std::vector<Connection> links = {};
    std::int64_t strongest = 200;
    double threshold = 0;
    bool difference = false; // two colours by sign
};
void connections(const Connections&, Rect area, const View&, Canvas&);

} // namespace seq
