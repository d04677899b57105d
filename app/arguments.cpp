#include "app/arguments.h"

#include "engine/base/suggestion.h"

#include <algorithm>

namespace seq {

namespace {

const Option& find(std::string_view name, std::span<const Option> known)
{
    for (const Option& option : known)
        if (option.name == name) return option;
    std::vector<std::string> names;
    for (const Option& option : known)
        names.emplace_back(option.name);
    throw UsageError{"there is no option " + std::string(name) + suggestion(name, names)};
}

} // namespace

Arguments::Arguments(std::span<const std::string> words, std::span<const Option> known)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--") {
            rest_.insert(rest_.end(), words.begin() + std::ptrdiff_t(i) + 1, words.end());
            return;
        }
        if (!word.starts_with("-") || word == "-") {
            rest_.push_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const Option& option = find(word.substr(0, equals), known);
        const std::string name(option.name);
        if (equals != std::string::npos) {
            if (!option.takesValue) throw UsageError{name + " takes no value"};
            options_.emplace_back(name, word.substr(equals + 1));
        } else if (!option.takesValue) {
            options_.emplace_back(name, "");
        } else {
            if (i + 1 == words.size()) throw UsageError{name + " needs a value"};
            options_.emplace_back(name, words[++i]);
        }
    }
}

bool Arguments::has(std::string_view name) const
{
    return last(name) != nullptr;
}

const std::string* Arguments::last(std::string_view name) const
{
    const std::string* value = nullptr;
    for (const auto& [key, held] : options_)
        if (key == name) value = &held;
    return value;
}

std::vector<std::string> Arguments::all(std::string_view name) const
{
    std::vector<std::string> values;
    for (const auto& [key, held] : options_)
        if (key == name) values.push_back(held);
    return values;
}

} // namespace seq
