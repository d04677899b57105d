#include "app/sides.h"

#include "engine/base/error.h"
#include "engine/experiment/compared_values.h"

#include <algorithm>
#include <limits>

namespace seq {

double valueIn(const Result& result, const std::string& number)
{
    const auto at = std::ranges::find(result.numbers, number, &Number::name);
    return at == result.numbers.end() ? std::numeric_limits<double>::quiet_NaN() : at->value;
}

ComparisonState readComparison(const Arguments& arguments, const RunSetup& setup)
try {
    ComparisonState comparison;
    if (arguments.has("--against")) comparison.show = Comparison::Beside;
    if (const std::string* how = arguments.last("--compare")) {
        if (*how != name(Comparison::Beside) && *how != name(Comparison::Difference))
            throw UsageError{"--compare is beside or difference, not \"" + *how + "\""};
        comparison.show = *comparisonOf(*how);
    }
    for (const std::string& text : arguments.all("--against")) {
        const auto [name, value] = readAssignment("--against", text, setup.schema);
        comparison.against.set(name, value);
    }
    comparison.against = changesFrom(setup.values, comparison.against);
    return comparison;
} catch (const Error& e) {
    throw UsageError{e.what()};
}

} // namespace seq
