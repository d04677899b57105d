#include "widgets/ink/image_cache.h"

#include "widgets/ink/image.h"

namespace seq {
namespace {

constexpr std::int64_t kMany = 4096; // values of an image from which on its scale's steps are kept

} // namespace

void ImageCache::beginPicture()
{
    for (auto& [address, entry] : entries_)
        entry.used = false;
}

void ImageCache::endPicture()
{
    std::erase_if(entries_, [](const auto& entry) { return !entry.second.used; });
}

const QImage& ImageCache::coloured(const ImageData& data)
{
    Entry& entry = entries_[data.values.raw()];
    entry.used = true;
    const bool same = entry.data.values && entry.data.values.shape() == data.values.shape()
        && entry.data.scale == data.scale;
    if (same) return entry.image;
    entry.data = data;
    const bool many = data.values.elements() >= kMany;
    entry.image = seq::coloured(data, many ? &stepsOf(data.scale) : nullptr);
    entry.image.convertTo(QImage::Format_ARGB32_Premultiplied);
    return entry.image;
}

const ColourSteps& ImageCache::stepsOf(const ColourScale& scale)
{
    if (!steps_ || steps_->first != scale) steps_.emplace(scale, ColourSteps(scale));
    return steps_->second;
}

} // namespace seq
