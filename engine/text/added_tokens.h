#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

struct AddedToken {
    std::string content;
    std::int32_t id = -1;
    bool special = false; // matched only where special tokens are parsed
    bool singleWord = false; // not beside a word character
    bool leftStrip = false, rightStrip = false; // take the white space around along
    bool normalized = false; // searched in the normalised text instead of the raw one
};

// Tokens that are cut out of a text before anything else happens to it.
class AddedTokens {
public:
    struct Match {
        std::uint32_t begin, end;
        std::int32_t id;
    };
    void add(AddedToken);
    // Leftmost-longest, not overlapping, in order.
    std::vector<Match> find(std::string_view text, bool normalized, bool parseSpecial) const;
    bool empty(bool normalized, bool parseSpecial) const;
    const std::vector<AddedToken>& tokens() const { return tokens_; }

private:
    struct Node { // a byte trie; siblings are linked
        std::int32_t child = -1, next = -1, token = -1;
        std::uint8_t byte = 0;
    };
    struct Trie {
        std::vector<Node> nodes{1};
        std::array<bool, 256> first{};
        int tokens = 0, ordinary = 0; // ordinary: not special
    };
    std::int32_t child(const Trie&, std::int32_t node, std::uint8_t byte) const;
    std::int32_t longest(const Trie&, std::string_view text, std::size_t at) const; // index, -1
    std::vector<AddedToken> tokens_;
    std::array<Trie, 2> tries_; // raw, normalised
};

} // namespace seq
