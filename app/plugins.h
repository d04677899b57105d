#pragma once
#include "widgets/family.h"

#include <QString>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace seq {

// A family as its folder says it; the module itself is opened by load().
struct FamilyManifest {
    std::string id, title; // "attention", "Attention"
    int order = 0; // in the library
    std::filesystem::path module;
};
struct LoadedFamily {
    FamilyManifest manifest;
    Family* family = nullptr; // owned by the plugin system; none: it failed
    std::string failure; // why
    std::vector<std::shared_ptr<const Experiment>> experiments;
};

// Where modules are: beside the program (plugins/), or ../lib/seqscope/plugins when installed.
std::filesystem::path pluginFolder();
std::vector<FamilyManifest> familyManifests(); // by order; reads manifests only, opens nothing
LoadedFamily load(const FamilyManifest&); // never throws: a broken family says why, others go on

} // namespace seq
