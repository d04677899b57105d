#pragma once
#include "engine/base/json.h"
#include "engine/base/value.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seq {

// Values by field name, in the order of the fields.
class Values {
public:
    const Value* find(std::string_view name) const;
    void set(std::string_view name, Value);
    auto begin() const { return entries_.begin(); }
    auto end() const { return entries_.end(); }
    std::size_t size() const { return entries_.size(); }
    bool operator==(const Values&) const = default;

private:
    std::vector<std::pair<std::string, Value>> entries_;
};

// What a reader knows of a field, apart from any instance.
struct FieldInfo {
    enum Type : std::uint8_t { Bool, Int, Real, String, Choice, Text, Model, Ints, Reals, Strings };
    std::string name, help, unit, when;
    Type type = Bool;
    Value initial;
    double min = -1e300, max = 1e300;
    std::vector<std::string> choices;
    bool redraw = false;
};
std::string_view typeName(FieldInfo::Type); // "bool", "int", "real", …, as `list --json` says it

class Schema {
public:
    std::vector<FieldInfo> fields;
    const FieldInfo* find(std::string_view name) const;
    const FieldInfo& at(std::string_view name) const; // throws BadInput with the nearest names
    bool enabled(const FieldInfo&, const Values&) const; // its `when`
    Values initial() const;
    // One value from a flag's text or from JSON, checked: type, limits, choices. Throws BadValue.
    Value parse(const FieldInfo&, std::string_view text) const;
    Value parse(const FieldInfo&, const Json&) const;
    void check(const FieldInfo&, const Value&) const;
};
std::string toFlag(const FieldInfo&, const Value&); // what --set takes; parse() reads it back
void write(JsonWriter&, const Value&);

} // namespace seq
