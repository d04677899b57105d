#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// SentencePiece's precompiled character map: a double array over UTF-8 keys and their replacements.
class CharMap {
public:
    // `blob` may be empty: no keys. Throws BadInput naming `name`.
    CharMap(std::string_view blob, const std::string& name);
    struct Match {
        std::uint32_t length = 0; // bytes of the text; 0: no key fits
        std::string_view by;
    };
    Match longest(std::string_view text, std::size_t at) const;
    // The value of the shortest key that is a prefix of `text`, as the Hugging Face form looks up.
    std::optional<std::string_view> shortest(std::string_view text) const;

    bool begins(std::string_view text) const; // some key begins with all of it

private:
    template <class Visit> std::size_t walk(std::string_view text, std::size_t at, Visit) const;
    std::string_view replacement(std::uint32_t value) const;
    std::vector<std::uint32_t> units_;
    std::string replacements_; // NUL after each
};

} // namespace seq
