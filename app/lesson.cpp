#include "app/lesson.h"

#include "engine/base/error.h"
#include "engine/base/resources.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace seq {

namespace fs = std::filesystem;

namespace {

std::string text(const Json& json, const char* name)
{
    return json.contains(name) && json[name].is_string() ? json[name].get<std::string>()
                                                         : std::string();
}

std::string needed(const Json& json, const char* name)
{
    std::string found = text(json, name);
    if (found.empty()) throw badInput("\"{}\" is missing, or no text", name);
    return found;
}

Expectation expectationFrom(const Json& json)
{
    Expectation e{needed(json, "number")};
    if (json.contains("least")) e.least = json["least"].get<double>();
    if (json.contains("most")) e.most = json["most"].get<double>();
    return e;
}

void setAll(Values& values, const Json& json, const Schema& schema)
{
    for (const auto& [name, value] : json.items())
        values.set(name, schema.parse(schema.at(name), value));
}

Prediction predictionFrom(const Json& json)
{
    Prediction p{needed(json, "question"), needed(json, "why"),
        json.at("options").get<std::vector<std::string>>(), json.at("answer").get<int>()};
    if (p.answer < 0 || p.answer >= int(p.options.size()))
        throw badInput("answer {} is none of the {} options", p.answer, p.options.size());
    return p;
}

LessonStep stepFrom(const Json& json, const ExperimentOf& experimentOf)
{
    LessonStep step;
    step.title = needed(json, "title");
    step.text = needed(json, "text");
    step.experiment = needed(json, "experiment");
    const Experiment* experiment = experimentOf(step.experiment);
    if (!experiment) throw badInput("there is no experiment \"{}\"", step.experiment);
    const Schema schema = experiment->schema();
    step.values = experiment->preset(Preset::Quick);
    if (json.contains("values")) setAll(step.values, json["values"], schema);
    if (json.contains("predict")) step.prediction = predictionFrom(json["predict"]);
    if (json.contains("expect"))
        for (const Json& e : json["expect"]) {
            step.expected.push_back(expectationFrom(e));
            if (!e.contains("otherwise")) continue;
            setAll(step.expected.back().otherwise.emplace(step.values), e["otherwise"], schema);
        }
    if (json.contains("task")) {
        step.task = needed(json["task"], "say");
        step.done = needed(json["task"], "done");
        step.success = expectationFrom(json["task"]);
        if (json["task"].contains("solution"))
            setAll(step.solution.emplace(step.values), json["task"]["solution"], schema);
    }
    return step;
}

} // namespace

bool Expectation::holds(const std::vector<Number>& numbers) const
{
    const auto at = std::ranges::find(numbers, number, &Number::name);
    return at != numbers.end() && at->value >= least && at->value <= most;
}

Lesson readLesson(const fs::path& file, const ExperimentOf& experimentOf)
{
    const Json json = readJson(file);
    int at = 0; // the step that is read: named in errors
    try {
        if (!json.is_object() || !json.contains("steps") || !json["steps"].is_array())
            throw badInput("no lesson: \"steps\" are missing");
        Lesson lesson{needed(json, "id"), needed(json, "title"), needed(json, "summary"), {}};
        for (const Json& step : json["steps"]) {
            ++at;
            lesson.steps.push_back(stepFrom(step, experimentOf));
        }
        if (lesson.steps.empty()) throw badInput("no lesson: it has no step");
        return lesson;
    } catch (const Error& e) {
        throw badInput("{}, step {}: {}", file.string(), at, e.what());
    } catch (const Json::exception& e) {
        throw badInput("{}, step {}: {}", file.string(), at, e.what());
    }
}

fs::path lessonFile(const std::string& name)
{
    if (fs::path(name).extension() == ".json") return name;
    std::string names;
    for (const ListedLesson& lesson : listedLessons()) {
        if (lesson.id == name) return lesson.file;
        names += (names.empty() ? "" : ", ") + lesson.id;
    }
    throw notFound("there is no lesson \"{}\"; there are {}", name, names);
}

std::vector<ListedLesson> listedLessons()
{
    std::vector<ListedLesson> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(resourceFolder() / "lessons", ignored)) {
        if (entry.path().extension() != ".json") continue;
        try {
            const Json json = readJson(entry.path());
            found.push_back(
                {needed(json, "id"), needed(json, "title"), text(json, "summary"), entry.path()});
        } catch (const Error&) { // opening it by name says why
        }
    }
    std::ranges::sort(found, {}, &ListedLesson::file);
    return found;
}

} // namespace seq
