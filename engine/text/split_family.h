#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace seq {

// The split patterns of well-known tokenizers, scanned by hand instead of by a regex engine.
enum class SplitFamily : std::uint8_t { Gpt2, Smollm, Llama3, Qwen, O200k };

std::string_view familyName(SplitFamily); // "gpt-2", "smollm", "cl100k", "qwen", "o200k"
std::optional<SplitFamily> familyOfName(std::string_view);
// By the exact text of the pattern, as files carry it.
std::optional<SplitFamily> familyOfPattern(std::string_view pattern);

// End of the piece that begins at `at` (< text.size()); the end of the text is the end of input.
std::size_t pieceEnd(SplitFamily, std::string_view text, std::size_t at);

} // namespace seq
