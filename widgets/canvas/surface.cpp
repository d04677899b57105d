#include "widgets/canvas/surface.h"

#include "widgets/canvas/raster_surface.h"

namespace seq {

Surface* makeSurface(Renderer, const Scene& scene, QWidget* parent)
{
    return new RasterSurface(scene, parent);
}

} // namespace seq
