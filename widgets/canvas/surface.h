#pragma once
#include "engine/figure/colour.h"
#include "engine/figure/picture.h"
#include "widgets/ink/ink.h"
#include "widgets/ink/renderer.h"

#include <optional>
#include <vector>

class QWidget;

namespace seq {

// What a surface shows; the view owns and changes it.
struct Scene {
    Picture picture;
    std::vector<Ref> hovered;
    std::optional<Rect> focus; // where the keyboard is, when it is seen
    const Theme* theme = &lightTheme();
    TileLookup* tiles = nullptr;
    bool dimmed = false; // a run is on its way: the last good picture stays, fainter
};

std::vector<Mark> ringOf(const Scene&); // around the focus

// The widget a picture is played on, by one of the two inks.
class Surface {
public:
    virtual ~Surface() = default;
    virtual QWidget* widget() = 0; // a child of the view; takes no mouse events
    virtual void pictureChanged() = 0; // other marks, tiles or colours: play again
    virtual void hoverChanged() = 0; // the picture is kept, only the overlay is new
};
// `scene` outlives the surface.
Surface* makeSurface(Renderer, const Scene& scene, QWidget* parent);

} // namespace seq
