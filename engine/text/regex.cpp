#include "engine/text/regex.h"

#include "engine/base/cancel_point.h"
#include "engine/base/error.h"

#include <array>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace seq {

namespace {

constexpr std::string_view kWhiteSpace
    = R"(\x{9}-\x{d}\x{20}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";

// PCRE2's own \s also holds U+180E. \S inside a class is left to it: no known pattern has one.
std::string withWhiteSpace(std::string_view pattern)
{
    std::string out;
    bool inClass = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i], next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
        if (c == '\\' && next == 's') {
            out += inClass ? std::string(kWhiteSpace) : "[" + std::string(kWhiteSpace) + "]";
            ++i;
        } else if (c == '\\' && next == 'S' && !inClass) {
            out += "[^" + std::string(kWhiteSpace) + "]";
            ++i;
        } else if (c == '\\' && next != '\0') {
            out += c;
            out += next;
            ++i;
        } else {
            if (c == '[') inClass = true;
            if (c == ']') inClass = false;
            out += c;
        }
    }
    return out;
}

} // namespace

struct Regex::Code {
    pcre2_code* code = nullptr;
    ~Code() { pcre2_code_free(code); }
};

Regex::Regex(std::string_view pattern, const std::string& name)
    : code_(std::make_unique<Code>())
    , name_(name)
{
    const std::string ours = withWhiteSpace(pattern);
    int error = 0;
    PCRE2_SIZE at = 0;
    code_->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(ours.data()), ours.size(),
        PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C, &error, &at,
        nullptr);
    if (!code_->code) {
        std::array<PCRE2_UCHAR, 200> message{};
        pcre2_get_error_message(error, message.data(), message.size());
        throw badInput("{}: the pattern '{}' does not compile: {}", name, pattern,
            reinterpret_cast<const char*>(message.data()));
    }
    pcre2_jit_compile(code_->code, PCRE2_JIT_COMPLETE); // without it the interpreter does the same
}

Regex::~Regex() = default;

std::vector<Regex::Match> Regex::find(std::string_view text) const
{
    const std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)> data(
        pcre2_match_data_create_from_pattern(code_->code, nullptr), &pcre2_match_data_free);
    const std::unique_ptr<pcre2_match_context, decltype(&pcre2_match_context_free)> context(
        pcre2_match_context_create(nullptr), &pcre2_match_context_free);
    const std::unique_ptr<pcre2_jit_stack, decltype(&pcre2_jit_stack_free)> stack(
        pcre2_jit_stack_create(64 << 10, 64 << 20, nullptr), &pcre2_jit_stack_free);
    pcre2_set_match_limit(context.get(), 1000000); // known patterns need a few steps a character
    pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
    std::vector<Match> matches;
    CancelPoint cancel;
    for (std::size_t at = 0; at < text.size();) {
        cancel.at(at);
        const int found = pcre2_match(code_->code, reinterpret_cast<PCRE2_SPTR>(text.data()),
            text.size(), at, 0, data.get(), context.get());
        if (found == PCRE2_ERROR_NOMATCH) break;
        if (found < 0)
            throw badInput("{}: its split pattern gives up at byte {} of the text (PCRE2 error {})",
                name_, at, found);
        const PCRE2_SIZE* range = pcre2_get_ovector_pointer(data.get());
        if (range[1] > range[0])
            matches.push_back({std::uint32_t(range[0]), std::uint32_t(range[1])});
        at = std::max(range[1], at);
        if (range[1] <= range[0]) do
                ++at;
            while (at < text.size() && (text[at] & 0xC0) == 0x80);
    }
    return matches;
}

} // namespace seq
