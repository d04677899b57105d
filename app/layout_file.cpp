#include "app/layout_file.h"

#include "app/whole_file.h"

#include <fstream>
#include <sstream>

namespace seq {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

LayoutFile::LayoutFile(fs::path file)
    : file_(std::move(file))
    , rest_(Json::object())
{
    std::ifstream in(file_, std::ios::binary);
    if (!in) return;
    const Json json = Json::parse(in, nullptr, false); // discarded: not JSON
    damaged_ = !json.is_object() || (json.contains("layouts") && !json["layouts"].is_object());
    if (damaged_) return;
    newer_ = json.value("version", Json()).is_number_integer()
        && json["version"].get<int>() > kVersion;
    rest_ = json;
    if (json.contains("layouts"))
        for (const auto& [name, layout] : json["layouts"].items())
            if (layout.is_string()) layouts_[name] = layout.get<std::string>();
}

void LayoutFile::set(const std::string& name, const std::string& layout)
{
    layouts_[name] = layout;
    rest_["layouts"][name] = layout;
    write();
}

void LayoutFile::remove(const std::string& name)
{
    layouts_.erase(name);
    if (rest_.contains("layouts")) rest_["layouts"].erase(name);
    write();
}

void LayoutFile::write()
try {
    if (file_.empty() || newer_) return;
    if (std::exchange(damaged_, false)) {
        fs::path aside = file_;
        aside += ".damaged";
        fs::rename(file_, aside);
    }
    rest_["version"] = kVersion;
    fs::create_directories(file_.parent_path());
    WholeFile whole(file_);
    whole.stream() << rest_.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
    whole.finish();
} catch (const std::exception&) { // a full disk must not stop the work
}

} // namespace seq
