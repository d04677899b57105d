#include "widgets/ink/image.h"

namespace seq {

QImage coloured(const ImageData& data)
{
    const auto rows = data.values.size(0), columns = data.values.size(1);
    QImage image(int(columns), int(rows), QImage::Format_ARGB32);
    const auto values = data.values.host<float>();
    for (std::int64_t y = 0; y < rows; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(int(y)));
        for (std::int64_t x = 0; x < columns; ++x) {
            const Colour c = colourOf(data.scale, values[std::size_t(y * columns + x)]);
            line[x] = qRgba(c.r, c.g, c.b, c.a);
        }
    }
    return image;
}

} // namespace seq
