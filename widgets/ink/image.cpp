#include "widgets/ink/image.h"

namespace seq {
namespace {

constexpr std::int64_t kMany = 16384; // values from which on the steps of a scale are worth finding

void fill(QImage& image, std::span<const float> values, const auto& colour)
{
    const auto columns = std::size_t(image.width());
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (std::size_t x = 0; x < columns; ++x) {
            const Colour c = colour(values[std::size_t(y) * columns + x]);
            line[x] = qRgba(c.r, c.g, c.b, c.a);
        }
    }
}

} // namespace

QImage coloured(const ImageData& data, const ColourSteps* steps)
{
    QImage image(int(data.values.size(1)), int(data.values.size(0)), QImage::Format_ARGB32);
    const auto values = data.values.host<float>();
    if (steps)
        fill(image, values, *steps);
    else if (data.values.elements() < kMany)
        fill(image, values, Colouring(data.scale));
    else
        fill(image, values, ColourSteps(data.scale));
    return image;
}

} // namespace seq
