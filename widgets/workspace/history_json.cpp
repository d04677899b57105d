#include "widgets/workspace/history_json.h"

#include "engine/base/error.h"
#include "widgets/workspace/command_json.h"

#include <ranges>

namespace seq {
namespace {

enum class Way { Undo, Redo };

Json stepsJson(
    const std::vector<StepRecord>& steps, DocumentState state, Way way, std::size_t& room)
{
    Json all = Json::array();
    for (const StepRecord& step : steps) {
        Json json{{"title", textJson(step.title)}, {"changes", Json::array()}};
        const auto put = [&](const Command& command) {
            json["changes"].push_back(commandJson(command, state));
            state.change(command);
        };
        if (way == Way::Redo)
            for (const Change& change : step.changes)
                put(change.forth);
        else
            for (const Change& change : std::views::reverse(step.changes))
                put(change.back);
        const std::size_t size = json.dump(-1, ' ', false, Json::error_handler_t::replace).size();
        if (size > room) break;
        room -= size;
        all.push_back(std::move(json));
    }
    return all;
}

std::vector<StepRecord> stepsFrom(
    const Json& list, DocumentState state, Way way, const SchemaOf& schemaOf)
{
    std::vector<StepRecord> steps;
    for (const Json& json : list) {
        StepRecord step{textFrom(json.at("title")), {}};
        for (const Json& written : json.at("changes")) {
            const Command command = commandFrom(written, state, schemaOf);
            const auto made = state.change(command);
            if (!made) continue;
            if (way == Way::Redo)
                step.changes.push_back(*made);
            else
                step.changes.insert(step.changes.begin(), Change{made->back, made->forth});
        }
        if (!step.changes.empty()) steps.push_back(std::move(step));
    }
    return steps;
}

} // namespace

Json historyJson(const HistoryRecord& history, DocumentState now, std::size_t bytes)
{
    Json json = Json::object();
    json["undo"] = stepsJson(history.undo, now, Way::Undo, bytes);
    json["redo"] = stepsJson(history.redo, std::move(now), Way::Redo, bytes);
    return json;
}

HistoryRecord historyFrom(const Json& json, const DocumentState& now, const SchemaOf& schemaOf)
try {
    return {stepsFrom(json.at("undo"), now, Way::Undo, schemaOf),
        stepsFrom(json.at("redo"), now, Way::Redo, schemaOf)};
} catch (const Json::exception& e) {
    throw badInput("the history cannot be read: {}", std::string(e.what()));
}

} // namespace seq
