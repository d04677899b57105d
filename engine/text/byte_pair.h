#pragma once
#include "engine/text/backtracker.h"
#include "engine/text/pair_merger.h"
#include "engine/text/text_model.h"
#include "engine/text/vocabulary.h"

#include <array>
#include <memory>
#include <mutex>

namespace seq {

// Byte-pair encoding of pieces whose first symbols are bytes, or characters.
struct BytePairRules {
    bool fromBytes = true; // false: first symbols are characters
    bool listed = true; // the pairs are a merge list, not every join that is a token
    bool wholePiece = false; // a piece that is a token stays whole (ignore_merges; rank files)
    bool dropBefore = true; // a byte without token leaves before merging (json) or after (GGUF)
    bool byteFallback = false; // a character without token becomes <0xXX> tokens
    bool fuseUnknown = false;
    std::int32_t unknown = -1; // -1: drop
};

class BytePairModel : public TextModel {
public:
    // The pair table holds either the file's merge list, or every pair whose join is a token
    // (rank files): two different semantics, section 0.4.
    BytePairModel(std::shared_ptr<const Vocabulary>, PairTable, BytePairRules);
    void encode(std::string_view piece, std::vector<Symbol>& out) const override;
    std::vector<MergeStep> merges(std::int32_t id) const override;
    const Vocabulary& vocabulary() const { return *vocabulary_; }
    const PairTable& pairs() const { return pairs_; }
    const BytePairRules& rules() const { return rules_; }
    std::int32_t byteToken(std::uint8_t byte) const { return byteToken_[byte]; } // -1: none

private:
    void startFromBytes(std::string_view piece, std::vector<Symbol>& out) const;
    void startFromCharacters(std::string_view piece, std::vector<Symbol>& out) const;
    void addUnknown(std::uint32_t begin, std::uint32_t end, std::vector<Symbol>& out) const;
    const Backtracker* backtracker() const; // null: not exact for this vocabulary
    std::shared_ptr<const Vocabulary> vocabulary_;
    PairTable pairs_;
    BytePairRules rules_;
    mutable std::once_flag giantOnce_; // made when the first giant piece comes
    mutable std::unique_ptr<const Backtracker> giant_;
    std::array<std::int32_t, 256> byteToken_{}, fallback_{}; // fallback_: <0xXX>
};

// Rank files: every split of a token into two tokens merges to it, at the rank of its id.
PairTable pairsOfRanks(const Vocabulary&);

} // namespace seq
