#pragma once
#include "engine/text/byte_trie.h"
#include "engine/text/pair_merger.h"
#include "engine/text/piece_cache_pool.h"
#include "engine/text/sentence_piece.h"
#include "engine/text/text_model.h"
#include "engine/text/vocabulary.h"

#include <unordered_map>

namespace seq {

// SentencePiece's BPE (0.5): characters merge where the join is a piece, highest score first.
class SentencePieceBpe : public TextModel {
public:
    SentencePieceBpe(SentencePieces, std::shared_ptr<const Vocabulary>);
    void encode(std::string_view piece, std::vector<Symbol>& out) const override;
    std::vector<MergeStep> merges(std::int32_t id) const override;

private:
    void addPairs();
    std::int32_t symbolOf(std::string_view text) const; // piece, or a character that pieces hold
    void start(std::string_view word, std::vector<Symbol>& out) const;
    void encodeWord(std::string_view word, std::vector<Symbol>& out) const;
    void finish(std::string_view word, std::vector<Symbol>& symbols) const;
    bool unused(std::int32_t id) const;
    SentencePieces model_;
    std::shared_ptr<const Vocabulary> vocabulary_; // usable pieces are indexed
    std::unordered_map<std::string, std::int32_t> characters_; // ids above the vocabulary's
    PairTable pairs_;
    ByteTrie userDefined_;
    std::array<std::int32_t, 256> byteToken_{};
    bool cutsAtSpace_ = true; // no piece goes on behind a space mark that follows other text
    bool hasUnused_ = false;
    mutable PieceCachePool caches_;
};

} // namespace seq
