#include "engine/base/utf8.h"

namespace seq {

Utf8Step utf8Step(std::string_view text, std::size_t at)
{
    constexpr std::uint32_t kReplacement = 0xFFFD;
    const auto byte = [&](std::size_t i) { return std::uint8_t(text[at + i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    if (lead < 0xC2 || lead > 0xF4) return {kReplacement, 1, false};
    const int tail = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    std::uint32_t point = lead & (0x3Fu >> tail);
    // the first continuation byte excludes overlong forms, surrogates and points past U+10FFFF
    std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (int i = 1; i <= tail; ++i) {
        if (at + std::size_t(i) >= text.size() || byte(std::size_t(i)) < low
            || byte(std::size_t(i)) > high)
            return {kReplacement, std::uint8_t(i), false};
        point = point << 6 | (byte(std::size_t(i)) & 0x3Fu);
        low = 0x80, high = 0xBF;
    }
    return {point, std::uint8_t(tail + 1), true};
}

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = utf8Step(text, at);
        if (!step.valid) return false;
        at += step.length;
    }
    return true;
}

void appendUtf8(std::string& out, std::uint32_t p)
{
    const auto tail = [&](int shift) { out += char(0x80 | (p >> shift & 0x3F)); };
    if (p < 0x80) {
        out += char(p);
    } else if (p < 0x800) {
        out += char(0xC0 | p >> 6), tail(0);
    } else if (p < 0x10000) {
        out += char(0xE0 | p >> 12), tail(6), tail(0);
    } else {
        out += char(0xF0 | p >> 18), tail(12), tail(6), tail(0);
    }
}

std::string toUtf8(std::string_view bytes)
{
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Step step = utf8Step(bytes, at);
        if (step.valid) out.append(bytes, at, step.length);
        else out += "\xEF\xBF\xBD";
        at += step.length;
    }
    return out;
}

} // namespace seq
