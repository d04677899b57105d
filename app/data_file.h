#pragma once
#include "app/sides.h"
#include "engine/experiment/provenance.h"

#include <iosfwd>

namespace seq {

// The data file of the command line: experiment, version of the form, values, provenance, numbers,
// data; of a comparison also the other run's values, numbers and data. One line, streamed.
void writeDataFile(std::ostream&, const Provenance&, const Sides&);

} // namespace seq
