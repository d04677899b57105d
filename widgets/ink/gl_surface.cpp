#include "widgets/ink/gl_surface.h"

#include <QOpenGLContext>

namespace seq {

GlSurface::GlSurface(const Scene& scene, QWidget* parent)
    : QOpenGLWidget(parent)
    , scene_(scene)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

GlSurface::~GlSurface()
{
    release();
}

void GlSurface::release()
{
    if (!ink_) return;
    makeCurrent();
    ink_.reset();
    doneCurrent();
}

void GlSurface::initializeGL()
{
    // a dock that floats away gets another context
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &GlSurface::release);
    ink_ = std::make_unique<ImGuiInk>();
    old_ = overlayOld_ = true;
}

void GlSurface::pictureChanged()
{
    old_ = overlayOld_ = true;
    update();
}

void GlSurface::hoverChanged()
{
    overlayOld_ = true;
    update();
}

void GlSurface::resizeGL(int, int)
{
    old_ = overlayOld_ = true;
}

void GlSurface::paintGL()
{
    if (ratio_ != devicePixelRatioF()) old_ = overlayOld_ = true;
    ratio_ = devicePixelRatioF();
    ink_->setTarget({double(width()), double(height())}, ratio_);
    ink_->setOptions({scene_.tiles, scene_.theme->highlight});
    if (std::exchange(old_, false)) ink_->keep(scene_.picture);
    if (std::exchange(overlayOld_, false)) {
        const Colour veil = scene_.dimmed ? withAlpha(scene_.theme->background, 0.5) : Colour{};
        ink_->overlay(scene_.picture, scene_.hovered, veil, ringOf(scene_));
    }
    ink_->render(scene_.theme->background);
}

} // namespace seq
