#include "widgets/workspace/workspace_file.h"

#include "engine/base/error.h"
#include "widgets/workspace/document_json.h"

#include <algorithm>
#include <ostream>

namespace seq {
namespace {

// What an earlier file said of the panel, or window, or nothing.
Json earlier(const Json& rest, const char* list, const char* name, int number)
{
    if (rest.contains(list))
        for (const Json& one : rest[list])
            if (one.is_object() && one.value(name, Json()) == Json(number)) return one;
    return Json::object();
}

// The first one too, where there are others.
Json windowsJson(const Document& document, const Json& rest)
{
    std::vector<WindowState> all{{0, document.place, {}}};
    all.insert(all.end(), document.windows.begin(), document.windows.end());
    Json windows = Json::array();
    for (const WindowState& window : all) {
        Json json = earlier(rest, "windows", "id", window.id);
        json["id"] = window.id;
        json["place"] = placeJson(window.place);
        json["maximized"] = window.place.maximized;
        if (window.id > 0) json["layout"] = window.layout;
        windows.push_back(std::move(json));
    }
    return windows;
}

// Those of panels that are not here go with them.
void readPins(const Json& json, WorkspaceFile& file)
{
    if (!json.contains("pins") || !json["pins"].is_array()) return;
    for (const Json& one : json["pins"]) {
        const auto pin = pinFrom(one);
        if (!pin) file.notices.push_back("a pin could not be read and was left out");
        if (pin && file.document.find(pin->panel)) file.document.pins.push_back(*pin);
    }
}

void readPanels(const Json& json, const SchemaOf& schemaOf, WorkspaceFile& file)
{
    if (!json.contains("panels") || !json["panels"].is_array()) return;
    for (const Json& panel : json["panels"]) {
        const bool named
            = panel.is_object() && panel.contains("experiment") && panel["experiment"].is_string();
        const std::string id = named ? panel["experiment"].get<std::string>() : std::string();
        if (const Schema* schema = named ? schemaOf(id) : nullptr)
            file.document.panels.push_back(panelFrom(panel, *schema, file.notices));
        else {
            file.foreign.push_back(panel);
            file.notices.push_back(fill("a panel of \"{}\" is not shown: it is not here", {id}));
        }
    }
}

void readWindows(const Json& json, WorkspaceFile& file)
{
    constexpr std::size_t kMost = 32; // more are no work of a hand
    constexpr std::int64_t kIds = 1 << 20; // leaves room for later ones
    Document& document = file.document;
    if (!json.contains("windows") || !json["windows"].is_array()) return;
    for (const Json& one : json["windows"]) {
        const bool named = one.is_object() && one.contains("id") && one["id"].is_number_integer();
        const auto id = named ? one["id"].get<std::int64_t>() : -1;
        const bool fits
            = id >= 0 && id < kIds && !document.window(int(id)) && document.windows.size() < kMost;
        if (!fits) {
            file.notices.push_back("a window could not be read; its panels are in the first one");
            continue;
        }
        const Place place = placeFrom(one.value("place", Json()), flag(one, "maximized"));
        if (id == 0)
            document.place = place;
        else
            document.windows.push_back({int(id), place, textFrom(one.value("layout", Json()))});
    }
}

} // namespace

WorkspaceFile readWorkspace(
    std::string_view text, const std::string& name, const SchemaOf& schemaOf)
{
    const Json json = parseJson(text, name);
    if (!json.is_object() || json.value("program", Json()) != Json("seqscope")
        || !json.contains("version") || !json["version"].is_number_integer())
        throw badInput(
            "{} is no workspace: \"program\": \"seqscope\" and a \"version\" are missing", name);
    if (const int version = json["version"].get<int>(); version > WorkspaceFile::kVersion)
        throw badInput("{} is a workspace of version {}; this program reads up to {}", name,
            version, WorkspaceFile::kVersion);
    WorkspaceFile file;
    if (json.contains("text")) file.document.text = textFrom(json["text"]);
    if (json.contains("model")) file.document.model = textFrom(json["model"]);
    if (json.contains("layout")) file.layout = textFrom(json["layout"]);
    readWindows(json, file);
    readPanels(json, schemaOf, file);
    readPins(json, file);
    file.rest = json;
    if (json.contains("history")) file.history = json["history"];
    file.rest.erase("history");
    return file;
}

void writeWorkspace(std::ostream& out, const WorkspaceFile& file)
{
    Json json = file.rest.is_object() ? file.rest : Json::object();
    Json panels = Json::array();
    for (const PanelState& panel : file.document.panels)
        panels.push_back(panelJson(panel, earlier(file.rest, "panels", "key", panel.key)));
    for (const Json& foreign : file.foreign)
        panels.push_back(foreign);
    json["program"] = "seqscope";
    json["version"] = WorkspaceFile::kVersion;
    json["text"] = textJson(file.document.text);
    json["model"] = textJson(file.document.model);
    json["panels"] = panels;
    json["pins"] = Json::array();
    for (const Pin& pin : file.document.pins)
        json["pins"].push_back(pinJson(pin));
    json["layout"] = file.layout;
    json.erase("windows");
    if (!file.document.windows.empty()) json["windows"] = windowsJson(file.document, file.rest);
    if (!file.history.is_null()) json["history"] = file.history;
    out << json.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

} // namespace seq
