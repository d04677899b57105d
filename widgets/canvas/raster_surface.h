#pragma once
#include "widgets/canvas/surface.h"
#include "widgets/ink/image_cache.h"

#include <QImage>
#include <QWidget>

namespace seq {

// PainterInk on a plain widget: the picture is kept as an image at the device pixel ratio, so a
// moving pointer costs one blit and the overlay.
class RasterSurface final : public QWidget, public Surface {
public:
    RasterSurface(const Scene&, QWidget* parent);
    QWidget* widget() override { return this; }
    void pictureChanged() override;
    void hoverChanged() override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void playAgain();
    const Scene& scene_;
    QImage kept_;
    ImageCache images_;
    bool old_ = true;
};

} // namespace seq
