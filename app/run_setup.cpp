#include "app/run_setup.h"

#include "app/experiments.h"
#include "app/interrupt.h"
#include "app/progress_line.h"
#include "engine/base/error.h"
#include "engine/experiment/job.h"
#include "engine/tensor/device.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace seq {

std::uint64_t wholeNumber(std::string_view option, std::string_view text, std::uint64_t most)
{
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, failure] = std::from_chars(text.data(), end, value);
    if (failure == std::errc() && rest == end && value <= most) return value;
    throw UsageError{fill("{} takes a whole number up to {}, not \"{}\"",
        {std::string(option), std::to_string(most), std::string(text)})};
}

std::pair<std::string, Value> readAssignment(
    std::string_view option, const std::string& text, const Schema& schema)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos)
        throw badInput("{} takes NAME=VALUE, not \"{}\"", option, text);
    const FieldInfo& field = schema.at(text.substr(0, equals));
    return {field.name, schema.parse(field, std::string_view(text).substr(equals + 1))};
}

namespace {

// A plain object of fields, or a file that holds one as "values" (a panel's, or run's --data).
void readValuesFile(const std::string& path, RunSetup& setup)
{
    const Json json = readJson(path);
    if (!json.is_object()) throw badInput("{} is no object of fields and values", path);
    const bool wrapped
        = json.contains("values") && json["values"].is_object() && !setup.schema.find("values");
    if (wrapped && json.contains("experiment") && json["experiment"].is_string()
        && json["experiment"].get<std::string>() != setup.experiment->info().id)
        throw badInput("{} holds values of {}, not of {}", path,
            json["experiment"].get<std::string>(), setup.experiment->info().id);
    const Json& values = wrapped ? json["values"] : json;
    for (const auto& [name, value] : values.items())
        setup.values.set(name, setup.schema.parse(setup.schema.at(name), value));
}

Preset readPreset(const Arguments& arguments)
{
    const std::string* preset = arguments.last("--preset");
    if (!preset || *preset == "quick") return Preset::Quick;
    if (*preset == "full") return Preset::Full;
    throw badInput("--preset is quick or full, not \"{}\"", *preset);
}

void readDevice(const Arguments& arguments, Preset preset, RunSetup& setup)
{
    const std::string* written = arguments.last("--device");
    if (written) {
        setup.device = parseDevice(*written);
    } else if (preset == Preset::Full) {
        if (!cudaDevices().empty()) setup.device = cudaDevices().front().device;
        if (!cudaAbsence().empty())
            setup.note = "on " + toString(setup.device) + ": " + cudaAbsence();
    }
}

} // namespace

RunSetup readSetup(const Arguments& arguments)
try {
    if (arguments.rest().empty()) throw UsageError{"which experiment? `seqscope list` names them"};
    if (arguments.rest().size() > 1)
        throw UsageError{"\"" + arguments.rest()[1] + "\" was not expected after the experiment"};
    RunSetup setup;
    setup.experiment = findExperiment(arguments.rest()[0]);
    setup.schema = setup.experiment->schema();
    const Preset preset = readPreset(arguments);
    setup.values = setup.experiment->preset(preset);
    for (const std::string& path : arguments.all("--values"))
        readValuesFile(path, setup);
    for (const std::string& text : arguments.all("--set")) {
        const auto [name, value] = readAssignment("--set", text, setup.schema);
        setup.values.set(name, value);
    }
    readDevice(arguments, preset, setup);
    if (const std::string* seed = arguments.last("--seed"))
        setup.seed = wholeNumber("--seed", *seed, ~std::uint64_t(0));
    if (const std::string* threads = arguments.last("--threads"))
        setup.threads = int(wholeNumber("--threads", *threads, 1024));
    setup.quiet = arguments.has("--quiet");
    return setup;
} catch (const Error& e) {
    throw UsageError{e.what()};
}

ResultPtr runHere(
    const RunSetup& setup, const Values& values, Engine& engine, ProgressLine& progress)
{
    const LaneScope lane({&engine.pool(), &interrupted(), true});
    Job job(engine, setup.seed, {}, &interrupted(),
        {[&](double fraction, std::string_view what) { progress(fraction, what); }, {}});
    ResultPtr result = setup.experiment->run(values, job);
    if (interrupted()) throw Cancelled();
    return result;
}

} // namespace seq
