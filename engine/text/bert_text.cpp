#include "engine/base/utf8.h"
#include "engine/text/char_class.h"
#include "engine/text/unicode_text.h"
#include "engine/text/word_piece.h"

#include <array>
#include <utf8proc.h>

namespace seq {

namespace {

// Pieces between white space, each character of `alone` by itself.
template <class Alone> void cutWords(Draft& draft, Alone alone)
{
    std::vector<Piece> pieces;
    CancelPoint cancel;
    const std::string_view text = draft.text.text;
    for (const Piece& p : draft.pieces) {
        std::uint32_t from = p.begin;
        const auto close = [&](std::uint32_t to) {
            if (from < to) pieces.push_back({from, to});
        };
        for (std::uint32_t at = p.begin; at < p.end;) {
            cancel.at(at);
            const Utf8Step step = utf8Step(text, at);
            const bool space = isWhiteSpace(step.point), single = !space && alone(step.point);
            if (space || single) {
                close(at);
                if (single) pieces.push_back({at, at + step.length});
                from = at + step.length;
            }
            at += step.length;
        }
        close(p.end);
    }
    draft.pieces = std::move(pieces);
}

bool isAsciiPunctuation(std::uint32_t p)
{
    return (p >= 0x21 && p <= 0x2F) || (p >= 0x3A && p <= 0x40) || (p >= 0x5B && p <= 0x60)
        || (p >= 0x7B && p <= 0x7E);
}

class BertNormalizer : public NormalizerStep {
public:
    explicit BertNormalizer(BertRules rules)
        : rules_(rules)
    {
    }
    AlignedText apply(const AlignedText& input) const override
    {
        AlignedText text = input;
        if (rules_.clean) text = mapCharacters(text, &clean);
        if (rules_.cjk) text = mapCharacters(text, &surround);
        if (rules_.stripAccents)
            text = withoutMarks(UnicodeNormalizer(UnicodeForm::Nfd).apply(text));
        if (rules_.lower) text = lowerCase(text);
        return text;
    }

private:
    static void clean(std::uint32_t p, std::string& out)
    {
        const bool kept = p == '\t' || p == '\n' || p == '\r';
        if (p == 0 || p == 0xFFFD || (!kept && isControl8(p))) return;
        if (isWhiteSpace(p))
            out += ' ';
        else
            appendUtf8(out, p);
    }
    static void surround(std::uint32_t p, std::string& out)
    {
        const bool cjk = isCjkIdeograph(p);
        if (cjk) out += ' ';
        appendUtf8(out, p);
        if (cjk) out += ' ';
    }
    BertRules rules_;
};

class BertSplit : public PreTokenizerStep {
public:
    void apply(Draft& draft) const override
    {
        cutWords(draft, [](std::uint32_t p) { return isAsciiPunctuation(p) || isPunctuation8(p); });
    }
    std::string name() const override { return "bert"; }
};

// Per character: the first one of its NFD; then what is dropped; lower case where it is one
// character.
class GgufBertNormalizer : public NormalizerStep {
public:
    AlignedText apply(const AlignedText& input) const override
    {
        return mapCharacters(input, [](std::uint32_t raw, std::string& out) {
            const std::uint32_t p = firstOfNfd(raw);
            const auto c = utf8proc_category(utf8proc_int32_t(p));
            const bool mark = c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC
                || c == UTF8PROC_CATEGORY_ME;
            const bool control = c == UTF8PROC_CATEGORY_CC || c == UTF8PROC_CATEGORY_CF
                || c == UTF8PROC_CATEGORY_CO;
            if (isWhiteSpace(p))
                out += ' ';
            else if (p != 0 && p != 0xFFFD && !control && !mark)
                appendUtf8(
                    out, p == 0x130 ? p : std::uint32_t(utf8proc_tolower(utf8proc_int32_t(p))));
        });
    }

private:
    static std::uint32_t firstOfNfd(std::uint32_t p)
    {
        std::array<utf8proc_int32_t, 16> parts{};
        int last = 0;
        const auto n = utf8proc_decompose_char(
            utf8proc_int32_t(p), parts.data(), 16, UTF8PROC_DECOMPOSE, &last);
        return n > 0 ? std::uint32_t(parts[0]) : p;
    }
};

class GgufBertSplit : public PreTokenizerStep {
public:
    void apply(Draft& draft) const override
    {
        cutWords(draft, [](std::uint32_t p) {
            const auto c = utf8proc_category(utf8proc_int32_t(p));
            return isAsciiPunctuation(p) || (c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_PO)
                || isCjkIdeograph(p);
        });
    }
    std::string name() const override { return "bert"; }
};

} // namespace

std::unique_ptr<const NormalizerStep> bertNormalizer(BertRules rules)
{
    return std::make_unique<BertNormalizer>(rules);
}
std::unique_ptr<const PreTokenizerStep> bertSplit()
{
    return std::make_unique<BertSplit>();
}
std::unique_ptr<const NormalizerStep> ggufBertNormalizer()
{
    return std::make_unique<GgufBertNormalizer>();
}
std::unique_ptr<const PreTokenizerStep> ggufBertSplit()
{
    return std::make_unique<GgufBertSplit>();
}

} // namespace seq
