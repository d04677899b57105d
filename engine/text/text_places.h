#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace seq {

// Bytes and characters of a text, there and back. A character is a code point, or one maximal
// ill-formed part (engine/base/utf8.h), so that every byte belongs to exactly one.
class TextPlaces {
public:
    explicit TextPlaces(std::string_view text); // below 4 GiB; O(bytes), 4 bytes a character
    std::int64_t bytes() const { return begins_.back(); }
    std::int64_t characters() const { return std::int64_t(begins_.size()) - 1; }
    // Of the character that holds the byte; of the end: characters(). 0 <= byte <= bytes()
    std::int64_t characterAt(std::int64_t byte) const;
    // Its first byte; of characters(): bytes(). 0 <= character <= characters()
    std::int64_t byteOf(std::int64_t character) const;

private:
    std::vector<std::uint32_t> begins_; // and the end
};

} // namespace seq
