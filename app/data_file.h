#pragma once
#include "engine/experiment/provenance.h"

#include <iosfwd>

namespace seq {

// The data file of the command line: experiment, version of the form, values, provenance, numbers,
// data. One line, streamed.
void writeDataFile(std::ostream&, const Provenance&, const Result&);

} // namespace seq
