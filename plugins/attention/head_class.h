#pragma once
#include "engine/ops/attention_map.h"
#include "engine/text/tokenizer.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace seq {

// What a head does on a text (methods specification 0.4.1), in the order in which they are tried.
enum class HeadClass : std::uint8_t {
    PreviousToken,
    NextToken,
    Self,
    Induction,
    Duplicate,
    FirstToken,
    Uniform,
    Separator,
    Local,
    Mixed
};
inline constexpr int kHeadClasses = int(HeadClass::Mixed) + 1;
std::string_view name(HeadClass); // "previous-token", …
char letter(HeadClass); // told apart without colour

struct HeadScore {
    HeadClass kind = HeadClass::Mixed;
    std::optional<double> score; // the value that matched; of `mixed` the largest score / threshold
    double entropy = 0, distance = 0, sink = 0; // means over the same rows: nats, tokens, share
};

// Which keys are separators and which rows repeat something. special: one flag a token; bytes:
// what each token stands for.
MapMarks marksOf(std::span<const std::int32_t> ids, std::span<const std::string> bytes,
    const std::vector<bool>& special);
bool isSeparator(std::string_view bytes); // a newline, or ASCII punctuation alone beside spaces

// All heads of a layer from the statistics of their rows. Rows are positions 0 …
std::vector<HeadScore> classify(const AttentionMap&, const HeadSummary&, const MapMarks&);

} // namespace seq
