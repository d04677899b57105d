#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/text/json_parts.h"

namespace seq {

namespace {

using nlohmann::json;

const json& partOf(const JsonTokenizer& t, const char* key)
{
    static const json nothing;
    return t.file.contains(key) ? t.file[key] : nothing;
}

// A Sequence flattened, null as empty.
std::vector<const json*> stepsOf(const json& part, const char* list, int depth = 0)
{
    if (part.is_null()) return {};
    if (part.at("type") != "Sequence" || depth > 8) return {&part};
    std::vector<const json*> steps;
    for (const json& inner : part.at(list))
        for (const json* step : stepsOf(inner, list, depth + 1))
            steps.push_back(step);
    return steps;
}

} // namespace

void readPreTokenizer(JsonTokenizer& t)
{
    std::vector<const json*> steps = stepsOf(partOf(t, "pre_tokenizer"), "pretokenizers");
    if (steps.size() == 1 && steps[0]->at("type") == "ByteLevel"
        && !steps[0]->value("add_prefix_space", false)) {
        t.parts.family = SplitFamily::Gpt2;
    } else if (steps.size() == 2 && steps[0]->at("type") == "Digits"
        && steps[0]->value("individual_digits", false) && steps[1]->at("type") == "ByteLevel") {
        t.parts.family = SplitFamily::Smollm;
    } else {
        throw unsupported("{}: this pre-tokenizer", t.name);
    }
    t.byteLevel = true;
    t.parts.preTokenizer.push_back(splitByFamily(*t.parts.family));
    t.parts.info.split = familyName(*t.parts.family);
}

void readAddedTokens(JsonTokenizer& t)
{
    for (const json& item : partOf(t, "added_tokens")) {
        AddedToken token;
        token.content = item.at("content").get<std::string>();
        token.id = item.at("id").get<std::int32_t>();
        token.special = item.value("special", false);
        token.singleWord = item.value("single_word", false);
        token.leftStrip = item.value("lstrip", false);
        token.rightStrip = item.value("rstrip", false);
        token.normalized = item.value("normalized", false);
        if (!t.vocabulary->has(token.id)) t.vocabulary->add(token.id, token.content, t.name);
        const auto at = std::size_t(token.id);
        if (t.parts.special.size() <= at) t.parts.special.resize(at + 1);
        t.parts.special[at] = token.special;
        t.parts.added.add(std::move(token));
    }
}

PipelineParts loadTokenizerJson(const TokenFile& file)
{
    JsonTokenizer t;
    t.name = file.name;
    try {
        t.file = json::parse(file.bytes);
        const std::string type = t.model().value("type", "BPE");
        if (type != "BPE") throw unsupported("{}: model type {}", t.name, type);
        readPreTokenizer(t);
        readBytePair(t);
        readAddedTokens(t);
    } catch (const json::exception& e) {
        throw badInput("{} is not a tokenizer.json: {}", file.name, e.what());
    }
    t.parts.info.name = file.name;
    t.parts.info.hash = contentHash(file.bytes);
    t.parts.vocabulary = t.vocabulary;
    return std::move(t.parts);
}

} // namespace seq
