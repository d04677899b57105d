#include "engine/text/added_tokens.h"

#include "engine/base/cancel_point.h"
#include "engine/text/char_class.h"
#include "engine/text/split_steps.h"

namespace seq {

namespace {

std::size_t characterBefore(std::string_view text, std::size_t at)
{
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (text[begin] & 0xC0) == 0x80)
        --begin;
    return begin + utf8Step(text, begin).length == at ? begin : at - 1;
}

bool wordBefore(std::string_view text, std::size_t at)
{
    return at > 0 && isWordCharacter(utf8Step(text, characterBefore(text, at)).point);
}
bool wordAfter(std::string_view text, std::size_t at)
{
    return at < text.size() && isWordCharacter(utf8Step(text, at).point);
}

std::size_t spacesBefore(std::string_view text, std::size_t at, std::size_t limit)
{
    while (at > limit) {
        const std::size_t begin = characterBefore(text, at);
        const Utf8Step step = utf8Step(text, begin);
        if (!step.valid || !isWhiteSpace(step.point)) break;
        at = begin;
    }
    return std::max(at, limit);
}
std::size_t spacesAfter(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        const Utf8Step step = utf8Step(text, at);
        if (!step.valid || !isWhiteSpace(step.point)) break;
        at += step.length;
    }
    return at;
}

} // namespace

std::int32_t AddedTokens::child(const Trie& trie, std::int32_t node, std::uint8_t byte) const
{
    std::int32_t at = trie.nodes[std::size_t(node)].child;
    while (at >= 0 && trie.nodes[std::size_t(at)].byte != byte)
        at = trie.nodes[std::size_t(at)].next;
    return at;
}

void AddedTokens::add(AddedToken token)
{
    if (token.content.empty()) return;
    Trie& trie = tries_[token.normalized ? 1 : 0];
    std::int32_t node = 0;
    for (const char c : token.content) {
        std::int32_t at = child(trie, node, std::uint8_t(c));
        if (at < 0) {
            at = std::int32_t(trie.nodes.size());
            trie.nodes.push_back({-1, trie.nodes[std::size_t(node)].child, -1, std::uint8_t(c)});
            trie.nodes[std::size_t(node)].child = at;
        }
        node = at;
    }
    trie.first[std::uint8_t(token.content[0])] = true;
    trie.nodes[std::size_t(node)].token = std::int32_t(tokens_.size());
    ++trie.tokens;
    trie.ordinary += token.special ? 0 : 1;
    tokens_.push_back(std::move(token));
}

bool AddedTokens::empty(bool normalized, bool parseSpecial) const
{
    const Trie& trie = tries_[normalized ? 1 : 0];
    return (parseSpecial ? trie.tokens : trie.ordinary) == 0;
}

std::int32_t AddedTokens::longest(const Trie& trie, std::string_view text, std::size_t at) const
{
    std::int32_t found = -1;
    for (std::int32_t node = 0; at < text.size(); ++at) {
        node = child(trie, node, std::uint8_t(text[at]));
        if (node < 0) break;
        if (trie.nodes[std::size_t(node)].token >= 0) found = trie.nodes[std::size_t(node)].token;
    }
    return found;
}

std::vector<AddedTokens::Match> AddedTokens::find(
    std::string_view text, bool normalized, bool parseSpecial) const
{
    std::vector<Match> matches;
    if (empty(normalized, parseSpecial)) return matches;
    const Trie& trie = tries_[normalized ? 1 : 0];
    std::size_t from = 0; // end of the last match
    CancelPoint cancel;
    for (std::size_t at = 0; at < text.size();) {
        cancel.at(at);
        const std::int32_t found
            = trie.first[std::uint8_t(text[at])] ? longest(trie, text, at) : -1;
        if (found < 0) {
            ++at;
            continue;
        }
        const AddedToken& token = tokens_[std::size_t(found)];
        std::size_t begin = at, end = at + token.content.size();
        at = end;
        if (begin < from || (token.special && !parseSpecial)) continue;
        if (token.singleWord && (wordBefore(text, begin) || wordAfter(text, end))) continue;
        if (token.leftStrip) begin = spacesBefore(text, begin, from);
        if (token.rightStrip) end = spacesAfter(text, end);
        matches.push_back({std::uint32_t(begin), std::uint32_t(end), token.id});
        from = end;
    }
    return matches;
}

} // namespace seq
