#include "engine/text/json_parts.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"

namespace seq {

namespace {

// Null and absent read as the default.
bool flag(const nlohmann::json& model, const char* key)
{
    return model.contains(key) && !model[key].is_null() && model[key].get<bool>();
}
std::string word(const nlohmann::json& model, const char* key)
{
    return model.contains(key) && !model[key].is_null() ? model[key].get<std::string>() : "";
}

void readVocabulary(JsonTokenizer& t)
{
    for (const auto& [spelling, id] : t.model().at("vocab").items()) {
        const ByteSpelling token
            = t.byteLevel ? fromByteAlphabet(spelling) : ByteSpelling{spelling, true};
        const auto number = id.get<std::int64_t>();
        if (number < 0 || number > INT32_MAX)
            throw badInput("{}: token '{}' has the id {}", t.name, spelling, number);
        t.vocabulary->add(std::int32_t(number), token.bytes, t.name);
        if (token.exact) t.vocabulary->index(std::int32_t(number));
    }
}

PairTable readMerges(JsonTokenizer& t)
{
    const auto& merges = t.model().at("merges");
    MergeList list(*t.vocabulary, t.name, merges.size());
    const auto spell = [&](std::string_view s) {
        return t.byteLevel ? fromByteAlphabet(s).bytes : std::string(s);
    };
    for (const auto& merge : merges) {
        if (merge.is_array()) {
            list.add(spell(merge.at(0).get<std::string>()), spell(merge.at(1).get<std::string>()));
            continue;
        }
        const auto text = merge.get<std::string>();
        const std::size_t space = text.find(' ');
        if (space == std::string::npos)
            throw badInput("{}: merge '{}' is not \"left right\"", t.name, text);
        list.add(spell(std::string_view(text).substr(0, space)),
            spell(std::string_view(text).substr(space + 1)));
    }
    return list.take();
}

} // namespace

void readBytePair(JsonTokenizer& t)
{
    const auto& model = t.model();
    for (const char* key : {"continuing_subword_prefix", "end_of_word_suffix"})
        if (!word(model, key).empty())
            throw unsupported("{}: BPE with {} \"{}\"", t.name, key, word(model, key));
    readVocabulary(t);
    BytePairRules rules;
    rules.fromBytes = t.byteLevel;
    rules.wholePiece = flag(model, "ignore_merges");
    rules.byteFallback = flag(model, "byte_fallback");
    rules.fuseUnknown = flag(model, "fuse_unk");
    if (const std::string unknown = word(model, "unk_token"); !unknown.empty()) {
        rules.unknown = t.vocabulary->find(unknown);
        if (rules.unknown < 0)
            throw badInput("{}: unk_token '{}' not in vocabulary", t.name, unknown);
        t.parts.info.unknown = rules.unknown;
    }
    t.parts.info.kind = t.byteLevel ? "byte-level BPE" : "BPE";
    t.parts.model = std::make_unique<BytePairModel>(t.vocabulary, readMerges(t), rules);
}

} // namespace seq
