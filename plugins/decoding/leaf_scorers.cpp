#include "plugins/decoding/leaf_scorers.h"

#include "engine/base/error.h"
#include "plugins/decoding/diverse_pick.h"

#include <algorithm>
#include <cmath>
#include <regex>
#include <vector>

namespace seq {

namespace {

std::string textOf(std::span<const Token> ids, const Tokenizer& tokenizer)
{
    std::string text;
    for (const Token id : ids)
        text += tokenizer.bytes(id);
    return text;
}

Scorer regexScorer(const std::string& pattern, std::shared_ptr<const Tokenizer> tokenizer)
{
    try {
        const std::regex expression(pattern);
        return {"regex", [expression, tokenizer](std::span<const Token> ids) {
                    return std::regex_search(textOf(ids, *tokenizer), expression) ? 1.0 : 0.0;
                }};
    } catch (const std::regex_error& e) {
        throw badInput("the pattern \"{}\" is no regular expression: {}", pattern, e.what());
    }
}

Scorer targetScorer(const std::string& target, std::shared_ptr<const Tokenizer> tokenizer)
{
    const std::vector<Token> wanted(target.begin(), target.end());
    return {"target", [wanted, tokenizer](std::span<const Token> ids) {
                const std::string text = textOf(ids, *tokenizer);
                const std::vector<Token> bytes(text.begin(), text.end());
                const auto longest = double(std::max(bytes.size(), wanted.size()));
                return 1 - tokenEditDistance(bytes, wanted) / longest;
            }};
}

} // namespace

Scorer leafScorer(std::string_view kind, const std::string& pattern, int wantedLength,
    std::shared_ptr<const Tokenizer> tokenizer)
{
    if (kind == "length")
        return {"length", [wantedLength](std::span<const Token> ids) {
                    const double off = std::abs(double(ids.size()) - wantedLength) / wantedLength;
                    return std::max(0.0, 1 - off);
                }};
    if (pattern.empty())
        throw badInput("the value source {} needs a pattern, and it is empty", kind);
    return kind == "regex" ? regexScorer(pattern, std::move(tokenizer))
                           : targetScorer(pattern, std::move(tokenizer));
}

} // namespace seq
