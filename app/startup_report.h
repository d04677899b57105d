#pragma once
#include <filesystem>

namespace seq {

// Milliseconds since the kernel started this process (its clock ticks: 10 ms).
double sinceProcessStart();
// {"painted_ms", "first_picture_ms", "rss_bytes"}; a time that never came is null (NaN here).
void writeStartupReport(const std::filesystem::path&, double painted, double firstPicture);

} // namespace seq
