#include "engine/text/word_piece.h"

#include "engine/base/utf8.h"
#include "engine/text/sentence_piece.h"

#include <algorithm>
#include <array>

namespace seq {

void WordPieceModel::setLength(std::string_view token, std::int32_t id)
{
    lengths_.resize(std::max(lengths_.size(), std::size_t(id) + 1));
    lengths_[std::size_t(id)] = std::uint32_t(token.size());
}

void WordPieceModel::addInitial(std::string_view token, std::int32_t id)
{
    setLength(token, id);
    if (token.empty())
        bare_ = id;
    else
        initial_.add(token, id);
}
void WordPieceModel::addContinuation(std::string_view token, std::int32_t id)
{
    setLength(token, id);
    if (!token.empty()) continuation_.add(token, id);
}

void WordPieceModel::encode(std::string_view piece, std::vector<Symbol>& out) const
{
    out.clear();
    std::size_t characters = 0;
    for (std::size_t at = 0; at < piece.size(); ++at)
        characters += (piece[at] & 0xC0) != 0x80;
    bool known = characters <= rules_.longest;
    for (std::uint32_t at = 0; known && at < piece.size();) {
        ByteTrie::Found found = (at ? continuation_ : initial_).longest(piece, at);
        if (found.length == 0 && at == 0 && bare_ >= 0 && out.empty()) {
            out.push_back({bare_, 0, 0, 0});
            found = continuation_.longest(piece, 0);
        }
        known = found.length > 0;
        if (known) out.push_back({found.value, at, at + found.length, 0});
        at += found.length;
    }
    if (!known) out.assign(1, {rules_.unknown, 0, std::uint32_t(piece.size()), TokenSpan::Unknown});
}

bool WordPieceDetokenizer::begins(std::string_view token) const
{
    return marked_ ? token.starts_with(kSpaceMark) : !token.starts_with("##");
}

std::string WordPieceDetokenizer::bytes(std::string_view token) const
{
    if (marked_) return std::string(begins(token) ? token.substr(kSpaceMark.size()) : token);
    return std::string(begins(token) ? token : token.substr(2));
}

std::string WordPieceDetokenizer::join(const std::vector<std::string_view>& tokens) const
{
    constexpr std::array<std::array<std::string_view, 2>, 11> repairs{
        {{" .", "."}, {" ?", "?"}, {" !", "!"}, {" ,", ","}, {" ' ", "'"}, {" n't", "n't"},
            {" 'm", "'m"}, {" do not", " don't"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"}}};
    std::string out;
    for (const std::string_view token : tokens) {
        std::string text = bytes(token);
        if (!out.empty() && begins(token)) text.insert(0, 1, ' ');
        for (const auto& [from, to] : repairs)
            for (std::size_t at = 0; cleanUp_ && (at = text.find(from, at)) != std::string::npos;
                 at += to.size())
                text.replace(at, from.size(), to);
        out += text;
    }
    return out;
}

} // namespace seq
