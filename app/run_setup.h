#pragma once
#include "app/arguments.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/experiment.h"

#include <memory>
#include <span>
#include <string>

namespace seq {

class ProgressLine;

// What `run` and `sweep` have in common: the experiment, its values, where and how it runs.
struct RunSetup {
    std::shared_ptr<const Experiment> experiment;
    Schema schema;
    Values values;
    std::uint64_t seed = 0;
    Device device;
    std::string
        note; // why it is not another device, where none was asked for; empty: nothing to say
    int threads = 0; // 0: all cores
    bool quiet = false;
};
inline constexpr Option kSetupOptions[] = {{"--set"}, {"--values"}, {"--preset"}, {"--device"},
    {"--seed"}, {"--threads"}, {"--quiet", false}};

// Preset, then --values, then --set from left to right. Throws UsageError: an unknown experiment or
// field, a bad value.
RunSetup readSetup(const Arguments&);

// On this thread, until it ends or the user interrupts. Throws as the experiment does.
ResultPtr runHere(const RunSetup&, const Values&, Engine&, ProgressLine&);

// A field and its value from "NAME=VALUE", checked. Throws BadInput.
std::pair<std::string, Value> readAssignment(
    std::string_view option, const std::string& text, const Schema&);
std::uint64_t wholeNumber(std::string_view option, std::string_view text, std::uint64_t most);

} // namespace seq
