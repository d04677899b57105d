#pragma once
#include "engine/base/random.h"

#include <array>
#include <string>
#include <string_view>

namespace seq {

// Strings made to break tokenizers: spaces of all kinds, quotes, digits, marks, scripts, emoji with
// joiners, and (if asked for) bytes that are no UTF-8.
inline std::string randomText(Rng& rng, std::size_t atoms, bool invalid)
{
    static constexpr std::array<std::string_view, 76> pool{"a", "b", "e", "r", "s", "t", "S", "T",
        "V", "E", "L", "l", "m", "d", "X", " ", " ", " ", "  ", "   ", "\t", "\n", "\r", "\r\n",
        "\n\n", "'", "'s", "'LL", "'re", "\u2019", ".", ",", "!", "$", "#", "/", "-", "_", "\"",
        "0", "1", "23", "4567", " the", " and", "ing", " hello", "\u00A0", "\u3000", "\u2009",
        "\u0085", "\u0301", "\u0E31", "\u00E9", "\u00C9", "\u00BD", "\u00B2", "\u0663", "\u2167",
        "\u65E5", "\u672C", "\uD55C", "\u0BA4", "\u0BAE\u0BBF", "\u0BB4\u0BCD", "\u0915\u094D",
        "\U0001F642", "\U0001F469\u200D\U0001F52C", "\u017F", "\u01C5", "\u02B0", "\u00AA",
        "\u0130", "<|endoftext|>", "\u2581", "\u200B"};
    static constexpr std::array<std::string_view, 7> broken{
        "\xFF", "\xC3", "\xE2\x82", "\xF0\x9F\x99", "\x80", "\xED\xA0\x80", "\xC0\xAF"};
    std::string out;
    for (std::size_t n = rng.below(atoms) + 1; n > 0; --n)
        out += invalid && rng.below(12) == 0 ? broken[rng.below(broken.size())]
                                             : pool[rng.below(pool.size())];
    return out;
}

} // namespace seq
