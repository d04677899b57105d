#include "app/samples_file.h"

#include "engine/base/error.h"
#include "engine/base/json.h"

#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

namespace seq {

void writeSamples(std::ostream& out, std::string_view experiment, const Result& result)
{
    std::ostringstream text;
    JsonWriter json(text);
    json.beginObject();
    result.data(json);
    json.endObject();
    const Json data = parseJson(text.str(), "data");
    if (!data.contains("samples"))
        throw badInput("{} makes no training samples: .jsonl is for experiments that do",
            std::string(experiment));
    for (const Json& sample : data["samples"])
        out << sample.dump() << '\n';
}

} // namespace seq
