#include "app/recent_files.h"

#include "app/whole_file.h"
#include "engine/base/error.h"
#include "engine/base/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace seq {

namespace fs = std::filesystem;

RecentFiles::RecentFiles(fs::path list)
    : list_(std::move(list))
{
    if (list_.empty()) return;
    try {
        const Json json = readJson(list_);
        if (!json.is_array()) return;
        for (const Json& path : json)
            if (path.is_string() && files_.size() < kKept)
                files_.emplace_back(path.get<std::string>());
    } catch (const Error&) { // none yet, or damaged
    }
}

void RecentFiles::add(const fs::path& file)
{
    std::erase(files_, file);
    files_.insert(files_.begin(), file);
    if (files_.size() > kKept) files_.resize(kKept);
    if (list_.empty()) return;
    try {
        fs::create_directories(list_.parent_path());
        WholeFile whole(list_);
        JsonWriter json(whole.stream(), 1);
        json.beginArray();
        for (const fs::path& path : files_)
            json.value(path.string());
        json.endArray();
        whole.finish();
    } catch (const std::exception&) {
    }
}

} // namespace seq
