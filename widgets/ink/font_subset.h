#pragma once
#include <QByteArray>
#include <cstddef>
#include <set>
#include <span>

namespace seq {

// A TrueType font with the glyphs of `characters` (code points) alone, metrics as they were; hints,
// kerning and ligatures are left out. The same bytes for the same characters. Throws BadInput: the
// font cannot be read.
QByteArray fontSubset(std::span<const std::byte> font, const std::set<char32_t>& characters);

} // namespace seq
