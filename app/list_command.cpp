#include "app/arguments.h"
#include "app/commands.h"
#include "app/experiments.h"
#include "engine/base/json.h"

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

std::string limitsOf(const FieldInfo& field)
{
    if (!field.choices.empty()) {
        std::string names;
        for (const std::string& choice : field.choices)
            names += (names.empty() ? "" : ", ") + choice;
        return names;
    }
    FieldInfo real;
    const auto shown = [&](double x) { return toFlag(real, x); };
    const bool low = field.min > -1e299, high = field.max < 1e299;
    if (low && high) return shown(field.min) + " to " + shown(field.max);
    if (low) return "at least " + shown(field.min);
    return high ? "at most " + shown(field.max) : "";
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

constexpr const char* kUsage = R"(seqscope [FILE]...                    the window
seqscope lesson NAME                  the window, with that lesson open
seqscope list [--json]                every experiment
seqscope help [ID]                    this, or an experiment and its fields
seqscope run ID [options]             run one experiment without a display
    --set NAME=VALUE                  a field; repeatable
    --values F.json                   many fields at once
    --preset quick|full               starting values (quick)
    --device cpu|cuda|cuda:N          (cuda where one can be used and the preset is full, else cpu)
    --seed N                          (0)
    --threads N                       (all cores; changes no number)
    --figure F.svg|F.pdf|F.png        repeatable; --size WxH in millimetres (160x100),
                                      --theme light|dark (light), --dpi N for PNG (300),
                                      --view X,Y,W,H the part of the picture, of 1 (0,0,1,1)
    --against NAME=VALUE              repeatable: beside a run that has these in place
    --compare beside|difference       (beside) how: A | B, or A − B of what both show
    --data F.json                     numbers and data (- is standard output)
    --weights F.safetensors           what a training experiment made
    --quiet                           no progress, no messages but errors
seqscope sweep ID --over NAME=a,b,c   one row of numbers for each combination, as CSV; --over is
                                      repeatable, other options as run; values of a list field are
                                      separated by ;
seqscope bench [--model M] [--prefill 512] [--decode 128] [--threads N] [--device D] [--json]
seqscope --startup-report F.json      open the window, write how long it took, leave
seqscope --screenshot F.png [FILE]... open the window, take its picture, leave
seqscope --renderer auto|opengl|raster    how the window draws (auto)
seqscope --version

Texts: the literal text, @FILE, bundled:NAME, or text: before a literal that begins like one.
Models: a name from the model list, a .gguf file, or a Hugging Face folder.
Exit status: 0 done, 1 the run failed, 2 wrong usage, 130 interrupted.
)";

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
