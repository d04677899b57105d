#pragma once
#include "engine/base/random.h"
#include "engine/decode/processors.h"

#include <cmath>
#include <limits>
#include <span>
#include <vector>

// Rows of logits, and what a processor makes of them.
namespace seq {

inline const std::vector<float> kRow{2, 1, 0.5f, 0, -1, -1};
inline constexpr float kInfinity = std::numeric_limits<float>::infinity();

using Ids = std::vector<Token>;

inline StepContext after(const Ids& ids, int prompt = 0)
{
    return {.ids = ids, .prompt = prompt};
}

inline Ids keptBy(
    const ProcessorPtr& processor, std::span<const float> row = kRow, const Ids& ids = {})
{
    ScoreRow scores(row);
    processor->apply(after(ids), scores);
    return scores.kept().ids;
}

inline std::vector<float> randomRow(Rng& rng, std::size_t n, bool ties)
{
    std::vector<float> row(n);
    for (float& x : row) {
        x = float(3 * rng.normal());
        if (ties) x = std::round(x);
    }
    return row;
}

} // namespace seq
