#include "engine/experiment/values.h"

#include "engine/base/error.h"
#include "engine/base/suggestion.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

namespace seq {

const Value* Values::find(std::string_view name) const
{
    for (const auto& [key, value] : entries_)
        if (key == name) return &value;
    return nullptr;
}

void Values::set(std::string_view name, Value value)
{
    for (auto& [key, held] : entries_)
        if (key == name) {
            held = std::move(value);
            return;
        }
    entries_.emplace_back(name, std::move(value));
}

std::string_view typeName(FieldInfo::Type type)
{
    constexpr std::array<std::string_view, 10> names{"bool", "int", "real", "string", "choice",
        "text", "model", "int list", "real list", "string list"};
    return names[type];
}

const FieldInfo* Schema::find(std::string_view name) const
{
    for (const FieldInfo& field : fields)
        if (field.name == name) return &field;
    return nullptr;
}

const FieldInfo& Schema::at(std::string_view name) const
{
    if (const FieldInfo* field = find(name)) return *field;
    std::vector<std::string> names;
    for (const FieldInfo& field : fields)
        names.push_back(field.name);
    throw badValue("there is no field \"{}\"{}", name, suggestion(name, names));
}

Values Schema::initial() const
{
    Values values;
    for (const FieldInfo& field : fields)
        values.set(field.name, field.initial);
    return values;
}

bool Schema::enabled(const FieldInfo& field, const Values& values) const
{
    const std::size_t equals = field.when.find('=');
    if (equals == std::string::npos) return true;
    const FieldInfo& other = at(std::string_view(field.when).substr(0, equals));
    const Value* held = values.find(other.name);
    const std::string now = toFlag(other, held ? *held : other.initial);
    std::string_view wanted = std::string_view(field.when).substr(equals + 1);
    while (true) {
        const std::size_t bar = wanted.find('|');
        if (wanted.substr(0, bar) == now) return true;
        if (bar == std::string_view::npos) return false;
        wanted.remove_prefix(bar + 1);
    }
}

namespace {

std::string shown(double x)
{
    std::array<char, 32> digits;
    return {digits.data(), std::to_chars(digits.begin(), digits.end(), x).ptr};
}

std::string_view trimmed(std::string_view s)
{
    while (!s.empty() && s.front() == ' ')
        s.remove_prefix(1);
    while (!s.empty() && s.back() == ' ')
        s.remove_suffix(1);
    return s;
}

template <class T> T number(const FieldInfo& field, std::string_view text)
{
    text = trimmed(text);
    T value{};
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || rest != text.data() + text.size())
        throw std::is_integral_v<T> ? badValue("{}: \"{}\" is no whole number", field.name, text)
                                    : badValue("{}: \"{}\" is no number", field.name, text);
    return value;
}

std::vector<std::string_view> parts(std::string_view text)
{
    std::vector<std::string_view> out;
    if (trimmed(text).empty()) return out;
    for (std::size_t at = 0;;) {
        const std::size_t comma = text.find(',', at);
        out.push_back(trimmed(text.substr(at, comma - at)));
        if (comma == std::string_view::npos) return out;
        at = comma + 1;
    }
}

void checkRange(const FieldInfo& field, double x)
{
    if (x >= field.min && x <= field.max) return; // false for NaN
    if (!std::isfinite(x) || (field.min < -1e299 && field.max > 1e299))
        throw badValue("{} must be a finite number, not {}", field.name, shown(x));
    if (field.max > 1e299)
        throw badValue("{} must be at least {}, not {}", field.name, shown(field.min), shown(x));
    if (field.min < -1e299)
        throw badValue("{} must be at most {}, not {}", field.name, shown(field.max), shown(x));
    throw badValue("{} must be between {} and {}, not {}", field.name, shown(field.min),
        shown(field.max), shown(x));
}

template <class T> std::vector<T> numbers(const FieldInfo& field, std::string_view text)
{
    std::vector<T> out;
    for (const std::string_view part : parts(text))
        out.push_back(number<T>(field, part));
    return out;
}

Value parseText(const FieldInfo& field, std::string_view text)
{
    switch (field.type) {
    case FieldInfo::Bool:
        if (text == "true") return true;
        if (text == "false") return false;
        throw badValue("{}: \"{}\" is neither true nor false", field.name, text);
    case FieldInfo::Int:
        return number<std::int64_t>(field, text);
    case FieldInfo::Real:
        return number<double>(field, text);
    case FieldInfo::Ints:
        return numbers<std::int64_t>(field, text);
    case FieldInfo::Reals:
        return numbers<double>(field, text);
    case FieldInfo::Strings: {
        const auto list = parts(text);
        return std::vector<std::string>(list.begin(), list.end());
    }
    default:
        return std::string(text);
    }
}

std::string stringOf(const FieldInfo& field, const Json& json)
{
    if (json.is_string()) return json.get<std::string>();
    if (json.is_object() && json.contains("base64") && json["base64"].is_string())
        return fromBase64(json["base64"].get<std::string>());
    throw badValue("{} takes a string, not {}", field.name, json.dump());
}

std::int64_t wholeOf(const FieldInfo& field, const Json& json)
{
    constexpr auto kMost = std::uint64_t(std::numeric_limits<std::int64_t>::max());
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > kMost)
        throw badValue("{} cannot be as large as {}", field.name, json.dump());
    if (json.is_number_integer()) return json.get<std::int64_t>();
    if (json.is_number_float() && std::nearbyint(json.get<double>()) == json.get<double>()
        && std::abs(json.get<double>()) < 9e15)
        return std::int64_t(json.get<double>());
    throw badValue("{} takes a whole number, not {}", field.name, json.dump());
}

double realOf(const FieldInfo& field, const Json& json)
{
    if (json.is_number()) return json.get<double>();
    throw badValue("{} takes a number, not {}", field.name, json.dump());
}

template <class T>
std::vector<T> listOf(
    const FieldInfo& field, const Json& json, T (*item)(const FieldInfo&, const Json&))
{
    if (!json.is_array()) throw badValue("{} takes a list, not {}", field.name, json.dump());
    std::vector<T> out;
    for (const Json& element : json)
        out.push_back(item(field, element));
    return out;
}

Value parseJsonValue(const FieldInfo& field, const Json& json)
{
    switch (field.type) {
    case FieldInfo::Bool:
        if (json.is_boolean()) return json.get<bool>();
        throw badValue("{} takes true or false, not {}", field.name, json.dump());
    case FieldInfo::Int:
        return wholeOf(field, json);
    case FieldInfo::Real:
        return realOf(field, json);
    case FieldInfo::Ints:
        return listOf<std::int64_t>(field, json, wholeOf);
    case FieldInfo::Reals:
        return listOf<double>(field, json, realOf);
    case FieldInfo::Strings:
        return listOf<std::string>(field, json, stringOf);
    default:
        return stringOf(field, json);
    }
}

bool isList(FieldInfo::Type type)
{
    return type >= FieldInfo::Ints;
}

} // namespace

void Schema::check(const FieldInfo& field, const Value& value) const
{
    if (const auto* x = std::get_if<std::int64_t>(&value)) {
        checkRange(field, double(*x));
        constexpr std::int64_t kMost = 2147483647;
        if (*x > kMost || *x < -kMost)
            throw badValue("{} cannot be as large as {}", field.name, *x);
    } else if (const auto* y = std::get_if<double>(&value)) {
        checkRange(field, *y);
    } else if (const auto* xs = std::get_if<std::vector<std::int64_t>>(&value)) {
        for (const std::int64_t item : *xs)
            check(field, item);
    } else if (const auto* ys = std::get_if<std::vector<double>>(&value)) {
        for (const double item : *ys)
            checkRange(field, item);
    } else if (field.type == FieldInfo::Choice) {
        const auto& name = std::get<std::string>(value);
        if (std::ranges::find(field.choices, name) == field.choices.end())
            throw badValue(
                "{} cannot be \"{}\"{}", field.name, name, suggestion(name, field.choices));
    }
}

Value Schema::parse(const FieldInfo& field, std::string_view text) const
{
    if (isList(field.type) && trimmed(text).starts_with('['))
        return parse(field, parseJson(text, field.name));
    Value value = parseText(field, text);
    check(field, value);
    return value;
}

Value Schema::parse(const FieldInfo& field, const Json& json) const
{
    Value value = parseJsonValue(field, json);
    check(field, value);
    return value;
}

namespace {

template <class T> std::string joined(const std::vector<T>& list)
{
    std::string out;
    for (const T& item : list) {
        if (!out.empty()) out += ',';
        if constexpr (std::is_same_v<T, double>)
            out += shown(item);
        else
            out += std::to_string(item);
    }
    return out;
}

std::string joinedStrings(const std::vector<std::string>& list)
{
    const auto plain = [](const std::string& s) {
        return !s.empty() && s.find(',') == std::string::npos && trimmed(s) == s && s[0] != '[';
    };
    std::string out;
    if (std::ranges::all_of(list, plain)) {
        for (const std::string& item : list)
            out += (out.empty() ? "" : ",") + item;
        return out;
    }
    std::ostringstream json; // bytes that are not UTF-8 become {"base64": …}
    JsonWriter writer(json);
    write(writer, list);
    return json.str();
}

} // namespace

std::string toFlag(const FieldInfo&, const Value& value)
{
    struct Visitor {
        std::string operator()(bool x) const { return x ? "true" : "false"; }
        std::string operator()(std::int64_t x) const { return std::to_string(x); }
        std::string operator()(double x) const { return shown(x); }
        std::string operator()(const std::string& x) const { return x; }
        std::string operator()(const std::vector<std::int64_t>& x) const { return joined(x); }
        std::string operator()(const std::vector<double>& x) const { return joined(x); }
        std::string operator()(const std::vector<std::string>& x) const { return joinedStrings(x); }
    };
    return std::visit(Visitor(), value);
}

void write(JsonWriter& json, const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        json.bytes(*text);
    } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        json.beginArray();
        for (const std::string& item : *list)
            json.bytes(item);
        json.endArray();
    } else {
        std::visit(
            [&](const auto& held) {
                using T = std::decay_t<decltype(held)>;
                if constexpr (!std::is_same_v<T,
                                  std::string> && !std::is_same_v<T, std::vector<std::string>>)
                    json.value(held);
            },
            value);
    }
}

} // namespace seq
