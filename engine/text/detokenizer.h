#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// Stage 5 backwards: tokens, as the vocabulary spells them, to text.
class Detokenizer {
public:
    virtual ~Detokenizer() = default;
    virtual std::string bytes(std::string_view token) const = 0; // alone, inside a text
    virtual std::string join(const std::vector<std::string_view>& tokens) const = 0;
};

// Vocabularies of bytes: tokens stand for themselves.
class PlainDetokenizer : public Detokenizer {
public:
    std::string bytes(std::string_view token) const override { return std::string(token); }
    std::string join(const std::vector<std::string_view>& tokens) const override
    {
        std::string out;
        for (const std::string_view t : tokens)
            out += t;
        return out;
    }
};

} // namespace seq
