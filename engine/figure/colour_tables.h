#pragma once
#include <string_view>

namespace seq::tables {

// 256 colours each, six hexadecimal digits a colour, the lowest value first.
extern const std::string_view viridis, magma, cividis, blueRed;

} // namespace seq::tables
