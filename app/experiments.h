#pragma once
#include "engine/experiment/experiment.h"

#include <memory>
#include <string>
#include <vector>

namespace seq {

struct ListedExperiment {
    std::shared_ptr<const Experiment> experiment;
    std::string family; // its title
};
// All that plugins offer, by family. A plugin that does not load is named on standard error.
std::vector<ListedExperiment> allExperiments();
// Opens no more plugins than it needs. Throws UsageError with the nearest names.
std::shared_ptr<const Experiment> findExperiment(const std::string& id);

} // namespace seq
