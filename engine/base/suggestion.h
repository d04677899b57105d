#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// The end of a message about a name that does not exist: "; did you mean a, b?", or
// "; there are a, b, c" where none is close and they are few, or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string>& names);

} // namespace seq
