// Where texts and models come from.
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/base/mapped_file.h"
#include "engine/base/resources.h"
#include "engine/base/suggestion.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/params.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace seq {

namespace fs = std::filesystem;

namespace {

std::string wholeFile(const fs::path& path)
{
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::vector<std::string> bundledTexts()
{
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(resourceFolder() / "texts", ignored))
        if (entry.path().extension() == ".txt") names.push_back(entry.path().stem());
    std::ranges::sort(names);
    return names;
}

} // namespace

std::string TextRef::bytes() const
{
    if (written.starts_with("text:")) return written.substr(5);
    if (written.starts_with("@")) return wholeFile(written.substr(1));
    if (!written.starts_with("bundled:")) return written;
    const std::string name = written.substr(8);
    const auto names = bundledTexts();
    if (std::ranges::find(names, name) == names.end())
        throw badValue("there is no bundled text \"{}\"{}", name, suggestion(name, names));
    return wholeFile(resourceFolder() / "texts" / (name + ".txt"));
}

TextRef TextRef::literal(std::string_view bytes)
{
    const bool ambiguous
        = bytes.starts_with("text:") || bytes.starts_with("@") || bytes.starts_with("bundled:");
    return {(ambiguous ? "text:" : "") + std::string(bytes)};
}

std::vector<ListedModel> listedModels()
{
    std::vector<ListedModel> models;
    const fs::path list = resourceFolder() / "models.json";
    const Json json = readJson(list);
    try {
        for (const Json& entry : json.at("models")) {
            ListedModel model;
            model.name = entry.at("name").get<std::string>();
            model.file = entry.at("file").get<std::string>();
            model.title = entry.at("title").get<std::string>();
            model.licence = entry.at("licence").get<std::string>();
            model.obtain = entry.at("obtain").get<std::string>();
            constexpr std::string_view kFolder = "{resources}";
            if (const std::size_t at = model.obtain.find(kFolder); at != std::string::npos)
                model.obtain.replace(at, kFolder.size(), resourceFolder().string());
            model.path = modelFolder() / model.file;
            std::error_code ignored;
            model.present = fs::exists(model.path, ignored);
            models.push_back(std::move(model));
        }
    } catch (const nlohmann::json::exception& e) {
        throw badInput("{} is no model list: {}", list.string(), e.what());
    }
    return models;
}

fs::path ModelRef::path() const
{
    std::vector<std::string> names;
    for (const ListedModel& model : listedModels()) {
        names.push_back(model.name);
        if (model.name != written) continue;
        if (model.present) return model.path;
        throw notFound("{} is not on this machine ({} is missing); {}", model.title,
            model.path.string(), model.obtain);
    }
    std::error_code ignored;
    if (fs::exists(written, ignored)) return written;
    if (written.empty()) throw badValue("no model was given{}", suggestion(written, names));
    if (fs::path(written).has_parent_path() || fs::path(written).has_extension())
        throw notFound("there is no model file or folder {}", written);
    throw badValue("\"{}\" is neither a file or folder nor a model of the list{}", written,
        suggestion(written, names));
}

} // namespace seq
