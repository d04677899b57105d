#pragma once
#include "engine/base/utf8.h"

#include <array>
#include <cstdint>
#include <vector>

namespace seq {

// What split patterns ask of a code point. Bits, since the o200k classes overlap.
enum CharClass : std::uint8_t {
    kLetter = 1, // \p{L}
    kNumber = 2, // \p{N}
    kSpace = 4, // White_Space, 25 code points
    kNewLine = 8, // \r and \n; also kSpace
    kUpper = 16, // Lu Lt Lm Lo M
    kLower = 32, // Ll Lm Lo M
};

// Two-stage table over all code points, made once from utf8proc (Unicode 15 in version 2.8).
class CharClasses {
public:
    CharClasses();
    std::uint8_t of(std::uint32_t point) const
    {
        return point < 128 ? ascii_[point] : blocks_[first_[point >> 8] + (point & 255)];
    }
    std::uint8_t ascii(std::uint8_t byte) const { return ascii_[byte]; } // byte < 128

private:
    std::array<std::uint8_t, 128> ascii_{};
    std::array<std::uint32_t, 0x1100> first_{}; // where the block of 256 begins
    std::vector<std::uint8_t> blocks_;
};
const CharClasses& charClasses();

bool isWhiteSpace(std::uint32_t point);

// One character of a text as a scanner sees it; an ill-formed byte is one of no class.
struct Atom {
    std::uint8_t classes = 0;
    std::uint8_t length = 0; // 0: end of text
};
inline Atom atomAt(const CharClasses& table, std::string_view text, std::size_t at)
{
    if (at >= text.size()) return {};
    const auto byte = std::uint8_t(text[at]);
    if (byte < 128) return {table.ascii(byte), 1};
    const Utf8Step step = utf8Step(text, at);
    if (!step.valid) return {0, 1};
    return {table.of(step.point), step.length};
}

} // namespace seq
