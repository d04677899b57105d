#pragma once
#include "app/arguments.h"
#include "app/run_setup.h"
#include "engine/experiment/experiment.h"
#include "widgets/workspace/document.h"

namespace seq {

// What a figure or a data file shows: a run, or two that are compared.
struct Sides {
    const Values& values;
    const Result& result;
    ComparisonState comparison = {};
    const Result* other = nullptr; // null: nothing is compared
};
double valueIn(const Result&, const std::string& number); // NaN: it has none of that name
inline constexpr Option kCompareOptions[] = {{"--against"}, {"--compare"}};

// --against NAME=VALUE … and --compare beside|difference; either makes a comparison. Throws
// UsageError as readSetup does.
ComparisonState readComparison(const Arguments&, const RunSetup&);

} // namespace seq
