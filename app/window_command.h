#pragma once
#include "app/commands.h"

namespace seq {

// The window: files to open, --renderer, --startup-report. Returns the exit status.
int windowCommand(int& argc, char** argv, Words);

} // namespace seq
