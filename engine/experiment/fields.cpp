// The three visitors: fields to a schema, values into fields, fields to values.
#include "engine/base/error.h"
#include "engine/experiment/experiment.h"

#include <algorithm>

namespace seq {

namespace {

FieldInfo::Type typeOf(const Slot& slot)
{
    constexpr std::array<FieldInfo::Type, 10> types{FieldInfo::Bool, FieldInfo::Int,
        FieldInfo::Real, FieldInfo::String, FieldInfo::Choice, FieldInfo::Text, FieldInfo::Model,
        FieldInfo::Ints, FieldInfo::Reals, FieldInfo::Strings};
    return types[slot.index()];
}

Value valueOf(const Slot& slot)
{
    struct Visitor {
        Value operator()(bool* x) const { return *x; }
        Value operator()(int* x) const { return std::int64_t(*x); }
        Value operator()(double* x) const { return *x; }
        Value operator()(std::string* x) const { return *x; }
        Value operator()(Choice* x) const { return std::string(x->name()); }
        Value operator()(TextRef* x) const { return x->written; }
        Value operator()(ModelRef* x) const { return x->written; }
        Value operator()(std::vector<int>* x) const
        {
            return std::vector<std::int64_t>(x->begin(), x->end());
        }
        Value operator()(std::vector<double>* x) const { return *x; }
        Value operator()(std::vector<std::string>* x) const { return *x; }
    };
    return std::visit(Visitor(), slot);
}

struct Assign {
    const Field& field;
    const Value& value;

    template <class T> const T& as() const
    {
        if (const T* held = std::get_if<T>(&value)) return *held;
        throw badValue("{} was given a value of another type", field.name);
    }
    void operator()(bool* x) const { *x = as<bool>(); }
    void operator()(int* x) const { *x = int(as<std::int64_t>()); }
    void operator()(double* x) const
    {
        const auto* whole = std::get_if<std::int64_t>(&value);
        *x = whole ? double(*whole) : as<double>();
    }
    void operator()(std::string* x) const { *x = as<std::string>(); }
    void operator()(Choice* x) const
    {
        const auto found = std::ranges::find(x->names, as<std::string>());
        if (found == x->names.end())
            throw badValue("{} cannot be \"{}\"", field.name, as<std::string>());
        x->index = int(found - x->names.begin());
    }
    void operator()(TextRef* x) const { x->written = as<std::string>(); }
    void operator()(ModelRef* x) const { x->written = as<std::string>(); }
    void operator()(std::vector<int>* x) const
    {
        const auto& list = as<std::vector<std::int64_t>>();
        x->assign(list.begin(), list.end());
    }
    void operator()(std::vector<double>* x) const { *x = as<std::vector<double>>(); }
    void operator()(std::vector<std::string>* x) const { *x = as<std::vector<std::string>>(); }
};

} // namespace

void Describe::operator()(const Field& field)
{
    FieldInfo info;
    info.name = field.name;
    info.help = field.help;
    info.unit = field.unit;
    info.when = field.when;
    info.type = typeOf(field.slot);
    info.initial = valueOf(field.slot);
    info.min = field.limits.min;
    info.max = field.limits.max;
    info.redraw = field.redraw;
    if (const auto* choice = std::get_if<Choice*>(&field.slot))
        info.choices.assign((*choice)->names.begin(), (*choice)->names.end());
    schema.fields.push_back(std::move(info));
}

void Read::operator()(const Field& field)
{
    if (const Value* value = values_.find(field.name))
        std::visit(Assign{field, *value}, field.slot);
}

void Write::operator()(const Field& field)
{
    values.set(field.name, valueOf(field.slot));
}

} // namespace seq
