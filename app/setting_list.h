#pragma once
#include "widgets/settings/settings.h"

namespace seq {

// Every setting of the program, in the language of the window.
std::vector<Setting> settingList();

// Ids that are asked for in more than one place.
inline constexpr const char *kTheme = "look.theme", *kText = "look.text", *kStill = "look.still";
inline constexpr const char *kLanguage = "look.language", *kAutosave = "work.autosave";
inline constexpr const char *kDevice = "machine.device", *kThreads = "machine.threads";
inline constexpr const char* kRenderer = "machine.renderer";

} // namespace seq
