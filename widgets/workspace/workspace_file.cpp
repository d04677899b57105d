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
    if (json.is_object() && json.contains("base64"))
        return fromBase64(json["base64"].get<std::string>());
    return json.is_string() ? json.get<std::string>() : std::string();
}

// What an earlier file said of the panel, or nothing.
Json earlier(const Json& rest, int key)
{
    if (rest.contains("panels"))
        for (const Json& panel : rest["panels"])
            if (panel.is_object() && panel.value("key", Json()) == Json(key)) return panel;
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
        panels.push_back(panelJson(panel, earlier(file.rest, panel.key)));
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
    out << json.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

} // namespace seq
