#include "engine/base/error.h"
#include "engine/text/gguf_tokenizer.h"
#include "engine/text/sentence_piece_bpe.h"
#include "engine/text/unigram.h"

namespace seq {

void readGgufSentencePiece(GgufTokenizer& t, bool unigram)
{
    const auto scores = t.file.reals("tokenizer.ggml.scores");
    if (scores.size() != t.tokens.size())
        throw badInput("{}: tokenizer.ggml.scores has {} entries for {} tokens", t.name,
            scores.size(), t.tokens.size());
    SentencePieces model;
    model.name = t.name;
    model.unknown = t.parts.info.unknown;
    for (std::size_t i = 0; i < t.tokens.size(); ++i) {
        // added tokens are cut out before and never the result of merging
        const auto type
            = t.type(i) == GgufTokenizer::UserDefined ? GgufTokenizer::Control : t.type(i);
        if (type < 1 || type > 6)
            throw badInput("{}: token {} has type {}, known are 1 … 6", t.name, i, int(type));
        if (!(scores[i] == scores[i])) throw badInput("{}: score {} is not a number", t.name, i);
        model.pieces.push_back({std::string(t.tokens[i]), scores[i], SentencePieces::Type(type)});
        model.byteFallback = model.byteFallback || type == GgufTokenizer::Byte;
    }
    const auto vocabulary = vocabularyOf(model, t.parts);
    SentencePieceSpacing spacing;
    spacing.dummyPrefix = t.flag("add_space_prefix", true);
    spacing.removeExtra = t.flag("remove_extra_whitespaces", false);
    std::string map;
    for (const std::int32_t byte : t.file.integers("tokenizer.ggml.precompiled_charsmap"))
        map += char(byte);
    t.parts.normalizer.push_back(
        std::make_unique<SentencePieceNormalizer>(CharMap(map, t.name), spacing, model, !unigram));
    SentencePieceDetokenizer::Rules back;
    back.dropFirstSpace = spacing.dummyPrefix;
    back.dropAllSpaces = spacing.removeExtra;
    back.onlyUtf8 = false;
    back.unknown = model.pieces[std::size_t(model.unknown)].text;
    t.parts.detokenizer = std::make_unique<SentencePieceDetokenizer>(back);
    t.parts.info.split = "none";
    t.parts.info.kind = unigram ? "SentencePiece unigram" : "SentencePiece BPE";
    if (unigram)
        t.parts.model = std::make_unique<UnigramModel>(
            std::move(model), UnigramRules{ScoreSum::F64, true, false});
    else
        t.parts.model = std::make_unique<SentencePieceBpe>(std::move(model), vocabulary);
    t.surround(!unigram, unigram);
}

} // namespace seq
