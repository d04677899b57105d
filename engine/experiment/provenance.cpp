#include "engine/experiment/provenance.h"

#include "engine/experiment/engine.h"

#include <algorithm>
#include <sstream>

namespace seq {

std::string_view programVersion()
{
    return SEQSCOPE_VERSION;
}

namespace {

// Texts apart, any string may name a model or a tokenizer: what was loaded under it counts.
std::vector<std::string> namesIn(const Values& values, const Schema& schema)
{
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    };
    for (const auto& [name, value] : values) {
        const FieldInfo* field = schema.find(name);
        if (!field || field->type == FieldInfo::Text) continue;
        if (const auto* one = std::get_if<std::string>(&value)) add(*one);
        if (const auto* list = std::get_if<std::vector<std::string>>(&value))
            std::ranges::for_each(*list, add);
    }
    return names;
}

void writeModels(JsonWriter& json, const Engine& engine, const std::vector<std::string>& names)
{
    json.key("models").beginArray();
    for (const std::string& name : names)
        if (const auto loaded = engine.loadedModel({name})) {
            json.beginObject().member("name", name);
            json.member("hash", loaded->model->info().hash);
            json.member("tokenizer", loaded->tokenizer->info().hash).endObject();
        }
    json.endArray();
}

void writeTokenizers(JsonWriter& json, const Engine& engine, const std::vector<std::string>& names)
{
    json.key("tokenizers").beginArray();
    for (const std::string& name : names)
        if (const auto loaded = engine.loadedTokenizer(name))
            json.beginObject().member("name", name).member("hash", loaded->info().hash).endObject();
    json.endArray();
}

} // namespace

void writeValues(JsonWriter& json, const Values& values)
{
    json.beginObject();
    for (const auto& [name, value] : values) {
        json.key(name);
        write(json, value);
    }
    json.endObject();
}

void writeProvenance(JsonWriter& json, const Provenance& p)
{
    json.member("version", programVersion()).member("experiment", p.experiment.info().id);
    json.member("seed", p.seed).member("device", toString(p.engine.device()));
    json.member("instruction-set", p.engine.instructionSet());
    if (const Value* precision = p.values.find("precision")) {
        json.key("precision");
        write(json, *precision);
    }
    std::vector<std::string> names = namesIn(p.values, p.experiment.schema());
    for (const std::string& name : namesIn(p.against, p.experiment.schema()))
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    writeModels(json, p.engine, names);
    writeTokenizers(json, p.engine, names);
    if (!p.notice.empty()) json.member("notice", p.notice);
}

std::string provenanceJson(const Provenance& p)
{
    std::ostringstream out;
    JsonWriter json(out);
    json.beginObject().member("program", "seqscope");
    writeProvenance(json, p);
    json.key("values");
    writeValues(json, p.values);
    if (p.compare != Comparison::Off) {
        json.member("compare", name(p.compare)).key("against");
        writeValues(json, p.against);
    }
    json.endObject();
    return out.str();
}

} // namespace seq
