#pragma once
#include "app/figure_file.h"
#include "engine/experiment/experiment.h"
#include "engine/tensor/device.h"

#include <string>

namespace seq {

// The command line that makes the same figures (setup.files), for a POSIX shell: the values that
// differ from the quick preset, and what is not the default of the figure. Throws BadInput: a value
// with a zero byte, which no command line can carry.
std::string commandText(
    const Experiment&, const Values&, const ComparisonState&, const FigureSetup&, Device);

} // namespace seq
