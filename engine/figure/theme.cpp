#include "engine/figure/colour.h"

namespace seq {
namespace {

// One table: what a colour is called, in the light and in the dark look. Any two categories are at
// least 14 CIEDE2000 apart for normal and for colour-blind eyes (a search over near-by colours).
Theme make(bool dark)
{
    const auto pick
        = [dark](std::uint32_t light, std::uint32_t night) { return rgb(dark ? night : light); };
    Theme theme;
    theme.dark = dark;
    theme.background = pick(0xffffff, 0x15181c);
    theme.surface = pick(0xf4f5f7, 0x1e2227);
    theme.text = pick(0x1b1f24, 0xe6e9ed);
    theme.faint = pick(0x5b6470, 0x9aa4b0);
    theme.line = pick(0x848d98, 0x6b7683);
    theme.grid = pick(0xe3e6ea, 0x2c3239);
    theme.accent = pick(0x1f5fbf, 0x74a9ff);
    theme.warning = pick(0xa84300, 0xffa657);
    theme.highlight = pick(0xe8590c, 0xffb000);
    theme.category = {pick(0x2858ef, 0x3d8bff), pick(0xc98720, 0xe3a630), pick(0x086656, 0x26d894),
        pick(0xd02b70, 0xfc56a5), pick(0x3e2485, 0xb7b8f6), pick(0x7c6406, 0xfffc51),
        pick(0x4a9fd8, 0xc5f5ff), pick(0x642819, 0xa87a64)};
    return theme;
}

} // namespace

const Theme& lightTheme()
{
    static const Theme theme = make(false);
    return theme;
}

const Theme& darkTheme()
{
    static const Theme theme = make(true);
    return theme;
}

} // namespace seq
