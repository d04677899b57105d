#include "widgets/workspace/document_json.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/experiment/provenance.h"

#include <algorithm>
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

} // namespace

Json textJson(const std::string& text)
{
    if (isUtf8(text)) return text;
    Json bytes = Json::object();
    bytes["base64"] = toBase64(text);
    return bytes;
}

std::string textFrom(const Json& json)
{
    const Json bytes = json.is_object() ? json.value("base64", Json()) : Json();
    if (bytes.is_string()) return fromBase64(bytes.get<std::string>());
    return json.is_string() ? json.get<std::string>() : std::string();
}

Json valuesJson(const Values& values)
{
    return jsonOf([&](JsonWriter& json) { writeValues(json, values); });
}

Json cameraJson(const Camera& c)
{
    return {c.x, c.y, c.width, c.height};
}

void putComparison(Json& json, const ComparisonState& comparison)
{
    if (comparison == ComparisonState{}) {
        json.erase("comparison");
        return;
    }
    if (!json["comparison"].is_object()) json["comparison"] = Json::object();
    json["comparison"]["show"] = std::string(name(comparison.show));
    json["comparison"]["against"] = valuesJson(comparison.against);
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

Json panelJson(const PanelState& panel, Json json)
{
    json["key"] = panel.key;
    json["experiment"] = panel.experiment;
    if (!json["values"].is_object()) json["values"] = Json::object();
    const Json values = valuesJson(panel.values);
    for (const auto& [name, value] : values.items())
        json["values"][name] = value;
    json["camera"] = cameraJson(panel.camera);
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

} // namespace seq
