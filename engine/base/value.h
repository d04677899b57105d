#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace seq {

// A field's value without its type: what files, flags, forms and edits carry. Text, model, choice
// and string fields are strings (bytes; a TextRef as written).
using Value = std::variant<bool, std::int64_t, double, std::string, std::vector<std::int64_t>,
    std::vector<double>, std::vector<std::string>>;

} // namespace seq
