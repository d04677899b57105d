#include "engine/experiment/compared_values.h"

#include <algorithm>

namespace seq {
namespace {

constexpr std::size_t kShown = 36; // bytes of a value

std::string shortened(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return c >= 0 && c < ' '; }, ' ');
    if (text.size() <= kShown) return text;
    std::size_t end = kShown;
    while (end > 0 && (std::uint8_t(text[end]) & 0xC0) == 0x80) // whole characters
        --end;
    return text.substr(0, end) + "\u2026";
}

// From where two texts differ, with some of what is before.
std::string around(const std::string& text, std::size_t differs)
{
    constexpr std::size_t kBefore = 12;
    if (text.size() <= kShown || differs <= kBefore) return text;
    std::size_t from = differs - kBefore;
    while (from > 0 && (std::uint8_t(text[from]) & 0xC0) == 0x80)
        --from;
    return "\u2026" + text.substr(from);
}

std::string nameOf(const FieldInfo& field, const Value* value, const Value* other)
{
    if (!value) return field.name;
    if (field.type != FieldInfo::Text) return field.name + " " + shortened(toFlag(field, *value));
    const std::string text = toFlag(field, *value);
    const std::string beside = other ? toFlag(field, *other) : std::string();
    const auto differs = std::size_t(std::ranges::mismatch(text, beside).in1 - text.begin());
    return field.name + " \u201c" + shortened(around(text, differs)) + "\u201d";
}

} // namespace

Values with(Values base, const Values& changes)
{
    for (const auto& [name, value] : changes)
        base.set(name, value);
    return base;
}

Values changesFrom(const Values& base, const Values& changes)
{
    Values out;
    for (const auto& [name, value] : changes)
        if (const Value* before = base.find(name); !before || *before != value)
            out.set(name, value);
    return out;
}

std::array<std::string, 2> namesApart(const Schema& schema, const Values& a, const Values& b)
{
    std::array<std::string, 2> names;
    for (const FieldInfo& field : schema.fields) {
        const Value *x = a.find(field.name), *y = b.find(field.name);
        if ((!x && !y) || (x && y && *x == *y)) continue;
        if (!names[0].empty())
            for (std::string& name : names)
                name += ", ";
        names[0] += nameOf(field, x, y);
        names[1] += nameOf(field, y, x);
    }
    if (names[0].empty()) names.fill("the same");
    return names;
}

} // namespace seq
