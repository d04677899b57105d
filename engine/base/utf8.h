#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace seq {

// One code point, or one maximal ill-formed part (Unicode 3.9, "substitution of maximal subparts").
struct Utf8Step {
    std::uint32_t point = 0; // U+FFFD if ill formed
    std::uint8_t length = 1; // bytes taken
    bool valid = false;
};
Utf8Step utf8Step(std::string_view text, std::size_t at); // at < text.size()
bool isUtf8(std::string_view text);
std::string toUtf8(std::string_view bytes); // ill-formed parts become U+FFFD
void appendUtf8(std::string& out, std::uint32_t point);

} // namespace seq
