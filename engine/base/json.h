#pragma once
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// Reading: the library's type, keys in file order. Include <nlohmann/json.hpp> where it is used.
using Json = nlohmann::ordered_json;
Json parseJson(std::string_view text, const std::string& name); // throws BadInput naming `name`
Json readJson(const std::filesystem::path&);

// Writing: streamed, so that data of any size needs no second copy. No NaN in JSON: null.
// Floats carry the digits that read back exactly; strings become valid UTF-8 (U+FFFD).
class JsonWriter {
public:
    explicit JsonWriter(std::ostream& out, int indent = 0);
    JsonWriter& beginObject();
    JsonWriter& endObject();
    JsonWriter& beginArray();
    JsonWriter& endArray();
    JsonWriter& key(std::string_view);
    JsonWriter& value(bool);
    JsonWriter& value(int v) { return value(std::int64_t(v)); }
    JsonWriter& value(std::int64_t);
    JsonWriter& value(std::uint64_t);
    JsonWriter& value(float);
    JsonWriter& value(double);
    JsonWriter& value(std::string_view);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& null();
    JsonWriter& bytes(std::string_view); // as text if it is UTF-8, else {"base64": "…"}
    template <class T> JsonWriter& value(const std::vector<T>& list)
    {
        beginArray();
        for (const T& item : list)
            value(item);
        return endArray();
    }
    template <class T> JsonWriter& member(std::string_view name, const T& v)
    {
        return key(name).value(v);
    }

private:
    void before();
    void line();
    std::ostream& out_;
    int indent_, depth_ = 0;
    bool first_ = true, afterKey_ = false;
};

std::string toBase64(std::string_view bytes);
std::string fromBase64(std::string_view text); // throws BadInput

} // namespace seq
