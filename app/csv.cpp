#include "app/csv.h"

#include <array>
#include <charconv>
#include <cmath>

namespace seq {

std::string csvCell(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

std::string csvCell(double x)
{
    if (!std::isfinite(x)) return {};
    std::array<char, 32> digits;
    const char* end = std::to_chars(digits.begin(), digits.end(), x).ptr;
    return {digits.data(), std::size_t(end - digits.data())};
}

} // namespace seq
