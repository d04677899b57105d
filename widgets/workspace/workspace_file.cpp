#include "widgets/workspace/workspace_file.h"

#include "engine/base/error.h"
#include "engine/experiment/provenance.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace seq {
namespace {

template <class Write> Json jsonOf(const Write& write)
{
    std::ostringstream out;
    JsonWriter json(out);
    write(json);
    return parseJson(out.str(), "a workspace");
}

Json textJson(const std::string& text)
{
    return jsonOf([&](JsonWriter& json) { json.bytes(text); });
}

std::string textFrom(const Json& json)
{
    const Json bytes = json.is_object() ? json.value("base64", Json()) : Json();
    if (bytes.is_string()) return fromBase64(bytes.get<std::string>());
    return json.is_string() ? json.get<std::string>() : std::string();
}

// What an earlier file said of the panel, or window, or nothing.
Json earlier(const Json& rest, const char* list, const char* name, int number)
{
    if (rest.contains(list))
        for (const Json& one : rest[list])
            if (one.is_object() && one.value(name, Json()) == Json(number)) return one;
    return Json::object();
}

void putComparison(Json& json, const ComparisonState& comparison)
{
    if (comparison == ComparisonState{}) {
        json.erase("comparison");
        return;
    }
    if (!json["comparison"].is_object()) json["comparison"] = Json::object();
    json["comparison"]["show"] = std::string(name(comparison.show));
    json["comparison"]["against"]
        = jsonOf([&](JsonWriter& out) { writeValues(out, comparison.against); });
}

Json placeJson(const Place& p)
{
    return {p.x, p.y, p.width, p.height};
}

Place placeFrom(const Json& json, bool maximized)
{
    constexpr int kFar = 1 << 20; // px: no screen is there
    const bool whole = json.is_array() && json.size() == 4
        && std::ranges::all_of(
            json, [](const Json& x) { return x.is_number_integer() && x >= -kFar && x <= kFar; });
    if (!whole || json[2] <= 0 || json[3] <= 0) return {};
    return {
        json[0].get<int>(), json[1].get<int>(), json[2].get<int>(), json[3].get<int>(), maximized};
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

Json panelJson(const PanelState& panel, Json json)
{
    json["key"] = panel.key;
    json["experiment"] = panel.experiment;
    if (!json["values"].is_object()) json["values"] = Json::object();
    const Json values = jsonOf([&](JsonWriter& out) { writeValues(out, panel.values); });
    for (const auto& [name, value] : values.items())
        json["values"][name] = value;
    json["camera"] = {panel.camera.x, panel.camera.y, panel.camera.width, panel.camera.height};
    json["pinned"] = panel.pinned;
    json["own-text"] = panel.ownText;
    json.erase("window");
    if (panel.window != 0) json["window"] = panel.window;
    putComparison(json, panel.comparison);
    return json;
}

Camera cameraFrom(const Json& json)
{
    const bool whole = json.is_array() && json.size() == 4
        && std::ranges::all_of(json, [](const Json& x) { return x.is_number(); });
    if (!whole) return {};
    const Camera c{
        json[0].get<double>(), json[1].get<double>(), json[2].get<double>(), json[3].get<double>()};
    return c.valid() ? c : Camera{};
}

bool flag(const Json& json, const char* name)
{
    return json.contains(name) && json[name].is_boolean() && json[name].get<bool>();
}

ComparisonState comparisonFrom(const Json& json, const Schema& schema, const std::string& who,
    std::vector<std::string>& notices)
{
    ComparisonState comparison;
    if (!json.is_object()) return comparison;
    const Json show = json.value("show", Json());
    if (show.is_string())
        comparison.show = comparisonOf(show.get<std::string>()).value_or(Comparison::Off);
    const Json against = json.value("against", Json::object());
    for (const FieldInfo& field : schema.fields) {
        if (!against.is_object() || !against.contains(field.name)) continue;
        try {
            comparison.against.set(field.name, schema.parse(field, against[field.name]));
        } catch (const Error& e) {
            notices.push_back(who + ": " + e.what());
        }
    }
    return comparison;
}

PanelState panelFrom(const Json& json, const Schema& schema, std::vector<std::string>& notices)
{
    PanelState panel;
    panel.experiment = json["experiment"].get<std::string>();
    if (json.contains("key") && json["key"].is_number_integer()) panel.key = json["key"].get<int>();
    if (json.contains("window") && json["window"].is_number_integer())
        panel.window = json["window"].get<int>();
    panel.values = schema.initial();
    const Json values = json.value("values", Json::object());
    for (const FieldInfo& field : schema.fields) {
        if (!values.is_object() || !values.contains(field.name)) continue;
        try {
            panel.values.set(field.name, schema.parse(field, values[field.name]));
        } catch (const Error& e) {
            notices.push_back(panel.experiment + ": " + e.what());
        }
    }
    panel.camera = cameraFrom(json.value("camera", Json()));
    panel.pinned = flag(json, "pinned");
    panel.ownText = flag(json, "own-text");
    panel.comparison
        = comparisonFrom(json.value("comparison", Json()), schema, panel.experiment, notices);
    return panel;
}

Json pinJson(const Pin& pin)
{
    const Spot& spot = pin.spot;
    return {{"panel", pin.panel}, {"plot", textJson(spot.plot)}, {"row", spot.row},
        {"column", spot.column}, {"label", textJson(spot.label)},
        {"ref", {spot.ref.source, spot.ref.begin, spot.ref.end}}};
}

std::optional<Pin> pinFrom(const Json& json)
try {
    Pin pin{json.at("panel").get<int>(), {}};
    pin.spot.plot = textFrom(json.at("plot"));
    pin.spot.row = json.at("row").get<std::int64_t>();
    pin.spot.column = json.at("column").get<std::int64_t>();
    pin.spot.label = textFrom(json.at("label"));
    const Json& ref = json.at("ref");
    pin.spot.ref
        = {ref.at(0).get<SourceId>(), ref.at(1).get<std::int64_t>(), ref.at(2).get<std::int64_t>()};
    return pin;
} catch (const Json::exception&) {
    return {};
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
    out << json.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

} // namespace seq
