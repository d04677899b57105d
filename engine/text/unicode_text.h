#pragma once
#include "engine/text/aligned_text.h"
#include "engine/text/pre_tokenizer.h"

#include <cstdint>

namespace seq {

// Questions about code points as the Hugging Face stack answers them: general categories of
// Unicode 8.0 (a trap: utf8proc is newer, and later punctuation would change ids).
bool isPunctuation8(std::uint32_t point); // P*
bool isMark8(std::uint32_t point); // Mn
bool isControl8(std::uint32_t point); // Cc Cf Co
bool isCjkIdeograph(std::uint32_t point); // the ranges that BERT surrounds with spaces

enum class UnicodeForm : std::uint8_t { Nfc, Nfd, Nfkc, Nfkd };
class UnicodeNormalizer : public NormalizerStep {
public:
    explicit UnicodeNormalizer(UnicodeForm form)
        : form_(form)
    {
    }
    AlignedText apply(const AlignedText&) const override;

private:
    UnicodeForm form_;
};

// Replaces each character by what `map` appends to its second argument.
AlignedText mapCharacters(const AlignedText&, void (*map)(std::uint32_t, std::string&));
AlignedText lowerCase(const AlignedText&); // per character, no context: Σ never becomes ς
AlignedText withoutMarks(const AlignedText&); // drops Mn

} // namespace seq
