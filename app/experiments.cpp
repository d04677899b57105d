#include "app/experiments.h"

#include "app/arguments.h"
#include "app/plugins.h"
#include "engine/base/suggestion.h"

#include <algorithm>
#include <iostream>

namespace seq {

namespace {

LoadedFamily opened(const FamilyManifest& manifest)
{
    LoadedFamily family = load(manifest);
    if (!family.failure.empty())
        std::cerr << "the plugin " << manifest.id << " was not loaded: " << family.failure << '\n';
    return family;
}

} // namespace

std::vector<ListedExperiment> allExperiments()
{
    std::vector<ListedExperiment> all;
    for (const FamilyManifest& manifest : familyManifests())
        for (const auto& experiment : opened(manifest).experiments)
            all.push_back({experiment, manifest.title});
    return all;
}

std::shared_ptr<const Experiment> findExperiment(const std::string& id)
{
    const std::string family = id.substr(0, id.find('.')); // modules are called like their family
    std::vector<FamilyManifest> manifests = familyManifests();
    std::ranges::stable_partition(
        manifests, [&](const FamilyManifest& manifest) { return manifest.id == family; });
    std::vector<std::string> names;
    for (const FamilyManifest& manifest : manifests)
        for (const auto& experiment : opened(manifest).experiments) {
            if (experiment->info().id == id) return experiment;
            names.emplace_back(experiment->info().id);
        }
    throw UsageError{"there is no experiment \"" + id + "\"" + suggestion(id, names)};
}

} // namespace seq
