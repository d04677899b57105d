#include "engine/base/hash.h"

#include <array>
#include <xxhash.h>

namespace seq {

std::string contentHash(std::span<const std::byte> bytes)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    std::string out;
    for (const unsigned char byte : canonical.digest) {
        out += "0123456789abcdef"[byte >> 4];
        out += "0123456789abcdef"[byte & 15];
    }
    return out;
}

std::string contentHash(std::string_view text)
{
    return contentHash(std::as_bytes(std::span(text.data(), text.size())));
}

} // namespace seq
