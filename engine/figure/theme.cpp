#include "engine/figure/colour.h"

namespace seq {
namespace {

// One table: what a colour is called, in the light and in the dark look. Categories are ordered so
// that neighbours differ in lightness as well as in hue.
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
    theme.line = pick(0x8a939e, 0x6b7683);
    theme.grid = pick(0xe3e6ea, 0x2c3239);
    theme.accent = pick(0x1f5fbf, 0x74a9ff);
    theme.warning = pick(0xa84300, 0xffa657);
    theme.highlight = pick(0xe8590c, 0xffb000);
    theme.category = {pick(0x1f5fbf, 0x74a9ff), pick(0xe07b00, 0xffa94d), pick(0x0b7a5c, 0x3fc9a0),
        pick(0xc2417c, 0xff8fb8), pick(0x5c3d99, 0xb79cff), pick(0x8c6d00, 0xe3cf57),
        pick(0x4a9fd8, 0x9be3ff), pick(0x6e2c1c, 0xd98a6a)};
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
