#pragma once
#include "engine/experiment/experiment.h"
#include "engine/text/tokenizer.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// What a tokenizer makes of one text, in numbers that may be compared between tokenizers.
struct TokenCounts {
    std::int64_t tokens = 0, bytes = 0, words = 0; // words: runs without white space
    std::int64_t splitWords = 0; // words that more than one token touches
    std::int64_t types = 0; // different ids seen
    double renyi = 0; // H_2.5 / log2(types); NaN: fewer than two types
};
TokenCounts countTokens(std::string_view text, std::span<const TokenSpan>);
// H_alpha / log2(types) of these frequencies, alpha > 0 and not 1 (Zouhar et al., 2023).
double renyiEfficiency(std::span<const std::int64_t> frequencies, double alpha);

struct TokenColumn { // one tokenizer's
    std::string name;
    std::shared_ptr<const Tokenizer> tokenizer;
    std::vector<TokenSpan> spans; // begins ascend
    TokenCounts counts;
    double bitsPerByte = std::numeric_limits<double>::quiet_NaN(); // of its model; NaN: none
};
// A stretch of text between two places where no tokenizer is inside a token.
struct TokenBlock {
    std::uint32_t begin = 0, end = 0;
    bool same = false; // one token of each tokenizer
};
// Blocks of text[begin, end), none longer than kLongestBlock bytes unless it is one character:
// a longer stretch without a common boundary is cut between characters.
constexpr std::uint32_t kLongestBlock = 48;
std::vector<TokenBlock> alignTokens(
    std::string_view text, std::span<const TokenColumn>, std::uint32_t begin, std::uint32_t end);

struct TokenizationCompare {
    static constexpr Info info{"tokenization.compare", "Compare tokenizers", "",
        "Up to four tokenizers on one text, aligned by byte, with their counts and losses"};
    struct Params {
        TextRef text{"Tokenizers disagree: 31622400 seconds, naïve façade, Привет мир, "
                     "untranslatable words"};
        std::vector<std::string> tokenizers{"smollm2-135m", "gpt2", "mistral-v1"};
        int lossTokens = 512, byte = 12;
        static Params full() { return {.lossTokens = 4096}; }
        void fields(Fields& f)
        {
            f({"text", "Text to split", &text});
            f({"tokenizers", "Names or paths of up to four tokenizers", &tokenizers});
            f({"loss-tokens",
                "Tokens from the start of the text that a loaded model is measured on", &lossTokens,
                {0, 1 << 20}, "tokens"});
            f({"byte", "Place in the text whose tokens show their merges; -1: none", &byte,
                {-1, 2147483647}, "", "", true});
        }
        void check() const; // one to four, none twice
    };
    struct Result : seq::Result {
        std::string text;
        std::vector<TokenColumn> columns;
        // Where lines begin anew whatever the width, ascending from 0: a view lays out no more than
        // what lies between the two that it shows.
        std::vector<std::uint32_t> anchors;
        void data(JsonWriter&) const override;
    };
    static Result run(const Params&, Job&);
    static void draw(const Params&, const Result&, const View&, Canvas&);
};

} // namespace seq
