#pragma once
#include <filesystem>
#include <string>

namespace seq {

// From now on a fatal signal or an exception that nobody caught leaves a short log in the folder,
// crash-<process>.txt: `head` (a version), the signal, what was open, the stack. Then the program
// ends as it would have.
void logCrashes(const std::filesystem::path& folder, const std::string& head);
// What a log names as open; the first 2 KB of it.
void nameForCrashLog(const std::string& experiments);

} // namespace seq
