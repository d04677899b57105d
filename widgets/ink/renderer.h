#pragma once

namespace seq {

enum class Renderer : unsigned char { Auto, OpenGl, Raster };

// Decides before QApplication, without making a context: OpenGl where there is a render node and
// software rendering is not forced, else Raster. Anything but Auto is taken as asked.
Renderer decideRenderer(Renderer asked);
// Before QApplication, where windows will draw with OpenGL: floated docks keep their contexts.
void prepareOpenGl();

} // namespace seq
