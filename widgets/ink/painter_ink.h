#pragma once
#include "engine/figure/canvas.h"
#include "widgets/ink/ink.h"

#include <QFont>
#include <QImage>

class QPainter;

namespace seq {

class ImageCache;

// The bundled family, registered with Qt at the first call (needs a QGuiApplication). Hinting,
// kerning and ligatures are off, so that widths equal FontMetrics.
QFont bundledFont(int pixels, bool bold = false);

// Plays on any QPainter, one logical unit of the picture a unit of the painter: a window (give it
// tiles) or a file (give it a resolved picture).
class PainterInk final : public Ink {
public:
    struct Options {
        TileLookup* tiles = nullptr;
        ImageCache* images = nullptr; // of a window, from one picture to the next
        Colour highlight = lightTheme().highlight;
        bool file = false; // rasters enlarged by whole factors, small maps as rectangles
        bool outlines = false; // text as shapes
    };
    PainterInk(QPainter& painter, Options options)
        : painter_(painter)
        , options_(options)
    {
    }
    void play(const Picture&, const std::vector<Ref>& hovered = {}) override;

private:
    void draw(const RectMark&);
    void draw(const PathMark&);
    void draw(const DotsMark&);
    void draw(const ImageMark&);
    void draw(const TilesMark&);
    void draw(const TextMark&);
    QImage colouredFor(const ImageData&);
    QPainter& painter_;
    Options options_;
    Rect visible_; // of the mark in hand: its clip
    std::int64_t rectangles_ = 0; // cells drawn as rectangles so far
    double width_ = 1; // of the picture
};

} // namespace seq
