#pragma once
#include <filesystem>

namespace seq {

class MainWindow;

// Keeps the names in a crash log as the panels of the window are.
void nameForCrashLog(MainWindow&);
// The log that an earlier program left and nobody was told of: it is renamed after its time, so
// that it is told once. Empty: there is none. The ten latest are kept.
std::filesystem::path newCrashLog(const std::filesystem::path& folder);
// Says in the window where it is.
void tellCrashLog(MainWindow&, const std::filesystem::path& log);

} // namespace seq
