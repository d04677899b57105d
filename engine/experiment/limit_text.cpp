#include "engine/experiment/limit_text.h"

#include "engine/base/error.h"

namespace seq {

std::string limitsOf(const FieldInfo& field, const LimitWords& words)
{
    if (!field.choices.empty()) {
        std::string names;
        for (const std::string& choice : field.choices)
            names += (names.empty() ? "" : ", ") + choice;
        return names;
    }
    FieldInfo real;
    const auto shown = [&](double x) { return toFlag(real, x); };
    const bool low = field.min > -1e299, high = field.max < 1e299;
    if (low && high) return fill(words.between, {shown(field.min), shown(field.max)});
    if (low) return fill(words.least, {shown(field.min)});
    return high ? fill(words.most, {shown(field.max)}) : "";
}

} // namespace seq
