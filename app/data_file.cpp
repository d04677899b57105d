#include "app/data_file.h"

#include <ostream>

namespace seq {

void writeDataFile(std::ostream& out, const Provenance& provenance, const Result& result)
{
    constexpr int kVersion = 1;
    JsonWriter json(out);
    json.beginObject().member("experiment", provenance.experiment.info().id);
    json.member("version", kVersion).key("values");
    writeValues(json, provenance.values);
    json.key("provenance").beginObject();
    writeProvenance(json, provenance);
    json.endObject().key("numbers").beginArray();
    for (const Number& number : result.numbers) {
        json.beginObject().member("name", number.name).member("value", number.value);
        json.member("unit", number.unit);
        if (number.measured) json.member("measured", true);
        json.endObject();
    }
    json.endArray().key("data").beginObject();
    result.data(json);
    json.endObject().endObject();
    out << '\n';
}

} // namespace seq
