#pragma once
#include "engine/experiment/experiment.h"
#include "engine/figure/comparison.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace seq {

class Engine;

std::string_view programVersion(); // "0.1.0"

// What made a figure or a data file: enough to make it again, and nothing that differs from run to
// run (no date, no time taken, no number of threads).
struct Provenance {
    const Experiment& experiment;
    const Values& values;
    std::uint64_t seed = 0;
    const Engine& engine; // its device; hashes of the models and tokenizers that the values name
    std::string notice = {}; // the result's: sampled, cut, beyond context …
    Comparison compare = Comparison::Off;
    Values against = {}; // of a comparison: what the other run has in place of the values
};
// Members of an object: version, experiment, seed, device, instruction-set, precision, models,
// tokenizers, notice.
void writeProvenance(JsonWriter&, const Provenance&);
// The whole object with the values (and compare, against of a comparison), as figures carry it.
std::string provenanceJson(const Provenance&);
void writeValues(JsonWriter&, const Values&); // an object

} // namespace seq
