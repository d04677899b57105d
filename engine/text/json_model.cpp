#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/text/json_parts.h"
#include "engine/text/split_steps.h"
#include "engine/text/unigram.h"
#include "engine/text/word_piece.h"

namespace seq {

namespace {

using nlohmann::json;

void readVocabulary(JsonTokenizer& t)
{
    const json& model = t.part("model");
    for (const auto& [spelling, id] : model.at("vocab").items()) {
        const ByteSpelling token
            = t.byteLevel ? fromByteAlphabet(spelling) : ByteSpelling{spelling, true};
        const auto number = id.get<std::int64_t>();
        if (number < 0 || number > INT32_MAX)
            throw badInput("{}: token '{}' has the id {}", t.name, spelling, number);
        t.vocabulary->add(std::int32_t(number), token.bytes, t.name);
        if (token.exact && !token.bytes.empty()) t.vocabulary->index(std::int32_t(number));
    }
}

PairTable readMerges(JsonTokenizer& t)
{
    const json& merges = t.part("model").at("merges");
    MergeList list(*t.vocabulary, t.name, merges.size());
    const auto spell = [&](std::string_view s) {
        return t.byteLevel ? fromByteAlphabet(s).bytes : std::string(s);
    };
    for (const json& merge : merges) {
        if (merge.is_array()) {
            list.add(spell(merge.at(0).get<std::string>()), spell(merge.at(1).get<std::string>()));
            continue;
        }
        const auto text = merge.get<std::string>();
        const std::size_t space = text.find(' ', 1);
        if (space == std::string::npos)
            throw badInput("{}: merge '{}' is not \"left right\"", t.name, text);
        list.add(spell(std::string_view(text).substr(0, space)),
            spell(std::string_view(text).substr(space + 1)));
    }
    return list.take();
}

// Where no token holds a space mark behind other text, merging never crosses one: short pieces.
void cutAtMarks(JsonTokenizer& t, const BytePairRules& rules)
{
    if (t.byteLevel || rules.wholePiece || !rules.byteFallback || !t.parts.preTokenizer.empty())
        return;
    for (std::int32_t id = 0; id < t.vocabulary->size(); ++id) {
        const std::string_view token = t.vocabulary->bytes(id);
        std::size_t at = 0;
        while (token.substr(at).starts_with(kSpaceMark))
            at += kSpaceMark.size();
        if (token.find(kSpaceMark, at) != std::string_view::npos) return;
    }
    t.parts.preTokenizer.push_back(splitAtSpaceMarks());
}

void readBytePair(JsonTokenizer& t)
{
    const json& model = t.part("model");
    for (const char* key : {"continuing_subword_prefix", "end_of_word_suffix"})
        if (!jsonText(model, key).empty())
            throw unsupported("{}: BPE with {} \"{}\"", t.name, key, jsonText(model, key));
    if (model.contains("dropout") && model["dropout"].is_number() && model["dropout"] > 0)
        throw unsupported("{}: BPE with dropout gives other ids each time", t.name);
    readVocabulary(t);
    BytePairRules rules;
    rules.fromBytes = t.byteLevel;
    rules.wholePiece = jsonFlag(model, "ignore_merges");
    rules.byteFallback = jsonFlag(model, "byte_fallback");
    rules.fuseUnknown = jsonFlag(model, "fuse_unk");
    if (const std::string unknown = jsonText(model, "unk_token"); !unknown.empty())
        t.parts.info.unknown = rules.unknown = t.idOf(unknown);
    t.parts.info.kind = t.byteLevel ? "byte-level BPE" : "BPE";
    t.parts.invalidBytes = t.byteLevel;
    t.parts.model = std::make_unique<BytePairModel>(t.vocabulary, readMerges(t), rules);
    cutAtMarks(t, rules);
}

void readWordPiece(JsonTokenizer& t)
{
    const json& model = t.part("model");
    readVocabulary(t);
    const std::string prefix = model.value("continuing_subword_prefix", "##");
    if (prefix != "##")
        throw unsupported("{}: WordPiece with continuing_subword_prefix \"{}\"", t.name, prefix);
    t.parts.info.unknown = t.idOf(model.value("unk_token", "[UNK]"));
    auto pieces = std::make_unique<WordPieceModel>(WordPieceModel::Rules{
        t.parts.info.unknown, model.value("max_input_chars_per_word", std::size_t(100))});
    for (std::int32_t id = 0; id < t.vocabulary->size(); ++id) {
        const std::string_view token = t.vocabulary->bytes(id);
        if (token.starts_with(prefix)) pieces->addContinuation(token.substr(prefix.size()), id);
        if (!token.empty()) pieces->addInitial(token, id);
    }
    t.parts.model = std::move(pieces);
    const auto normalizer = t.steps("normalizer", "normalizers"),
               split = t.steps("pre_tokenizer", "pretokenizers");
    if (normalizer.size() == 1 && normalizer[0]->at("type") == "BertNormalizer" && split.size() == 1
        && split[0]->at("type") == "BertPreTokenizer")
        t.parts.bertLower = jsonFlag(*normalizer[0], "lowercase", true);
    t.parts.info.kind = "WordPiece";
    t.parts.invalidBytes = false;
}

void readUnigram(JsonTokenizer& t)
{
    const json& model = t.part("model");
    SentencePieces pieces;
    pieces.name = t.name;
    for (const json& entry : model.at("vocab")) {
        const auto id = std::int32_t(pieces.pieces.size());
        pieces.pieces.push_back({entry.at(0).get<std::string>(), entry.at(1).get<double>()});
        t.vocabulary->add(id, pieces.pieces.back().text, t.name);
        if (!pieces.pieces.back().text.empty()) t.vocabulary->index(id);
    }
    if (model.contains("unk_id") && model["unk_id"].is_number_integer())
        t.parts.info.unknown = pieces.unknown = model["unk_id"].get<std::int32_t>();
    pieces.byteFallback = jsonFlag(model, "byte_fallback");
    t.parts.model = std::make_unique<UnigramModel>(
        std::move(pieces), UnigramRules{ScoreSum::F64, true, false});
    t.parts.info.kind = "SentencePiece unigram";
    t.parts.invalidBytes = false;
}

} // namespace

void readModel(JsonTokenizer& t)
{
    const json& model = t.part("model");
    std::string type = jsonText(model, "type");
    if (type.empty()) // old files leave it out
        type = model.contains("merges") ? "BPE"
            : model.contains("unk_id")  ? "Unigram"
                                        : "WordPiece";
    if (type == "BPE")
        readBytePair(t);
    else if (type == "WordPiece")
        readWordPiece(t);
    else if (type == "Unigram")
        readUnigram(t);
    else
        throw unsupported("{}: model type {}; known are BPE, WordPiece and Unigram", t.name, type);
}

} // namespace seq
