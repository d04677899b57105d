#pragma once
#include "engine/text/pre_tokenizer.h"
#include "engine/text/regex.h"

namespace seq {

// What becomes of the matches of a splitting step, in the words of tokenizer.json.
enum class SplitBehavior : std::uint8_t {
    Removed,
    Isolated,
    MergedWithPrevious,
    MergedWithNext,
    Contiguous,
};

std::unique_ptr<const PreTokenizerStep> splitByRegex(
    std::shared_ptr<const Regex>, SplitBehavior, bool invert, std::string name);
std::unique_ptr<const PreTokenizerStep> splitByText(
    std::string text, SplitBehavior, bool invert); // its occurrences are the matches
// Every character for which `is` holds is a match of its own.
std::unique_ptr<const PreTokenizerStep> splitByCharacter(
    bool (*is)(std::uint32_t), SplitBehavior, std::string name);
std::unique_ptr<const PreTokenizerStep> splitIntoWords(); // \w+|[^\w\s]+

enum class Prepend : std::uint8_t { Always, First, Never };
// Spaces become `mark`; a piece gets one in front; pieces are cut before each mark if `cut`.
std::unique_ptr<const PreTokenizerStep> metaspace(std::string mark, Prepend, bool cut);
std::unique_ptr<const PreTokenizerStep> prefixSpace(); // one space before each piece without

// Cuts before each ▁ that follows other text.
std::unique_ptr<const PreTokenizerStep> splitAtSpaceMarks();

bool isWordCharacter(std::uint32_t point); // \w

} // namespace seq
