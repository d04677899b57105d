#pragma once
#include "widgets/canvas/surface.h"
#include "widgets/ink/imgui_ink.h"

#include <QOpenGLWidget>
#include <memory>

namespace seq {

// ImGuiInk on an OpenGL widget.
class GlSurface final : public QOpenGLWidget, public Surface {
public:
    GlSurface(const Scene&, QWidget* parent);
    ~GlSurface() override;
    QWidget* widget() override { return this; }
    void pictureChanged() override;
    void hoverChanged() override;

protected:
    void initializeGL() override;
    void resizeGL(int, int) override;
    void paintGL() override;

private:
    void release(); // what belongs to the context
    const Scene& scene_;
    std::unique_ptr<ImGuiInk> ink_;
    bool old_ = true, overlayOld_ = true;
    double ratio_ = 0;
};

} // namespace seq
