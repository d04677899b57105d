#pragma once
#include "engine/experiment/experiment.h"

#include <iosfwd>
#include <string_view>

namespace seq {

// Training samples as JSON lines: the "samples" of a result's data, one a line. Throws BadInput if
// the experiment makes none.
void writeSamples(std::ostream&, std::string_view experiment, const Result&);

} // namespace seq
