#include "engine/text/char_map.h"

#include "engine/base/error.h"

#include <cstring>

namespace seq {

CharMap::CharMap(std::string_view blob, const std::string& name)
{
    if (blob.empty()) return;
    std::uint32_t bytes = 0;
    if (blob.size() >= 4) std::memcpy(&bytes, blob.data(), 4);
    if (blob.size() < 4 || bytes > blob.size() - 4 || bytes % 4 != 0 || bytes < 4)
        throw badInput("{}: the precompiled character map of {} bytes says that its trie has {}",
            name, blob.size(), bytes);
    units_.resize(bytes / 4);
    std::memcpy(units_.data(), blob.data() + 4, bytes);
    replacements_ = blob.substr(4 + bytes);
    if (replacements_.empty() || replacements_.back() != '\0') replacements_ += '\0';
}

std::string_view CharMap::replacement(std::uint32_t value) const
{
    return value < replacements_.size() ? std::string_view(replacements_.data() + value) : "";
}

// unit: leaf bit 8, label u & 0x800000FF, offset (u >> 10) << ((u & 0x200) >> 6). Gives the bytes
// that keys go along with.
template <class Visit>
std::size_t CharMap::walk(std::string_view text, std::size_t at, Visit visit) const
{
    if (units_.empty()) return 0;
    const auto offset = [](std::uint32_t u) { return (u >> 10) << ((u & 0x200u) >> 6); };
    std::size_t node = offset(units_[0]);
    std::size_t i = at;
    for (; i < text.size() && text[i] != '\0'; ++i) {
        node ^= std::uint8_t(text[i]);
        if (node >= units_.size()) break;
        const std::uint32_t unit = units_[node];
        if ((unit & 0x800000FFu) != std::uint8_t(text[i])) break;
        node ^= offset(unit);
        if (unit >> 8 & 1) {
            if (node >= units_.size()) break;
            if (!visit(std::uint32_t(i + 1 - at), units_[node] & 0x7FFFFFFFu)) break;
        }
    }
    return i - at;
}

bool CharMap::begins(std::string_view text) const
{
    return walk(text, 0, [](std::uint32_t, std::uint32_t) { return true; }) == text.size();
}

CharMap::Match CharMap::longest(std::string_view text, std::size_t at) const
{
    std::uint32_t length = 0, value = 0;
    walk(text, at, [&](std::uint32_t n, std::uint32_t v) {
        length = n, value = v;
        return true;
    });
    if (length == 0) return {};
    return {length, replacement(value)};
}

std::optional<std::string_view> CharMap::shortest(std::string_view text) const
{
    std::optional<std::string_view> found;
    walk(text, 0, [&](std::uint32_t, std::uint32_t v) {
        found = replacement(v);
        return false;
    });
    return found;
}

} // namespace seq
