#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/text/gguf_tokenizer.h"
#include "engine/text/word_piece.h"

namespace seq {

namespace {

void addSpecial(PipelineParts& parts, std::string_view content, std::int32_t id)
{
    AddedToken token;
    token.content = content;
    token.id = id;
    token.special = true;
    parts.special.resize(std::max(parts.special.size(), std::size_t(id) + 1));
    parts.special[std::size_t(id)] = true;
    parts.added.add(std::move(token));
}

} // namespace

// One token a line, the line's number is the id; BERT's uncased rules when no token has upper case.
PipelineParts loadVocabTxt(const TokenFile& file)
{
    const auto vocabulary = std::make_shared<Vocabulary>();
    std::int32_t id = 0;
    bool upper = false;
    for (std::size_t at = 0; at < file.bytes.size(); ++id) {
        const std::size_t end = std::min(file.bytes.find('\n', at), file.bytes.size());
        std::string_view token = std::string_view(file.bytes).substr(at, end - at);
        if (token.ends_with('\r')) token.remove_suffix(1);
        vocabulary->add(id, token, file.name);
        if (!token.empty()) vocabulary->index(id);
        const bool bracketed = token.starts_with('[') && token.ends_with(']');
        for (const char c : token)
            upper = upper || (!bracketed && c >= 'A' && c <= 'Z');
        at = end + 1;
    }
    PipelineParts parts;
    for (const char* name : {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"})
        if (const std::int32_t at = vocabulary->find(name); at >= 0) addSpecial(parts, name, at);
    const auto need = [&](const char* name) {
        const std::int32_t at = vocabulary->find(name);
        if (at < 0) throw badInput("{}: a WordPiece vocabulary needs {}", file.name, name);
        return at;
    };
    parts.info.unknown = need("[UNK]");
    parts.prefix = {parts.info.bos = need("[CLS]")};
    parts.suffix = {parts.info.eos = need("[SEP]")};
    parts.info.pad = vocabulary->find("[PAD]");
    auto model = std::make_unique<WordPieceModel>(WordPieceModel::Rules{parts.info.unknown, 100});
    for (std::int32_t i = 0; i < id; ++i) {
        const std::string_view token = vocabulary->bytes(i);
        if (token.starts_with("##"))
            model->addContinuation(token.substr(2), i);
        else if (!token.empty())
            model->addInitial(token, i);
    }
    parts.model = std::move(model);
    parts.normalizer.push_back(bertNormalizer({true, true, !upper, !upper}));
    parts.bertLower = !upper;
    parts.preTokenizer.push_back(bertSplit());
    parts.detokenizer = std::make_unique<WordPieceDetokenizer>(false, true);
    parts.invalidBytes = false;
    parts.vocabulary = vocabulary;
    parts.info.name = file.name;
    parts.info.kind = "WordPiece";
    parts.info.split = "bert";
    parts.info.hash = contentHash(file.bytes);
    return parts;
}

// Word-initial tokens are stored as ▁token, continuations bare, [NAME] as it is.
void readGgufWordPiece(GgufTokenizer& t)
{
    if (t.parts.info.unknown < 0) throw badInput("{}: it names no unknown token", t.name);
    auto model
        = std::make_unique<WordPieceModel>(WordPieceModel::Rules{t.parts.info.unknown, SIZE_MAX});
    for (std::size_t i = 0; i < t.tokens.size(); ++i) {
        const auto id = std::int32_t(i);
        t.vocabulary->add(id, t.tokens[i], t.name);
        if (t.added(i) || t.tokens[i].empty()) continue;
        if (t.tokens[i].starts_with(kSpaceMark))
            model->addInitial(t.tokens[i].substr(kSpaceMark.size()), id);
        else
            model->addContinuation(t.tokens[i], id);
    }
    t.parts.model = std::move(model);
    t.parts.normalizer.push_back(ggufBertNormalizer());
    t.parts.bertLower = true;
    t.parts.preTokenizer.push_back(ggufBertSplit());
    t.parts.detokenizer = std::make_unique<WordPieceDetokenizer>(true, true);
    t.parts.invalidBytes = false;
    t.parts.info.kind = "WordPiece";
    t.parts.info.split = "bert";
    const std::int32_t cls = t.id("cls_token_id", t.parts.info.bos);
    const std::int32_t sep = t.id("seperator_token_id", t.parts.info.eos); // so spelt in the format
    if (t.flag("add_bos_token", true) && cls >= 0) t.parts.prefix.push_back(cls);
    if (t.flag("add_sep_token", t.flag("add_eos_token", true)) && sep >= 0)
        t.parts.suffix.push_back(sep);
}

} // namespace seq
