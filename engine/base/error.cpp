#include "engine/base/error.h"

#include <cstdio>
#include <cstdlib>

namespace seq {

std::string fill(std::string_view pattern, const std::vector<std::string>& arguments)
{
    std::string out;
    std::size_t next = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern.substr(i, 2) == "{}" && next < arguments.size()) {
            out += arguments[next++];
            ++i;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

Error::Error(Kind kind, std::string_view pattern, std::vector<std::string> arguments)
    : kind_(kind)
    , pattern_(pattern)
    , message_(fill(pattern, arguments))
    , arguments_(std::move(arguments))
{
}

void assertFailed(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "%s:%d: broken assumption: %s\n", file, line, condition);
    std::abort();
}

} // namespace seq
