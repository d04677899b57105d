#pragma once
#include "engine/text/piece_cache_pool.h"
#include "engine/text/tokenizer.h"
#include "engine/text/word_piece.h"

namespace seq {

// WordPiece behind BERT's normaliser and split, in one loop over the parts of a text that are
// plain: printable ASCII, tabs and line ends. There both do no more than lower letters, and a word
// depends on no other. Same tokens as the general path.
class FastWordPiece {
public:
    FastWordPiece(const WordPieceModel&, bool lower);
    // Where the plain part ends that begins at `at`: with a word.
    std::size_t plainEnd(std::string_view text, std::size_t at) const;
    // Where the part ends that begins at `at` and is not plain: behind a white space that plain
    // text follows, so that nothing of one part belongs to the other.
    std::size_t otherEnd(std::string_view text, std::size_t at) const;
    void encode(std::string_view plain, std::uint32_t rawStart, std::vector<TokenSpan>& out) const;
    void encodeIds(std::string_view plain, std::vector<std::int32_t>& ids) const; // appends

private:
    template <class Sink> void scan(std::string_view plain, Sink&) const;
    const WordPieceModel& model_;
    bool lower_;
    mutable PieceCachePool caches_;
};

} // namespace seq
