#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/text/json_parts.h"
#include "engine/text/word_piece.h"

#include <algorithm>

namespace seq {

using nlohmann::json;

namespace {

void flatten(const json& part, const char* list, int depth, std::vector<const json*>& steps)
{
    if (part.is_null()) return;
    if (part.at("type") != "Sequence") {
        steps.push_back(&part);
        return;
    }
    if (depth > 8) throw badInput("sequences are nested more than 8 deep");
    for (const json& inner : part.at(list))
        flatten(inner, list, depth + 1, steps);
}

} // namespace

const json& JsonTokenizer::part(const char* key) const
{
    static const json nothing;
    return file.contains(key) ? file[key] : nothing;
}

std::vector<const json*> JsonTokenizer::steps(const char* key, const char* list) const
{
    std::vector<const json*> out;
    flatten(part(key), list, 0, out);
    return out;
}

std::int32_t JsonTokenizer::idOf(const std::string& token) const
{
    if (const std::int32_t id = vocabulary->find(token); id >= 0) return id;
    for (const AddedToken& added : parts.added.tokens())
        if (added.content == token) return added.id;
    throw badInput("{}: '{}' not in vocabulary", name, token);
}

bool jsonFlag(const json& part, const char* key, bool otherwise)
{
    return part.contains(key) && !part[key].is_null() ? part[key].get<bool>() : otherwise;
}
std::string jsonText(const json& part, const char* key)
{
    return part.contains(key) && !part[key].is_null() ? part[key].get<std::string>() : "";
}

void readAddedTokens(JsonTokenizer& t)
{
    for (const json& item : t.part("added_tokens")) {
        AddedToken token;
        token.content = item.at("content").get<std::string>();
        token.id = item.at("id").get<std::int32_t>();
        token.special = jsonFlag(item, "special");
        token.singleWord = jsonFlag(item, "single_word");
        token.leftStrip = jsonFlag(item, "lstrip");
        token.rightStrip = jsonFlag(item, "rstrip");
        token.normalized = jsonFlag(item, "normalized", !token.special);
        if (!t.vocabulary->has(token.id)) t.vocabulary->add(token.id, token.content, t.name);
        const auto at = std::size_t(token.id);
        if (t.parts.special.size() <= at) t.parts.special.resize(at + 1);
        t.parts.special[at] = token.special;
        if (token.normalized && !t.parts.normalizer.empty()) {
            AlignedText text = AlignedText::of(token.content);
            for (const auto& step : t.parts.normalizer)
                text = step->apply(text);
            token.content = text.text;
        }
        t.parts.added.add(std::move(token));
    }
    const auto named = [&](std::initializer_list<const char*> names) {
        for (const char* name : names)
            for (const AddedToken& token : t.parts.added.tokens())
                if (token.content == name) return token.id;
        return -1;
    };
    TokenizerInfo& info = t.parts.info; // the file does not say: by the usual names
    info.bos = named({"<s>", "[BOS]", "[CLS]", "<|begin_of_text|>", "<bos>"});
    info.eos = named({"</s>", "[EOS]", "[SEP]", "<|end_of_text|>", "<eos>", "<|endoftext|>"});
    info.pad = named({"<pad>", "[PAD]", "<|pad|>"});
}

void readPostProcessor(JsonTokenizer& t)
{
    for (const json* step : t.steps("post_processor", "processors")) {
        const auto type = step->at("type").get<std::string>();
        if (type == "ByteLevel") continue;
        if (type == "BertProcessing" || type == "RobertaProcessing") {
            t.parts.prefix.push_back(t.idOf(step->at("cls").at(0).get<std::string>()));
            t.parts.suffix.push_back(t.idOf(step->at("sep").at(0).get<std::string>()));
            continue;
        }
        if (type != "TemplateProcessing") throw unsupported("{}: post-processor {}", t.name, type);
        bool after = false;
        for (const json& item : step->at("single")) {
            if (item.contains("Sequence")) {
                after = true;
                continue;
            }
            const auto name = item.at("SpecialToken").at("id").get<std::string>();
            for (const json& id : step->at("special_tokens").at(name).at("ids")) {
                const auto number = id.get<std::int32_t>();
                if (!t.vocabulary->has(number))
                    throw badInput(
                        "{}: '{}' has the id {}, which no token has", t.name, name, number);
                (after ? t.parts.suffix : t.parts.prefix).push_back(number);
            }
        }
    }
}

void readDecoder(JsonTokenizer& t)
{
    SentencePieceDetokenizer::Rules rules;
    rules.dropFirstSpace = rules.dropAllSpaces = false;
    bool pieces = false;
    for (const json* step : t.steps("decoder", "decoders")) {
        const auto type = step->at("type").get<std::string>();
        if (type == "WordPiece") {
            t.parts.detokenizer
                = std::make_unique<WordPieceDetokenizer>(false, jsonFlag(*step, "cleanup", true));
            return;
        }
        pieces = pieces || type == "Metaspace" || type == "ByteFallback" || type == "Replace";
        if (type == "Metaspace")
            rules.dropFirstSpace = jsonText(*step, "prepend_scheme") != "never"
                && jsonFlag(*step, "add_prefix_space", true);
        else if (type == "Strip")
            rules.dropFirstSpace = step->value("start", 0) > 0;
        else if (type != "ByteLevel" && type != "ByteFallback" && type != "Fuse"
            && type != "Replace")
            throw unsupported("{}: decoder {}", t.name, type);
    }
    if (pieces) t.parts.detokenizer = std::make_unique<SentencePieceDetokenizer>(rules);
}

PipelineParts loadTokenizerJson(const TokenFile& file)
{
    JsonTokenizer t;
    t.name = file.name;
    try {
        t.file = json::parse(file.bytes);
        if (!t.part("model").is_object()) throw badInput("{}: it has no \"model\"", file.name);
        readNormalizer(t);
        readPreTokenizer(t);
        readModel(t);
        readAddedTokens(t);
        readPostProcessor(t);
        readDecoder(t);
    } catch (const json::exception& e) {
        throw badInput("{} is not a tokenizer.json: {}", file.name, e.what());
    }
    t.parts.info.name = file.name;
    t.parts.info.hash = contentHash(file.bytes);
    t.parts.vocabulary = t.vocabulary;
    return std::move(t.parts);
}

} // namespace seq
