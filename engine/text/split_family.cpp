#include "engine/text/split_family.h"

#include "engine/text/split_scanner.h"

#include <array>
#include <string>

namespace seq {

namespace {

constexpr std::string_view kGpt2
    = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
constexpr std::string_view kR50k
    = R"('(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";

std::string cl100kPattern(std::string_view number)
{
    return R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|)" + std::string(number)
        + R"(| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
}
std::string o200kPattern()
{
    const std::string upper = R"([\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}])",
                      lower = R"([\p{Ll}\p{Lm}\p{Lo}\p{M}])", prefix = R"([^\r\n\p{L}\p{N}]?)",
                      suffix = R"((?i:'s|'t|'re|'ve|'m|'ll|'d)?|)";
    return prefix + upper + "*" + lower + "+" + suffix + prefix + upper + "+" + lower + "*" + suffix
        + R"(\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
}

} // namespace

std::string_view familyName(SplitFamily family)
{
    constexpr std::array<std::string_view, 5> names{"gpt-2", "smollm", "cl100k", "qwen", "o200k"};
    return names[std::size_t(family)];
}

std::optional<SplitFamily> familyOfName(std::string_view name)
{
    for (int i = 0; i < 5; ++i)
        if (familyName(SplitFamily(i)) == name) return SplitFamily(i);
    return std::nullopt;
}

std::optional<SplitFamily> familyOfPattern(std::string_view pattern)
{
    if (pattern == kGpt2 || pattern == kR50k) return SplitFamily::Gpt2;
    if (pattern == cl100kPattern(R"(\p{N}{1,3})")) return SplitFamily::Llama3;
    if (pattern == cl100kPattern(R"(\p{N})")) return SplitFamily::Qwen;
    if (pattern == o200kPattern()) return SplitFamily::O200k;
    return std::nullopt;
}

std::size_t pieceEnd(SplitFamily family, std::string_view text, std::size_t at)
{
    switch (family) {
    case SplitFamily::Gpt2:
        return Scanner<SplitFamily::Gpt2>(text).end(at);
    case SplitFamily::Smollm:
        return Scanner<SplitFamily::Smollm>(text).end(at);
    case SplitFamily::Llama3:
        return Scanner<SplitFamily::Llama3>(text).end(at);
    case SplitFamily::Qwen:
        return Scanner<SplitFamily::Qwen>(text).end(at);
    default:
        return Scanner<SplitFamily::O200k>(text).end(at);
    }
}

} // namespace seq
