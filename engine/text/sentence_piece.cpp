#include "engine/text/sentence_piece.h"

#include "engine/base/utf8.h"

namespace seq {

bool markInside(std::string_view piece)
{
    bool other = false;
    for (std::size_t at = 0; at < piece.size();) {
        const bool mark = piece.substr(at).starts_with(kSpaceMark);
        if (mark && other) return true;
        other = other || !mark;
        at += mark ? kSpaceMark.size() : 1;
    }
    return false;
}

std::size_t markedWordEnd(std::string_view text, std::size_t at)
{
    while (text.substr(at).starts_with(kSpaceMark))
        at += kSpaceMark.size();
    return std::min(text.find(kSpaceMark, at), text.size());
}

SentencePieceNormalizer::SentencePieceNormalizer(
    CharMap map, SentencePieceSpacing spacing, const SentencePieces& model, bool keepBytes)
    : map_(std::move(map))
    , spacing_(spacing)
    , keepBytes_(keepBytes)
{
    for (std::size_t i = 0; i < model.pieces.size(); ++i)
        if (model.pieces[i].type == SentencePieces::UserDefined && !model.pieces[i].text.empty())
            userDefined_.add(model.pieces[i].text, std::int32_t(i));
    for (std::uint8_t byte = '!'; byte <= '~'; ++byte)
        plain_[byte] = standsAlone(byte);
}

// Neither a user-defined symbol nor a longer ASCII key of the map begins with it.
bool SentencePieceNormalizer::standsAlone(std::uint8_t byte) const
{
    const std::string text(1, char(byte));
    if (userDefined_.step(ByteTrie::kRoot, byte) != ByteTrie::kNone || next(text, 0).by != text)
        return false;
    for (char other = 1; other > 0; ++other)
        if (map_.begins(text + other)) return false;
    return true;
}

// Bytes from `at` that stay what they are: an ASCII character may join a mark that follows it.
std::size_t SentencePieceNormalizer::plainRun(std::string_view text, std::size_t at) const
{
    std::size_t end = at;
    while (end < text.size() && plain_[std::uint8_t(text[end])])
        ++end;
    if (end > at && end < text.size() && std::uint8_t(text[end]) >= 0x80) --end;
    return end - at;
}

SentencePieceNormalizer::Mapped SentencePieceNormalizer::next(
    std::string_view text, std::size_t at) const
{
    if (!userDefined_.empty())
        if (const auto found = userDefined_.longest(text, at); found.length > 0)
            return {found.length, text.substr(at, found.length)};
    if (const CharMap::Match match = map_.longest(text, at); match.length > 0)
        return {match.length, match.by};
    const Utf8Step step = utf8Step(text, at);
    if (step.valid) return {step.length, text.substr(at, step.length)};
    if (keepBytes_) return {1, text.substr(at, 1)};
    return {1, "\uFFFD"};
}

void SentencePieceNormalizer::append(
    TextEdit& edit, std::string_view source, std::string_view by) const
{
    if (spacing_.escape && by == " ") return edit.replace(std::uint32_t(source.size()), kSpaceMark);
    if (!spacing_.escape || by.find(' ') == std::string_view::npos) {
        if (source == by)
            edit.keep(std::uint32_t(source.size()));
        else
            edit.replace(std::uint32_t(source.size()), by);
        return;
    }
    std::string escaped;
    for (const char c : by) {
        if (c == ' ')
            escaped += kSpaceMark;
        else
            escaped += c;
    }
    edit.replace(std::uint32_t(source.size()), escaped);
}

AlignedText SentencePieceNormalizer::apply(const AlignedText& input) const
{
    const std::string_view text = input.text;
    TextEdit edit(input);
    std::size_t at = 0, last = text.size();
    if (spacing_.removeExtra) {
        for (Mapped m; at < text.size() && (m = next(text, at)).by == " "; at += m.length)
            edit.replace(m.length, {});
    }
    if (at == text.size()) return {};
    if (spacing_.dummyPrefix) edit.insert(spacing_.escape ? kSpaceMark : " ");
    bool afterSpace = spacing_.removeExtra;
    while (at < last) {
        if (const std::size_t n = plainRun(text, at)) {
            edit.keep(std::uint32_t(n));
            at += n;
            afterSpace = false;
            continue;
        }
        const Mapped m = next(text, at);
        std::string_view by = m.by;
        while (afterSpace && by.starts_with(' '))
            by.remove_prefix(1);
        append(edit, text.substr(at, m.length), by);
        if (!by.empty()) afterSpace = by.ends_with(' ');
        if (!spacing_.removeExtra) afterSpace = false;
        at += m.length;
    }
    AlignedText out = edit.finish();
    if (!spacing_.removeExtra) return out;
    const std::string_view space = spacing_.escape ? kSpaceMark : std::string_view(" ");
    std::size_t size = out.text.size();
    while (std::string_view(out.text).substr(0, size).ends_with(space))
        size -= space.size();
    if (size == out.text.size()) return out;
    if (size == 0) return {};
    TextEdit trim(out);
    trim.keep(std::uint32_t(size));
    trim.replace(std::uint32_t(out.text.size() - size), {});
    return trim.finish();
}

int fallbackByte(std::string_view token)
{
    if (token.size() != 6 || !token.starts_with("<0x") || token[5] != '>') return -1;
    int byte = 0;
    for (const char c : token.substr(3, 2)) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit && (c < 'A' || c > 'F')) return -1;
        byte = byte * 16 + (digit ? c - '0' : c - 'A' + 10);
    }
    return byte;
}

std::string SentencePieceDetokenizer::bytes(std::string_view token) const
{
    if (const int byte = fallbackByte(token); byte >= 0) return std::string(1, char(byte));
    std::string out;
    for (std::size_t at = 0; at < token.size();) {
        const bool mark = token.substr(at).starts_with(kSpaceMark);
        out += mark ? ' ' : token[at];
        at += mark ? kSpaceMark.size() : 1;
    }
    return out;
}

std::string SentencePieceDetokenizer::join(const std::vector<std::string_view>& tokens) const
{
    std::string out, pending; // pending: bytes of <0xXX> tokens in a row
    bool atStart = rules_.dropFirstSpace;
    const auto flush = [&] {
        if (!rules_.onlyUtf8) {
            out += pending;
        } else {
            for (std::size_t at = 0; at < pending.size();) {
                const Utf8Step step = utf8Step(pending, at);
                if (step.valid)
                    out.append(pending, at, step.length);
                else
                    out += "\uFFFD";
                at += step.valid ? step.length : 1;
            }
        }
        pending.clear();
    };
    for (std::string_view token : tokens) {
        if (const int byte = fallbackByte(token); byte >= 0) {
            pending += char(byte);
            continue;
        }
        flush();
        if (!rules_.unknown.empty() && token == rules_.unknown) {
            out += rules_.unknownSurface;
            continue;
        }
        if (atStart && out.empty() && token.starts_with(kSpaceMark)) {
            token.remove_prefix(kSpaceMark.size());
            atStart = rules_.dropAllSpaces;
        }
        out += bytes(token);
    }
    flush();
    return out;
}

} // namespace seq
