#include "widgets/workspace/command_json.h"

#include "engine/base/error.h"

#include <algorithm>

namespace seq {
namespace {

constexpr std::int64_t kNumbers = 1 << 20; // of panels and windows; leaves room for later ones
constexpr std::size_t kWindows = 32; // more are no work of a hand

[[noreturn]] void refuse(const Json& json)
{
    throw badInput("a step of the history does not fit to the document: {}",
        json.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 200));
}

bool sameNames(const Values& a, const Values& b)
{
    return std::ranges::equal(
        a, b, {}, [](const auto& f) { return f.first; }, [](const auto& f) { return f.first; });
}

struct Writer {
    const DocumentState& before;
    Json operator()(const SetText& c) const
    {
        return {{"do", "text"}, {"text", textJson(c.written)}};
    }
    Json operator()(const SetModel& c) const
    {
        return {{"do", "model"}, {"model", textJson(c.written)}};
    }
    Json operator()(const AddPanel& c) const
    {
        return {{"do", "add-panel"}, {"at", c.at}, {"panel", panelJson(c.panel, Json::object())}};
    }
    Json operator()(const RemovePanel& c) const { return {{"do", "remove-panel"}, {"key", c.key}}; }
    Json operator()(const SetValues& c) const
    {
        const PanelState* panel = before.document.find(c.key);
        const Values now = panel ? panel->values : Values();
        const bool whole = !sameNames(now, c.values);
        Values changed;
        for (const auto& [name, value] : c.values)
            if (whole || *now.find(name) != value) changed.set(name, value);
        return {{"do", "values"}, {"key", c.key}, {"values", valuesJson(changed)}, {"whole", whole},
            {"own-text", c.ownText}};
    }
    Json operator()(const SetCamera& c) const
    {
        return {{"do", "camera"}, {"key", c.key}, {"camera", cameraJson(c.camera)}};
    }
    Json operator()(const SetPinned& c) const
    {
        return {{"do", "pinned"}, {"key", c.key}, {"pinned", c.pinned}};
    }
    Json operator()(const SetComparison& c) const
    {
        Json json{{"do", "comparison"}, {"key", c.key}};
        putComparison(json, c.comparison);
        return json;
    }
    Json operator()(const SetLayout& c) const
    {
        const auto now = before.layouts.find(c.window);
        return {{"do", "layout"}, {"window", c.window}, {"layout", c.layout},
            {"from", now == before.layouts.end() ? std::string() : now->second}};
    }
    Json operator()(const SetPlace& c) const
    {
        return {{"do", "place"}, {"place", placeJson(c.place)}, {"maximized", c.place.maximized}};
    }
    Json operator()(const AddPin& c) const
    {
        return {{"do", "add-pin"}, {"at", c.at}, {"pin", pinJson(c.pin)}};
    }
    Json operator()(const RemovePin& c) const { return {{"do", "remove-pin"}, {"at", c.at}}; }
    Json operator()(const AddWindow& c) const
    {
        return {{"do", "add-window"}, {"at", c.at}, {"id", c.window.id},
            {"place", placeJson(c.window.place)}, {"maximized", c.window.place.maximized},
            {"layout", c.window.layout}};
    }
    Json operator()(const RemoveWindow& c) const { return {{"do", "remove-window"}, {"id", c.id}}; }
    Json operator()(const SetWindow& c) const
    {
        return {{"do", "move-panel"}, {"key", c.key}, {"window", c.window}};
    }
};

// One command; each function refuses what the document before it has no place for.
struct Reader {
    const Json& json;
    DocumentState& before;
    const SchemaOf& schemaOf;

    int number(const char* name, int least) const
    {
        const Json& value = json.at(name);
        if (!value.is_number_integer() || value < least || value >= kNumbers) refuse(json);
        return value.get<int>();
    }
    const PanelState& panel() const
    {
        const PanelState* found = before.document.find(number("key", 1));
        if (!found) refuse(json);
        return *found;
    }
    const Schema& schema(const std::string& experiment) const
    {
        const Schema* found = schemaOf(experiment);
        if (!found) refuse(json);
        return *found;
    }
    Place place() const { return placeFrom(json.at("place"), flag(json, "maximized")); }
    AddPanel addPanel() const
    {
        const Json& written = json.at("panel");
        std::vector<std::string> notices;
        const auto experiment = written.at("experiment").get<std::string>();
        const AddPanel c{panelFrom(written, schema(experiment), notices), number("at", -1)};
        const int key = c.panel.key, window = c.panel.window;
        const bool fits = key > 0 && key < kNumbers && !before.document.find(key)
            && (window == 0 || before.document.window(window));
        if (!notices.empty() || !fits) refuse(json);
        return c;
    }
    RemovePanel removePanel() const
    {
        const int key = panel().key;
        if (std::ranges::count(before.document.pins, key, &Pin::panel) > 0) refuse(json);
        return {key};
    }
    SetValues values() const
    {
        const PanelState& now = panel();
        const Schema& fields = schema(now.experiment);
        Values values = flag(json, "whole") ? Values() : now.values;
        for (const auto& [name, value] : json.at("values").items())
            values.set(name, fields.parse(fields.at(name), value));
        return {now.key, values, flag(json, "own-text")};
    }
    SetComparison comparison() const
    {
        const PanelState& now = panel();
        std::vector<std::string> notices;
        const auto comparison = comparisonFrom(
            json.value("comparison", Json()), schema(now.experiment), now.experiment, notices);
        if (!notices.empty()) refuse(json);
        return {now.key, comparison};
    }
    SetLayout layout() const
    {
        const int window = number("window", 0);
        before.layouts[window] = json.at("from").get<std::string>();
        return {json.at("layout").get<std::string>(), window};
    }
    AddPin addPin() const
    {
        const auto pin = pinFrom(json.at("pin"));
        if (!pin || !before.document.find(pin->panel)) refuse(json);
        return {*pin, number("at", -1)};
    }
    RemovePin removePin() const
    {
        const int at = number("at", 0);
        if (std::size_t(at) >= before.document.pins.size()) refuse(json);
        return {at};
    }
    AddWindow addWindow() const
    {
        const int id = number("id", 1);
        const auto& windows = before.document.windows;
        if (before.document.window(id) || windows.size() >= kWindows) refuse(json);
        return {{id, place(), json.at("layout").get<std::string>()}, number("at", -1)};
    }
    RemoveWindow removeWindow() const
    {
        const int id = number("id", 1);
        const Document& now = before.document;
        if (!now.window(id) || std::ranges::count(now.panels, id, &PanelState::window) > 0)
            refuse(json);
        return {id};
    }
    SetWindow movePanel() const
    {
        const SetWindow c{panel().key, number("window", 0)};
        if (c.window != 0 && !before.document.window(c.window)) refuse(json);
        return c;
    }
    Command read() const
    {
        const auto what = json.at("do").get<std::string>();
        if (what == "text") return SetText{textFrom(json.at("text"))};
        if (what == "model") return SetModel{textFrom(json.at("model"))};
        if (what == "add-panel") return addPanel();
        if (what == "remove-panel") return removePanel();
        if (what == "values") return values();
        if (what == "camera") return SetCamera{panel().key, cameraFrom(json.at("camera"))};
        if (what == "pinned") return SetPinned{panel().key, flag(json, "pinned")};
        if (what == "comparison") return comparison();
        if (what == "layout") return layout();
        if (what == "place") return SetPlace{place()};
        if (what == "add-pin") return addPin();
        if (what == "remove-pin") return removePin();
        if (what == "add-window") return addWindow();
        if (what == "remove-window") return removeWindow();
        if (what == "move-panel") return movePanel();
        refuse(json);
    }
};

} // namespace

Json commandJson(const Command& command, const DocumentState& before)
{
    return std::visit(Writer{before}, command);
}

Command commandFrom(const Json& json, DocumentState& before, const SchemaOf& schemaOf)
try {
    return Reader{json, before, schemaOf}.read();
} catch (const Json::exception&) {
    refuse(json);
}

} // namespace seq
