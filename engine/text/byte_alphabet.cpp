#include "engine/base/utf8.h"
#include "engine/text/load.h"

#include <array>

namespace seq {

namespace {
// Printable Latin-1 stands for itself, the other 68 bytes for U+0100 … U+0143 in order.
std::array<std::int16_t, 0x144> alphabet()
{
    std::array<std::int16_t, 0x144> byteOf;
    byteOf.fill(-1);
    std::size_t next = 0x100;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const bool itself
            = (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
        byteOf[itself ? byte : next++] = std::int16_t(byte);
    }
    return byteOf;
}
} // namespace

ByteSpelling fromByteAlphabet(std::string_view spelling)
{
    static const auto byteOf = alphabet();
    std::string bytes;
    for (std::size_t at = 0; at < spelling.size();) {
        const Utf8Step step = utf8Step(spelling, at);
        if (!step.valid || step.point >= byteOf.size() || byteOf[step.point] < 0)
            return {std::string(spelling), false};
        bytes += char(byteOf[step.point]);
        at += step.length;
    }
    return {bytes, true};
}

} // namespace seq
