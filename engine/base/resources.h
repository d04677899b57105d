#pragma once
#include <filesystem>

namespace seq {

// The shipped files: SEQSCOPE_RESOURCES if set, else beside the installed program, else the source.
std::filesystem::path resourceFolder();
// Where models are kept: SEQSCOPE_MODELS if set, else seqscope/models in the user's cache folder.
std::filesystem::path modelFolder();

} // namespace seq
