#pragma once
#include "engine/figure/colour_steps.h"
#include "engine/figure/picture.h"

#include <QImage>
#include <map>
#include <optional>
#include <utility>

namespace seq {

// Coloured values of one view, kept from one picture to the next; what a picture does not show is
// dropped.
class ImageCache {
public:
    void beginPicture();
    void endPicture();
    const QImage& coloured(const ImageData&); // premultiplied, as a screen is painted fastest

private:
    const ColourSteps& stepsOf(const ColourScale&);
    struct Entry {
        ImageData data; // lives as long as the image: its address is the key
        QImage image;
        bool used = true;
    };
    std::map<const void*, Entry> entries_;
    std::optional<std::pair<ColourScale, ColourSteps>> steps_; // of the scale that came last
};

} // namespace seq
