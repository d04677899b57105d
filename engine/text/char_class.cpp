#include "engine/text/char_class.h"

#include <map>
#include <utf8proc.h>

namespace seq {

bool isWhiteSpace(std::uint32_t p)
{
    return (p >= 9 && p <= 13) || p == 0x20 || p == 0x85 || p == 0xA0 || p == 0x1680
        || (p >= 0x2000 && p <= 0x200A) || p == 0x2028 || p == 0x2029 || p == 0x202F || p == 0x205F
        || p == 0x3000;
}

namespace {
std::uint8_t classesOf(std::uint32_t point)
{
    if (isWhiteSpace(point))
        return std::uint8_t(kSpace | (point == '\r' || point == '\n' ? kNewLine : 0));
    switch (utf8proc_category(utf8proc_int32_t(point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return kLetter | kUpper;
    case UTF8PROC_CATEGORY_LL:
        return kLetter | kLower;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return kLetter | kUpper | kLower;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return kUpper | kLower;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return kNumber;
    default:
        return 0;
    }
}
} // namespace

CharClasses::CharClasses()
{
    std::map<std::array<std::uint8_t, 256>, std::uint32_t> known;
    for (std::uint32_t block = 0; block < first_.size(); ++block) {
        std::array<std::uint8_t, 256> classes;
        for (std::uint32_t i = 0; i < 256; ++i)
            classes[i] = classesOf(block << 8 | i);
        const auto [at, isNew] = known.try_emplace(classes, std::uint32_t(blocks_.size()));
        if (isNew) blocks_.insert(blocks_.end(), classes.begin(), classes.end());
        first_[block] = at->second;
    }
    for (std::uint32_t i = 0; i < 128; ++i)
        ascii_[i] = classesOf(i);
}

const CharClasses& charClasses()
{
    static const CharClasses table;
    return table;
}

} // namespace seq
