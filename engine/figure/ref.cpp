#include "engine/figure/ref.h"

#include "engine/base/hash.h"

#include <charconv>

namespace seq {

SourceId sourceOf(std::string_view kind, std::string_view content)
{
    std::string named(kind);
    named += '\0';
    named += content;
    const std::string digits = contentHash(named);
    SourceId id = 0;
    std::from_chars(digits.data(), digits.data() + 16, id, 16);
    return id;
}

} // namespace seq
