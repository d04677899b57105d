#include "widgets/canvas/surface.h"

#include "engine/figure/focus.h"
#include "widgets/canvas/raster_surface.h"
#include "widgets/ink/gl_surface.h"

namespace seq {

std::vector<Mark> ringOf(const Scene& scene)
{
    return scene.focus ? focusRing(*scene.focus, *scene.theme) : std::vector<Mark>{};
}

Surface* makeSurface(Renderer renderer, const Scene& scene, QWidget* parent)
{
    if (renderer == Renderer::OpenGl) return new GlSurface(scene, parent);
    return new RasterSurface(scene, parent);
}

} // namespace seq
