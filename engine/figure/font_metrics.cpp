#include "engine/base/error.h"
#include "engine/base/mapped_file.h"
#include "engine/base/resources.h"
#include "engine/base/utf8.h"
#include "engine/figure/canvas.h"

#include <cstring>
#include <vector>

namespace seq {
namespace {

// Big-endian numbers of a TrueType file (Apple, "TrueType Reference Manual"; ISO 14496-22), every
// offset checked.
class FontFile {
public:
    explicit FontFile(const std::filesystem::path& path)
        : path_(path)
        , file_(MappedFile::open(path))
    {
    }
    std::size_t u8(std::size_t at) const
    {
        if (at >= file_->bytes().size())
            throw badInput("{} is not a font: it ends at byte {}", path_.string(), at);
        return std::size_t(file_->bytes()[at]);
    }
    std::size_t u16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
    int i16(std::size_t at) const { return std::int16_t(u16(at)); }
    std::size_t u32(std::size_t at) const { return u16(at) << 16 | u16(at + 2); }
    std::size_t table(const char* tag) const
    {
        for (std::size_t i = 0; i < u16(4); ++i) {
            const std::size_t entry = 12 + 16 * i;
            bool same = true;
            for (std::size_t k = 0; k < 4; ++k)
                same = same && u8(entry + k) == std::size_t(static_cast<unsigned char>(tag[k]));
            if (same) return u32(entry + 8);
        }
        throw badInput("{} is not a TrueType font: it has no table {}", path_.string(), tag);
    }
    // The segments of the Unicode map of the basic plane (format 4).
    std::size_t unicodeMap() const
    {
        const std::size_t cmap = table("cmap");
        for (std::size_t i = 0; i < u16(cmap + 2); ++i) {
            const std::size_t entry = cmap + 4 + 8 * i;
            const std::size_t map = cmap + u32(entry + 4);
            const bool unicode = u16(entry) == 0 || (u16(entry) == 3 && u16(entry + 2) == 1);
            if (unicode && u16(map) == 4) return map;
        }
        throw badInput("{} has no Unicode character map of format 4", path_.string());
    }

private:
    std::filesystem::path path_;
    std::shared_ptr<const MappedFile> file_;
};

constexpr std::size_t kPlane = 0x10000;

} // namespace

struct FontMetrics::Face {
    std::vector<std::uint16_t> advances; // in font units, by code point of the basic plane; 0: none
    double unitsPerEm = 1, ascent = 0, descent = 0; // of one em
    double missing = 0.5; // of one em, for what the font lacks (wide scripts: one em)

    explicit Face(const std::filesystem::path& path)
        : advances(kPlane)
    {
        const FontFile font(path);
        unitsPerEm = double(font.u16(font.table("head") + 18));
        const std::size_t hhea = font.table("hhea");
        ascent = font.i16(hhea + 4) / unitsPerEm;
        descent = -font.i16(hhea + 6) / unitsPerEm;
        const std::size_t metrics = font.u16(hhea + 34), hmtx = font.table("hmtx");
        if (metrics == 0 || unitsPerEm <= 0)
            throw badInput("{} is not a font: it has no widths", path.string());
        readMap(font, [&](std::size_t glyph) {
            return std::uint16_t(font.u16(hmtx + 4 * std::min(glyph, metrics - 1)));
        });
        missing = double(font.u16(hmtx)) / unitsPerEm;
    }
    template <class Advance> void readMap(const FontFile& font, Advance advance)
    {
        const std::size_t map = font.unicodeMap(), doubled = font.u16(map + 6);
        const std::size_t ends = map + 14, starts = ends + doubled + 2;
        const std::size_t deltas = starts + doubled, offsets = deltas + doubled;
        for (std::size_t s = 0; s < doubled; s += 2) {
            const std::size_t first = font.u16(starts + s), last = font.u16(ends + s);
            const std::size_t offset = font.u16(offsets + s);
            for (std::size_t point = first; point <= last && point < kPlane - 1; ++point) {
                std::size_t glyph = point;
                if (offset) glyph = font.u16(offsets + s + offset + 2 * (point - first));
                if (glyph || !offset) glyph = (glyph + font.u16(deltas + s)) % kPlane;
                if (glyph) advances[point] = advance(glyph);
            }
        }
    }
    double width(std::uint32_t point) const
    {
        if (point < kPlane && advances[point]) return advances[point] / unitsPerEm;
        const bool combining = point >= 0x300 && point < 0x370;
        return combining ? 0 : point >= 0x1100 ? 1 : missing;
    }
};

FontMetrics::FontMetrics()
    : regular_(std::make_shared<Face>(resourceFolder() / "fonts/Roboto-Regular.ttf"))
    , bold_(std::make_shared<Face>(resourceFolder() / "fonts/Roboto-Bold.ttf"))
{
}

const FontMetrics& FontMetrics::bundled()
{
    static const FontMetrics metrics;
    return metrics;
}

double FontMetrics::width(std::string_view text, double size, bool bold) const
{
    const Face& face = bold ? *bold_ : *regular_;
    double ems = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = utf8Step(text, at);
        ems += face.width(step.point);
        at += step.length;
    }
    return ems * size;
}

double FontMetrics::ascent(double size) const
{
    return regular_->ascent * size;
}

double FontMetrics::descent(double size) const
{
    return regular_->descent * size;
}

} // namespace seq
