#pragma once
#include "engine/figure/picture.h"
#include "engine/figure/plot_match.h"
#include "engine/figure/wording.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace seq {

// Widths of the one bundled font: kerning, hinting and ligatures off, so that the window and every
// file agree. Read from the font's own tables, without Qt.
class FontMetrics {
public:
    static const FontMetrics& bundled();
    double width(std::string_view text, double size, bool bold = false) const;
    double ascent(double size) const;
    double descent(double size) const;

private:
    FontMetrics();
    struct Face;
    std::shared_ptr<const Face> regular_, bold_;
};

struct View { // what a drawing is made for
    Size size = {};
    Camera camera = {};
    Theme theme = lightTheme();
    double text = 1; // projector scale
    bool still = false; // a file, not a window
    Wording say = {};
};
inline View unzoomed(View view)
{
    view.camera = {};
    return view;
}

// Parts of a picture that the camera does not move, by name: recorded once, placed at every frame.
using KeptParts = std::map<std::string, Picture>;

// Records; never draws, owns no device.
class Canvas {
public:
    explicit Canvas(Size, const FontMetrics& = FontMetrics::bundled());

    void background(Colour);
    void rect(Rect, Fill, Stroke = {});
    void path(std::span<const Point>, Stroke, Fill = {}, bool closed = false);
    void dots(std::span<const Point>, double radius, Fill);
    void image(Rect, const ImageData&); // up to 10^6 cells
    void tiles(Rect, TileSourcePtr, const ColourScale&, bool mean = false);
    void data(PlotData); // axes and series of a plot, beside its marks
    void text(Point, std::string_view, const TextStyle&);

    class [[nodiscard]] Scope { // what is recorded while it lives belongs to it
    public:
        Scope(int& slot, int value)
            : slot_(&slot)
            , before_(slot)
        {
            slot = value;
        }
        Scope(Scope&& other) noexcept
            : slot_(other.slot_)
            , before_(other.before_)
        {
            other.slot_ = nullptr;
        }
        ~Scope()
        {
            if (slot_) *slot_ = before_;
        }

    private:
        int* slot_;
        int before_;
    };
    Scope clip(Rect); // within the clip around it
    // Lights up together with all that is related; `lead`: what it hangs on, in trees; `datum`: its
    // numbers, in the plot whose data is recorded next.
    Scope link(Ref, std::string label = {}, Ref lead = {}, std::optional<Datum> datum = {});
    Scope onClick(Edit);
    Scope onDrag(Drag);

    // What the camera does not move; `name` is its own in the drawing.
    void part(const std::string& name, const std::function<void(Canvas&)>& draw);
    // Borrowed; its owner empties it when the size, the look or what is drawn changes.
    void keepParts(KeptParts* parts) { parts_ = parts; }
    void place(const Picture&, Point at, bool other = false); // marks it: Edit::other
    void keepTo(const PlotMatches* matches) { matches_ = matches; } // borrowed; see comparison.h
    const PlotMatch* match(const std::string& plot) const; // of the next one of this name

    double width(std::string_view text, double size, bool bold = false) const;
    Size size() const { return picture_.size; }
    Picture take();

private:
    void add(MarkShape);
    Picture picture_;
    const FontMetrics& metrics_;
    const PlotMatches* matches_ = nullptr;
    KeptParts* parts_ = nullptr;
    int clip_ = -1, link_ = -1, edit_ = -1, drag_ = -1;
};

} // namespace seq
