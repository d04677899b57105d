#include "widgets/canvas/surface.h"

#include "widgets/canvas/raster_surface.h"
#include "widgets/ink/gl_surface.h"

namespace seq {

Surface* makeSurface(Renderer renderer, const Scene& scene, QWidget* parent)
{
    if (renderer == Renderer::OpenGl) return new GlSurface(scene, parent);
    return new RasterSurface(scene, parent);
}

} // namespace seq
