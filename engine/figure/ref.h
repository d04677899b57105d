#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace seq {

// What marks stand for: bytes of a text, items of a list, heads of a model, steps …
using SourceId = std::uint64_t;
SourceId sourceOf(std::string_view kind, std::string_view content); // ("text", its bytes)

struct Ref { // a half-open range in a named source
    SourceId source = 0;
    std::int64_t begin = 0, end = 0;
    bool operator==(const Ref&) const = default;
};
inline bool related(const Ref& a, const Ref& b)
{
    return a.source == b.source && a.begin < b.end && b.begin < a.end;
}

} // namespace seq
