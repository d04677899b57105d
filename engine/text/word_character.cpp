#include "engine/text/char_class.h"
#include "engine/text/split_steps.h"

#include <utf8proc.h>

namespace seq {

// \w: alphabetic, marks, decimal digits, connectors, joiners
bool isWordCharacter(std::uint32_t p)
{
    switch (utf8proc_category(utf8proc_int32_t(p))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default: // the last ranges: circled and squared letters, symbols that are alphabetic
        return (charClasses().of(p) & kLetter) || p == 0x200C || p == 0x200D
            || (p >= 0x24B6 && p <= 0x24E9) || (p >= 0x1F130 && p <= 0x1F149)
            || (p >= 0x1F150 && p <= 0x1F169) || (p >= 0x1F170 && p <= 0x1F189);
    }
}

} // namespace seq
