#pragma once
#include <atomic>
#include <string>

namespace seq {

// Ctrl+C, kill and a closed terminal: the first asks the run to stop, the second ends the program
// at once with status 130. A closed pipe is an error of writing, not a signal.
void catchInterrupts();
const std::atomic<bool>& interrupted();

// The half-written file that an end at once has to remove; empty: none.
void setPartialFile(const std::string& path);

} // namespace seq
