#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// Tokens by id: their bytes, and (for those that a model may produce) the way back from bytes to
// id.
class Vocabulary {
public:
    // Throws BadInput: an id that is negative, above 2^22 or taken twice. `name` is the file's.
    void add(std::int32_t id, std::string_view bytes, const std::string& name);
    // Makes `id` findable by its bytes; of several ids with the same bytes the first given stays.
    void index(std::int32_t id);
    std::int32_t find(std::string_view bytes) const; // -1: none
    bool has(std::int32_t id) const
    {
        return id >= 0 && std::size_t(id) < tokens_.size() && tokens_[std::size_t(id)].present;
    }
    std::string_view bytes(std::int32_t id) const // of a hole: empty
    {
        const Token& t = tokens_[std::size_t(id)];
        return std::string_view(arena_).substr(t.begin, t.length);
    }
    std::uint32_t length(std::int32_t id) const { return tokens_[std::size_t(id)].length; }
    std::int32_t size() const { return std::int32_t(tokens_.size()); } // highest id + 1
    std::size_t longest() const { return longest_; } // bytes, of indexed tokens

private:
    struct Token {
        std::uint32_t begin = 0, length = 0;
        bool present = false;
    };
    void grow();
    std::size_t slot(std::string_view bytes) const; // where it is or would be
    std::string arena_;
    std::vector<Token> tokens_;
    std::vector<std::int32_t> slots_; // open addressing, power of two, -1: free
    std::size_t used_ = 0, longest_ = 0;
};

} // namespace seq
