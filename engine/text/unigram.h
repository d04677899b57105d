#pragma once
#include "engine/text/byte_trie.h"
#include "engine/text/piece_cache_pool.h"
#include "engine/text/sentence_piece.h"
#include "engine/text/text_model.h"

namespace seq {

// How the sum of scores along a path is kept; it decides ties (0.5).
enum class ScoreSum : std::uint8_t { Library, F32, F64 };

struct UnigramRules {
    ScoreSum sum = ScoreSum::Library;
    bool fuseUnknown = true; // unknown characters in a row are one token
    bool userDefinedBonus = true; // else their own score counts
};

// The most probable way to cut a text into pieces: Viterbi over byte positions, word by word where
// no piece goes on behind a space mark.
class UnigramModel : public TextModel {
public:
    UnigramModel(SentencePieces, UnigramRules); // throws BadInput: no unknown piece
    void encode(std::string_view piece, std::vector<Symbol>& out) const override;

private:
    struct Best {
        double score = 0;
        std::int32_t id = -1;
        std::uint32_t start = UINT32_MAX; // none yet
    };
    struct Work; // what one call keeps between words
    template <ScoreSum S> void encodeWords(std::string_view text, std::vector<Symbol>& out) const;
    template <ScoreSum S> void viterbi(std::string_view word, double score, Work&) const;
    template <ScoreSum S>
    void addWord(std::string_view text, std::uint32_t at, Work&, std::vector<Symbol>& out) const;
    void addUnknown(std::string_view text, std::uint32_t begin, std::uint32_t end,
        std::vector<Symbol>& out) const;
    SentencePieces model_;
    UnigramRules rules_;
    ByteTrie trie_;
    std::vector<double> scores_; // by piece; a user-defined one's depends on its length
    double unknownScore_ = 0;
    double reach_ = 0; // no word of the cache scores below minus this
    std::size_t longest_ = 4; // bytes of a piece or character
    bool cutsAtSpace_ = true, cacheable_ = true;
    std::array<std::int32_t, 256> byteToken_{};
    mutable PieceCachePool caches_;
};

} // namespace seq
