#include "engine/figure/resolve.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

struct Seen { // bins of one level, and where they lie
    int level;
    Range rows, columns;
    Rect rect;
};

Range visible(double begin, double length, double from, double to, double bin, std::int64_t cells)
{
    const auto count = std::int64_t(std::ceil(double(cells) / bin));
    const double unit = length / double(cells) * bin; // canvas units a bin
    const auto first = std::int64_t(std::floor((from - begin) / unit));
    const auto last = std::int64_t(std::ceil((to - begin) / unit));
    return {std::clamp<std::int64_t>(first, 0, count), std::clamp<std::int64_t>(last, 0, count)};
}

Seen seenOf(const TilesMark& mark, Rect clip, double pixelsPerUnit)
{
    const TileSource& source = *mark.source;
    const double perPixel = std::min(double(source.columns()) / (mark.rect.width * pixelsPerUnit),
        double(source.rows()) / (mark.rect.height * pixelsPerUnit));
    Seen seen;
    seen.level
        = std::clamp(int(std::floor(std::log2(std::max(1.0, perPixel)))), 0, source.levels() - 1);
    const double bin = double(std::int64_t(1) << seen.level);
    seen.columns
        = visible(mark.rect.x, mark.rect.width, clip.x, clip.right(), bin, source.columns());
    seen.rows = visible(mark.rect.y, mark.rect.height, clip.y, clip.bottom(), bin, source.rows());
    const double width = mark.rect.width / double(source.columns()) * bin;
    const double height = mark.rect.height / double(source.rows()) * bin;
    seen.rect = {mark.rect.x + width * double(seen.columns.begin),
        mark.rect.y + height * double(seen.rows.begin),
        width * double(seen.columns.end - seen.columns.begin),
        height * double(seen.rows.end - seen.rows.begin)};
    return seen;
}

} // namespace

Picture resolve(Picture picture, double pixelsPerUnit, Job& job)
{
    for (Mark& mark : picture.marks) {
        const auto* tiles = std::get_if<TilesMark>(&mark.shape);
        if (!tiles) continue;
        Rect clip{0, 0, picture.size.width, picture.size.height};
        if (mark.clip >= 0) clip = picture.clips[std::size_t(mark.clip)];
        const Seen seen = seenOf(*tiles, clip, pixelsPerUnit);
        const TileSourcePtr source = tiles->source;
        ImageMark image{seen.rect,
            {bins(*source, seen.level, seen.rows, seen.columns, tiles->mean, job), tiles->scale}};
        for (PlotData& plot : picture.plots)
            if (plot.tiles == source) {
                plot.matrix = image.image;
                plot.tiles.reset();
            }
        mark.shape = std::move(image);
    }
    return picture;
}

bool isResolved(const Picture& picture)
{
    return std::none_of(picture.marks.begin(), picture.marks.end(),
        [](const Mark& mark) { return std::holds_alternative<TilesMark>(mark.shape); });
}

} // namespace seq
