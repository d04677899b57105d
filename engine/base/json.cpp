#include "engine/base/json.h"

#include "engine/base/error.h"
#include "engine/base/mapped_file.h"
#include "engine/base/utf8.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>

namespace seq {

Json parseJson(std::string_view text, const std::string& name)
{
    try {
        return Json::parse(text);
    } catch (const nlohmann::json::exception& e) {
        throw badInput("{} is not valid JSON: {}", name, e.what());
    }
}

Json readJson(const std::filesystem::path& path)
{
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    return parseJson({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path.string());
}

JsonWriter::JsonWriter(std::ostream& out, int indent)
    : out_(out)
    , indent_(indent)
{
}

void JsonWriter::line()
{
    if (!indent_) return;
    out_ << '\n';
    for (int i = 0; i < depth_ * indent_; ++i) out_ << ' ';
}

void JsonWriter::before()
{
    if (afterKey_) {
        afterKey_ = false;
        return;
    }
    if (!first_) out_ << ',';
    if (depth_ > 0) line();
    first_ = false;
}

JsonWriter& JsonWriter::beginObject()
{
    before();
    out_ << '{';
    ++depth_;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::endObject()
{
    --depth_;
    if (!first_) line();
    out_ << '}';
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::beginArray()
{
    before();
    out_ << '[';
    ++depth_;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::endArray()
{
    --depth_;
    if (!first_) line();
    out_ << ']';
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    value(name);
    out_ << (indent_ ? ": " : ":");
    afterKey_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(bool v)
{
    before();
    out_ << (v ? "true" : "false");
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t v)
{
    before();
    out_ << v;
    return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t v)
{
    before();
    out_ << v;
    return *this;
}

JsonWriter& JsonWriter::value(float v)
{
    if (!std::isfinite(v)) return null();
    before();
    std::array<char, 32> digits;
    out_.write(digits.data(), std::to_chars(digits.begin(), digits.end(), v).ptr - digits.data());
    return *this;
}

JsonWriter& JsonWriter::value(double v)
{
    if (!std::isfinite(v)) return null();
    before();
    std::array<char, 32> digits;
    out_.write(digits.data(), std::to_chars(digits.begin(), digits.end(), v).ptr - digits.data());
    return *this;
}

JsonWriter& JsonWriter::null()
{
    before();
    out_ << "null";
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text)
{
    before();
    out_ << '"';
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = utf8Step(text, at);
        const char c = text[at];
        if (!step.valid) out_ << "\xEF\xBF\xBD";
        else if (c == '"' || c == '\\') out_ << '\\' << c;
        else if (c == '\n') out_ << "\\n";
        else if (c == '\t') out_ << "\\t";
        else if (c == '\r') out_ << "\\r";
        else if (std::uint8_t(c) < 0x20)
            out_ << "\\u00" << "0123456789abcdef"[c >> 4] << "0123456789abcdef"[c & 15];
        else out_.write(text.data() + at, step.length);
        at += step.length;
    }
    out_ << '"';
    return *this;
}

JsonWriter& JsonWriter::bytes(std::string_view data)
{
    if (isUtf8(data)) return value(data);
    return beginObject().member("base64", toBase64(data)).endObject();
}

namespace {
constexpr std::string_view kAlphabet
    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
}

std::string toBase64(std::string_view bytes)
{
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < count ? std::uint8_t(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= count ? kAlphabet[group >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

std::string fromBase64(std::string_view text)
{
    std::string out;
    std::uint32_t group = 0;
    int bits = 0;
    while (!text.empty() && text.back() == '=') text.remove_suffix(1);
    for (const char c : text) {
        const std::size_t digit = kAlphabet.find(c);
        if (digit == std::string_view::npos)
            throw badInput("\"{}\" is no base64 character", std::string(1, c));
        group = group << 6 | std::uint32_t(digit);
        if ((bits += 6) >= 8) out += char(group >> (bits -= 8) & 0xFF);
    }
    return out;
}

} // namespace seq
