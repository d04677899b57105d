#include "app/data_file.h"

#include "engine/experiment/compared_values.h"

#include <ostream>

namespace seq {

namespace {

void writeResult(JsonWriter& json, const Result& result)
{
    json.key("numbers").beginArray();
    for (const Number& number : result.numbers) {
        json.beginObject().member("name", number.name).member("value", number.value);
        json.member("unit", number.unit);
        if (number.measured) json.member("measured", true);
        json.endObject();
    }
    json.endArray().key("data").beginObject();
    result.data(json);
    json.endObject();
}

} // namespace

void writeDataFile(std::ostream& out, const Provenance& provenance, const Sides& sides)
{
    constexpr int kVersion = 1;
    JsonWriter json(out);
    json.beginObject().member("experiment", provenance.experiment.info().id);
    json.member("version", kVersion).key("values");
    writeValues(json, provenance.values);
    json.key("provenance").beginObject();
    writeProvenance(json, provenance);
    json.endObject();
    writeResult(json, sides.result);
    if (sides.other) {
        json.key("against").beginObject().key("values");
        writeValues(json, with(sides.values, sides.comparison.against));
        writeResult(json, *sides.other);
        json.endObject();
    }
    json.endObject();
    out << '\n';
}

} // namespace seq
