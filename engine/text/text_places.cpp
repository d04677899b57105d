#include "engine/text/text_places.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"

#include <algorithm>

namespace seq {

TextPlaces::TextPlaces(std::string_view text)
{
    SEQ_ASSERT(text.size() < (std::size_t(1) << 32));
    for (std::size_t at = 0; at < text.size(); at += utf8Step(text, at).length)
        begins_.push_back(std::uint32_t(at));
    begins_.push_back(std::uint32_t(text.size()));
}

std::int64_t TextPlaces::characterAt(std::int64_t byte) const
{
    SEQ_ASSERT(byte >= 0 && byte <= bytes());
    const auto after = std::ranges::upper_bound(begins_, std::uint32_t(byte));
    return after - begins_.begin() - 1;
}

std::int64_t TextPlaces::byteOf(std::int64_t character) const
{
    SEQ_ASSERT(character >= 0 && character <= characters());
    return begins_[std::size_t(character)];
}

} // namespace seq
