#include "engine/text/unicode_text.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/text/unicode_8.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>
#include <vector>

namespace seq {

namespace {

utf8proc_category_t categoryOf(std::uint32_t p)
{
    return utf8proc_category(utf8proc_int32_t(p));
}

// Later than Unicode 9: the Hugging Face stack knows no decomposition of these.
bool decomposesSince10(std::uint32_t p)
{
    return p == 0x32FF || (p >= 0xA7F2 && p <= 0xA7F4) || p == 0xAB69
        || (p >= 0x10781 && p <= 0x107BA) || p == 0x11938 || (p >= 0x1E030 && p <= 0x1E06D)
        || (p >= 0x1FBF0 && p <= 0x1FBF9) || p == 0x1F16C || (p >= 0x1F16D && p <= 0x1F16F);
}

// Where a text may be cut without changing its normal form: before a starter that never joins
// what stands before it.
class Boundaries {
public:
    Boundaries()
        : joins_(0x110000)
    {
        for (std::uint32_t p = 0x80; p < joins_.size(); ++p) {
            std::array<utf8proc_int32_t, 32> parts{};
            const auto n = decompose(p, parts);
            if (n < 1) continue;
            if (utf8proc_get_property(parts[0])->combining_class != 0) joins_[p] = true;
            for (std::ptrdiff_t i = 1; i < n; ++i)
                if (parts[std::size_t(i)] >= 0x80)
                    seconds_.push_back(std::uint32_t(parts[std::size_t(i)]));
        }
        for (std::uint32_t p = 0x1161; p <= 0x1175; ++p)
            seconds_.push_back(p);
        for (std::uint32_t p = 0x11A7; p <= 0x11C2; ++p)
            seconds_.push_back(p);
        for (const std::uint32_t p : seconds_)
            joins_[p] = true;
        markFirsts();
    }
    bool before(std::uint32_t p) const { return p < 0x80 || !joins_[p]; }

private:
    static std::ptrdiff_t decompose(std::uint32_t p, std::array<utf8proc_int32_t, 32>& parts)
    {
        int last = 0;
        return utf8proc_decompose_char(utf8proc_int32_t(p), parts.data(), 32,
            utf8proc_option_t(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &last);
    }
    void markFirsts() // also what decomposes to something that joins
    {
        for (std::uint32_t p = 0x80; p < joins_.size(); ++p) {
            std::array<utf8proc_int32_t, 32> parts{};
            if (!joins_[p] && decompose(p, parts) > 0 && joins_[std::size_t(parts[0])])
                joins_[p] = true;
        }
    }
    std::vector<bool> joins_;
    std::vector<std::uint32_t> seconds_;
};

const Boundaries& boundaries()
{
    static const Boundaries all;
    return all;
}

int optionsOf(UnicodeForm form)
{
    switch (form) {
    case UnicodeForm::Nfc:
        return UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    case UnicodeForm::Nfd:
        return UTF8PROC_STABLE | UTF8PROC_DECOMPOSE;
    case UnicodeForm::Nfkc:
        return UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    default:
        return UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT;
    }
}

std::string normalForm(std::string_view text, UnicodeForm form)
{
    utf8proc_uint8_t* out = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        utf8proc_ssize_t(text.size()), &out, utf8proc_option_t(optionsOf(form)));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
    if (size < 0) throw badInput("a text cannot be normalised: {}", utf8proc_errmsg(size));
    return {reinterpret_cast<const char*>(out), std::size_t(size)};
}

} // namespace

bool isPunctuation8(std::uint32_t p)
{
    const auto c = categoryOf(p);
    const bool now = c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_PO;
    return now ? !inRanges(kPunctuationSince9, p) : inRanges(kPunctuationUntil8, p);
}
bool isMark8(std::uint32_t p)
{
    const bool now = categoryOf(p) == UTF8PROC_CATEGORY_MN;
    return now ? !inRanges(kMarkSince9, p) : inRanges(kMarkUntil8, p);
}
bool isControl8(std::uint32_t p)
{
    const auto c = categoryOf(p);
    const bool now
        = c == UTF8PROC_CATEGORY_CC || c == UTF8PROC_CATEGORY_CF || c == UTF8PROC_CATEGORY_CO;
    return now && !inRanges(kControlSince9, p);
}

bool isCjkIdeograph(std::uint32_t p) // 2B920 is the reference's, Unicode's block begins at 2B820
{
    return (p >= 0x4E00 && p <= 0x9FFF) || (p >= 0x3400 && p <= 0x4DBF)
        || (p >= 0x20000 && p <= 0x2A6DF) || (p >= 0x2A700 && p <= 0x2B73F)
        || (p >= 0x2B740 && p <= 0x2B81F) || (p >= 0x2B920 && p <= 0x2CEAF)
        || (p >= 0xF900 && p <= 0xFAFF) || (p >= 0x2F800 && p <= 0x2FA1F);
}

AlignedText UnicodeNormalizer::apply(const AlignedText& input) const
{
    const std::string_view text = input.text;
    TextEdit edit(input);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + utf8Step(text, at).length;
        while (end < text.size()) {
            const Utf8Step step = utf8Step(text, end);
            if (boundaries().before(step.point)) break;
            end += step.length;
        }
        const std::string_view part = text.substr(at, end - at);
        const Utf8Step first = utf8Step(text, at);
        const bool plain = part.size() == 1
            || (part.size() == first.length && (!first.valid || decomposesSince10(first.point)));
        const std::string changed = plain ? std::string(part) : normalForm(part, form_);
        if (changed == part)
            edit.keep(std::uint32_t(part.size()));
        else
            edit.replace(std::uint32_t(part.size()), changed);
        at = end;
    }
    return edit.finish();
}

AlignedText mapCharacters(const AlignedText& input, void (*map)(std::uint32_t, std::string&))
{
    const std::string_view text = input.text;
    TextEdit edit(input);
    std::string by;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = utf8Step(text, at);
        by.clear();
        map(step.point, by);
        if (step.valid && by == text.substr(at, step.length))
            edit.keep(step.length);
        else
            edit.replace(step.length, by);
        at += step.length;
    }
    return edit.finish();
}

AlignedText lowerCase(const AlignedText& input)
{
    return mapCharacters(input, [](std::uint32_t p, std::string& out) {
        if (p == 0x130)
            out = "i\u0307";
        else
            appendUtf8(out, std::uint32_t(utf8proc_tolower(utf8proc_int32_t(p))));
    });
}

AlignedText withoutMarks(const AlignedText& input)
{
    return mapCharacters(input, [](std::uint32_t p, std::string& out) {
        if (!isMark8(p)) appendUtf8(out, p);
    });
}

} // namespace seq
