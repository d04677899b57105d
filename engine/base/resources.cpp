#include "engine/base/resources.h"

#include <cstdlib>

namespace seq {

namespace fs = std::filesystem;

fs::path resourceFolder()
{
    if (const char* set = std::getenv("SEQSCOPE_RESOURCES")) return set;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path installed = program.parent_path().parent_path() / "share/seqscope";
    if (!program.empty() && fs::is_directory(installed, ignored)) return installed;
    return SEQSCOPE_SOURCE_RESOURCES;
}

fs::path modelFolder()
{
    if (const char* set = std::getenv("SEQSCOPE_MODELS")) return set;
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
        return fs::path(cache) / "seqscope/models";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : ".") / ".cache/seqscope/models";
}

} // namespace seq
