#include "engine/text/gguf_tokenizer.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"

namespace seq {

namespace {
std::string keyOf(const char* key)
{
    return std::string("tokenizer.ggml.") + key;
}

// Of what defines the tokenizer, not of the weights beside it.
std::string hashOf(const GgufTokenizer& t)
{
    std::string all;
    const auto add = [&](const auto& list) {
        all += std::to_string(list.size()) + ":";
        for (const auto& item : list)
            (all += argument(item)) += '\0';
    };
    add(std::vector<std::string>{std::string(t.file.text(keyOf("model")).value_or("")),
        std::string(t.file.text(keyOf("pre")).value_or(""))});
    add(t.tokens);
    add(t.types);
    add(t.file.texts(keyOf("merges")));
    add(t.file.reals(keyOf("scores")));
    return contentHash(all);
}
} // namespace

GgufTokenizer::GgufTokenizer(const GgufFile& gguf)
    : file(gguf)
    , name(gguf.path().filename().string())
    , tokens(gguf.texts("tokenizer.ggml.tokens"))
    , types(gguf.integers("tokenizer.ggml.token_type"))
{
    if (tokens.empty()) throw badInput("{}: tokenizer.ggml.tokens is missing or empty", name);
    if (types.empty()) types.assign(tokens.size(), Normal);
    if (types.size() != tokens.size())
        throw badInput("{}: tokenizer.ggml.token_type has {} entries for {} tokens", name,
            types.size(), tokens.size());
    parts.special.resize(tokens.size());
    parts.info.name = name;
    parts.info.hash = hashOf(*this);
    parts.info.bos = id("bos_token_id", -1);
    parts.info.eos = id("eos_token_id", -1);
    parts.info.unknown = id("unknown_token_id", -1);
    parts.info.pad = id("padding_token_id", -1);
}

bool GgufTokenizer::flag(const char* key, bool otherwise) const
{
    return file.boolean(keyOf(key)).value_or(otherwise);
}

std::int32_t GgufTokenizer::id(const char* key, std::int32_t otherwise) const
{
    const auto value = file.integer(keyOf(key));
    if (!value) return otherwise;
    if (*value < 0 || *value >= std::int64_t(tokens.size()))
        throw badInput(
            "{}: {} is {}, but there are {} tokens", name, keyOf(key), *value, tokens.size());
    return std::int32_t(*value);
}

bool GgufTokenizer::added(std::size_t token) const
{
    return type(token) == Control || type(token) == Unknown || type(token) == UserDefined;
}

void GgufTokenizer::addTokens()
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!added(i)) continue;
        AddedToken token;
        token.content = tokens[i];
        token.id = std::int32_t(i);
        token.special = type(i) != UserDefined;
        parts.special[i] = token.special;
        parts.added.add(std::move(token));
    }
}

void GgufTokenizer::surround(bool first, bool last)
{
    if (flag("add_bos_token", first) && parts.info.bos >= 0) parts.prefix.push_back(parts.info.bos);
    if (flag("add_eos_token", last) && parts.info.eos >= 0) parts.suffix.push_back(parts.info.eos);
}

} // namespace seq
