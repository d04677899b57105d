#include "engine/experiment/provenance.h"

#include "engine/experiment/engine.h"

#include <sstream>

namespace seq {

std::string_view programVersion()
{
    return SEQSCOPE_VERSION;
}

namespace {

void writeModels(JsonWriter& json, const Provenance& p, const Schema& schema)
{
    json.key("models").beginArray();
    for (const FieldInfo& field : schema.fields) {
        if (field.type != FieldInfo::Model) continue;
        const Value* value = p.values.find(field.name);
        const auto model = value ? p.engine.loadedModel({std::get<std::string>(*value)}) : nullptr;
        if (!model) continue;
        json.beginObject().member("name", model->model->info().name);
        json.member("hash", model->model->info().hash);
        json.member("tokenizer", model->tokenizer->info().hash).endObject();
    }
    json.endArray();
}

// Fields name tokenizers by plain strings: those that were loaded under their name count.
void writeTokenizers(JsonWriter& json, const Provenance& p)
{
    json.key("tokenizers").beginArray();
    const auto add = [&](const std::string& name) {
        const auto tokenizer = p.engine.loadedTokenizer(name);
        if (!tokenizer) return;
        json.beginObject().member("name", name);
        json.member("hash", tokenizer->info().hash).endObject();
    };
    for (const auto& [name, value] : p.values) {
        if (const auto* one = std::get_if<std::string>(&value)) add(*one);
        if (const auto* list = std::get_if<std::vector<std::string>>(&value))
            for (const std::string& item : *list)
                add(item);
    }
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
    writeModels(json, p, p.experiment.schema());
    writeTokenizers(json, p);
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
    json.endObject();
    return out.str();
}

} // namespace seq
