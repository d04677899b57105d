#pragma once
#include "engine/text/byte_trie.h"
#include "engine/text/pair_table.h"
#include "engine/text/symbol.h"
#include "engine/text/vocabulary.h"

#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace seq {

// The same tokens as merging, in time linear in the piece: longest matches that are taken back
// where two neighbours would not have been left apart (the algorithm of the `bpe` crate,
// rust-gems).
class Backtracker {
public:
    // Null where it would not be exact: ids must rise with rank, each merged token must have one
    // merge, and must be what its own bytes are encoded to.
    static std::unique_ptr<const Backtracker> make(const Vocabulary&, const PairTable&,
        const std::array<std::int32_t, 256>& byteToken, bool listed);
    // Replaces `out`; false: a byte has no token.
    bool encode(std::string_view piece, std::vector<Symbol>& out) const;

private:
    struct Split {
        std::int32_t left = -1, right = -1; // the pair merged last; of a byte: itself twice
    };
    explicit Backtracker(const Vocabulary& vocabulary)
        : vocabulary_(vocabulary)
        , splits_(std::size_t(vocabulary.size()))
        , prefixes_(std::size_t(vocabulary.size()), -1)
    {
    }
    bool addToken(std::int32_t id, const PairTable&, const std::array<std::int32_t, 256>&);
    bool compatible(std::int32_t left, std::int32_t right) const;
    const Vocabulary& vocabulary_;
    std::vector<Split> splits_;
    std::vector<std::int32_t> prefixes_; // longest token that is a proper prefix; -1: none
    ByteTrie trie_;
    PairTable joins_; // split → token
};

} // namespace seq
