#pragma once
#include <span>
#include <string>

namespace seq {

// One function a command of the command line; each returns the exit status. Throw UsageError,
// Error, Cancelled.
using Words = std::span<const std::string>;
int listCommand(Words);
int helpCommand(Words);
int runCommand(Words);
int sweepCommand(Words);
int benchCommand(Words);

} // namespace seq
