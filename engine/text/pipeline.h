#pragma once
#include "engine/text/added_tokens.h"
#include "engine/text/byte_pair.h"
#include "engine/text/detokenizer.h"
#include "engine/text/pre_tokenizer.h"
#include "engine/text/text_model.h"
#include "engine/text/tokenizer.h"
#include "engine/text/vocabulary.h"

#include <memory>
#include <optional>

namespace seq {

// Stand aside from the pipeline's general path: a whole stretch, or its plain parts, at once.
class FastBytePair;
class FastWordPiece;

// The stages of a tokenizer, as a loader found them in a file.
struct PipelineParts {
    TokenizerInfo info;
    std::shared_ptr<const Vocabulary> vocabulary; // all tokens, also special ones
    AddedTokens added;
    NormalizerSteps normalizer;
    PreTokenizerSteps preTokenizer;
    std::unique_ptr<const TextModel> model;
    std::unique_ptr<const Detokenizer> detokenizer;
    std::vector<std::int32_t> prefix, suffix; // ids around a text
    std::vector<bool> special; // by id
    bool invalidBytes = true; // ill-formed bytes pass through; else they become U+FFFD first
    std::optional<SplitFamily> family; // the pre-tokenizer is just this one, the model byte-level
    std::optional<bool> bertLower; // normaliser and split are BERT's, lowering or not; WordPiece
};

// The six stages of section 0.1: added tokens, normaliser, pre-tokenizer, model, ids around.
class PipelineTokenizer : public Tokenizer {
public:
    explicit PipelineTokenizer(PipelineParts);
    ~PipelineTokenizer() override;
    const TokenizerInfo& info() const override { return parts_.info; }
    std::vector<TokenSpan> encode(std::string_view, const EncodeOptions&) const override;
    void encodeIds(std::string_view, std::vector<std::int32_t>& ids) const override;
    std::string decode(std::span<const std::int32_t> ids) const override;
    std::string bytes(std::int32_t id) const override;
    bool isSpecial(std::int32_t id) const override;
    std::vector<MergeStep> merges(std::int32_t id) const override;

private:
    struct Stretch; // of raw text, between tokens that were found in it
    void encodeStretch(const Stretch&, std::vector<TokenSpan>& out) const;
    void encodeParts(const Stretch&, std::vector<TokenSpan>& out) const; // plain ones and others
    void encodeGeneral(const Stretch&, std::vector<TokenSpan>& out) const;
    void encodeNormal(Draft, std::uint32_t rawStart, std::vector<TokenSpan>& out) const;
    void checkId(std::int32_t id) const;
    PipelineParts parts_;
    std::unique_ptr<const FastBytePair> fast_;
    std::unique_ptr<const FastWordPiece> words_;
};

} // namespace seq
