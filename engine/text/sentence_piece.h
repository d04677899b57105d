#pragma once
#include "engine/text/byte_trie.h"
#include "engine/text/char_map.h"
#include "engine/text/detokenizer.h"
#include "engine/text/pre_tokenizer.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace seq {

inline constexpr std::string_view kSpaceMark = "\u2581"; // ▁

bool markInside(std::string_view piece); // a space mark that follows other text
// Where the word ends that begins at `at`: before the next space mark that follows other text.
std::size_t markedWordEnd(std::string_view text, std::size_t at);

// The pieces of a SentencePiece vocabulary, as .model and GGUF files list them.
struct SentencePieces {
    enum Type : std::int32_t { Normal = 1, Unknown, Control, UserDefined, Unused, Byte };
    struct Piece {
        std::string text;
        double score = 0; // a float in .model and GGUF
        Type type = Normal;
        bool usable() const { return type == Normal || type == UserDefined || type == Unused; }
    };
    std::string name; // of the file
    std::vector<Piece> pieces;
    std::int32_t unknown = -1;
    bool byteFallback = false;
};

struct SentencePieceSpacing {
    bool dummyPrefix = true, removeExtra = true, escape = true;
};
// The library's normaliser (0.5): user-defined symbols stay, then the longest key of the map, then
// one character; an ill-formed byte becomes U+FFFD, unless `keepBytes`.
class SentencePieceNormalizer : public NormalizerStep {
public:
    SentencePieceNormalizer(CharMap, SentencePieceSpacing, const SentencePieces&, bool keepBytes);
    AlignedText apply(const AlignedText&) const override;

private:
    struct Mapped {
        std::uint32_t length;
        std::string_view by;
    };
    Mapped next(std::string_view text, std::size_t at) const;
    bool standsAlone(std::uint8_t byte) const;
    std::size_t plainRun(std::string_view text, std::size_t at) const;
    void append(TextEdit&, std::string_view source, std::string_view by) const;
    CharMap map_;
    SentencePieceSpacing spacing_;
    ByteTrie userDefined_;
    bool keepBytes_;
    std::array<bool, 256> plain_{}; // stays what it is beside other ASCII characters
};

class SentencePieceDetokenizer : public Detokenizer {
public:
    struct Rules {
        bool dropFirstSpace = true, dropAllSpaces = true; // at the start of the text
        bool onlyUtf8 = true; // bytes that make no character become U+FFFD
        std::string unknown, unknownSurface = " \u2047 ";
    };
    explicit SentencePieceDetokenizer(Rules rules)
        : rules_(std::move(rules))
    {
    }
    std::string bytes(std::string_view token) const override;
    std::string join(const std::vector<std::string_view>& tokens) const override;

private:
    Rules rules_;
};

// "<0x0A>" → 10; -1: not of this form.
int fallbackByte(std::string_view token);

} // namespace seq
