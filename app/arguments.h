#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// The command was not understood: exit status 2.
struct UsageError {
    std::string message;
};

struct Option {
    std::string_view name; // with its dashes
    bool takesValue = true;
};

// One command's words, sorted into options and the rest. "--name value" and "--name=value" are the
// same; after "--" nothing is an option. Throws UsageError with the nearest name.
class Arguments {
public:
    Arguments(std::span<const std::string> words, std::span<const Option> known);
    const std::vector<std::string>& rest() const { return rest_; }
    bool has(std::string_view name) const;
    const std::string* last(std::string_view name) const; // null: not given
    std::vector<std::string> all(std::string_view name) const; // in order

private:
    std::vector<std::pair<std::string, std::string>> options_;
    std::vector<std::string> rest_;
};

} // namespace seq
