#include "app/arguments.h"
#include "app/commands.h"
#include "app/experiments.h"
#include "app/usage.h"
#include "engine/base/json.h"
#include "engine/experiment/limit_text.h"

#include <cstdio>
#include <iostream>

namespace seq {

namespace {

void writeLimit(JsonWriter& json, const char* key, double limit)
{
    json.key(key);
    if (limit < -1e299 || limit > 1e299)
        json.null();
    else if (limit == double(std::int64_t(limit)))
        json.value(std::int64_t(limit));
    else
        json.value(limit);
}

void writeField(JsonWriter& json, const FieldInfo& field)
{
    json.beginObject().member("name", field.name).member("type", typeName(field.type));
    json.key("default");
    write(json, field.initial);
    writeLimit(json, "min", field.min);
    writeLimit(json, "max", field.max);
    json.member("choices", field.choices).member("unit", field.unit).member("when", field.when);
    json.member("help", field.help).endObject();
}

void writeExperiment(JsonWriter& json, const ListedExperiment& listed)
{
    const Info& info = listed.experiment->info();
    json.beginObject().member("id", info.id).member("title", info.title);
    json.member("paper", info.paper).member("family", listed.family);
    json.member("summary", info.summary).member("measures", info.measures);
    json.key("fields").beginArray();
    for (const FieldInfo& field : listed.experiment->schema().fields)
        writeField(json, field);
    json.endArray().endObject();
}

void printField(const FieldInfo& field)
{
    std::string line = "  " + field.name;
    line.resize(std::max<std::size_t>(line.size() + 2, 24), ' ');
    line += typeName(field.type);
    if (const std::string limits = limitsOf(field); !limits.empty()) line += ", " + limits;
    if (!field.unit.empty()) line += " " + field.unit;
    line += " (" + toFlag(field, field.initial) + ")\n";
    line += std::string(24, ' ') + field.help;
    if (!field.when.empty()) line += "; when " + field.when;
    std::cout << line << '\n';
}

void printExperiment(const Experiment& experiment)
{
    const Info& info = experiment.info();
    std::cout << info.id << ": " << info.title << "\n" << info.summary << '\n';
    if (!info.paper.empty()) std::cout << "Paper: " << info.paper << '\n';
    if (info.measures) std::cout << "Its numbers are times: they differ from run to run.\n";
    std::cout << "\nFields (quick preset in brackets)\n";
    for (const FieldInfo& field : experiment.schema().fields)
        printField(field);
    std::cout << "\nseqscope run " << info.id << " --set NAME=VALUE --figure F.svg --data F.json\n";
}

} // namespace

int listCommand(Words words)
{
    const Option known[] = {{"--json", false}};
    const Arguments arguments(words, known);
    if (!arguments.rest().empty())
        throw UsageError{"list takes no names; `seqscope help " + arguments.rest()[0] + "`?"};
    if (arguments.has("--json")) {
        JsonWriter json(std::cout, 2);
        json.beginArray();
        for (const ListedExperiment& listed : allExperiments())
            writeExperiment(json, listed);
        json.endArray();
        std::cout << '\n';
        return 0;
    }
    std::string family;
    for (const ListedExperiment& listed : allExperiments()) {
        if (listed.family != family)
            std::cout << (family.empty() ? "" : "\n") << listed.family << '\n';
        family = listed.family;
        const Info& info = listed.experiment->info();
        std::string id = "  " + std::string(info.id);
        id.resize(std::max<std::size_t>(id.size() + 2, 32), ' ');
        std::cout << id << info.title << ": " << info.summary << '\n';
    }
    return 0;
}

int helpCommand(Words words)
{
    const Arguments arguments(words, {});
    if (arguments.rest().empty()) std::cout << kUsage;
    for (const std::string& id : arguments.rest())
        printExperiment(*findExperiment(id));
    return 0;
}

} // namespace seq
