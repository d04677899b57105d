#include "plugins/attention/map_plan.h"

#include <algorithm>

namespace seq {

namespace {

// Bytes of rows of one layer's queries and log-sum-exp, and of its keys.
std::size_t queryBytes(const ModelInfo& m, std::int64_t rows)
{
    return std::size_t(rows * m.heads * (m.headWidth + 1)) * sizeof(float);
}
std::size_t keyBytes(const ModelInfo& m, std::int64_t rows)
{
    return std::size_t(rows * m.kvHeads * m.headWidth) * sizeof(float);
}
// Keys and values of so many layers.
std::size_t cacheBytes(const ModelInfo& m, std::int64_t tokens, int layers)
{
    return m.causal ? std::size_t(layers) * 2 * keyBytes(m, tokens) : 0;
}

} // namespace

std::size_t mapBudget(std::size_t free)
{
    constexpr std::size_t kLeast = std::size_t(512) << 20;
    return std::max(kLeast, free / 3);
}

MapPlan planMaps(const ModelInfo& m, const MapNeeds& needs)
{
    const auto layers = std::size_t(m.layers);
    const std::size_t layer = queryBytes(m, needs.tokens) + keyBytes(m, needs.tokens);
    const std::int64_t waiting
        = m.causal ? std::min(needs.tokens, needs.waiting) : needs.tokens; // encoders: all at once
    // a summary works on copies of its operands
    const std::size_t beside = cacheBytes(m, needs.tokens, m.layers) + layer;
    const std::size_t others = layers * queryBytes(m, waiting);
    std::size_t budget = needs.budget;
    if (budget == 0) {
        const std::size_t room = needs.free > beside ? needs.free - beside : 0;
        budget = std::min(mapBudget(needs.free), room);
        if (budget < layers * layer) budget = std::min(budget, room > others ? room - others : 0);
    }
    const auto count = int(std::clamp<std::size_t>(budget / layer, 1, layers));
    MapPlan plan;
    plan.kept.assign(layers, false);
    const int first = std::clamp(needs.chosen - (count - 1) / 2, 0, m.layers - count);
    std::fill_n(plan.kept.begin() + first, count, true);
    plan.waiting = count < m.layers ? waiting : 0;
    plan.bytes = beside + std::size_t(count) * layer + (count < m.layers ? others : 0);
    return plan;
}

MapPlan planOneMap(const ModelInfo& m, std::int64_t tokens, int chosen)
{
    MapPlan plan;
    plan.kept.assign(std::size_t(m.layers), false);
    plan.kept[std::size_t(chosen)] = true;
    plan.bytes = queryBytes(m, tokens) + keyBytes(m, tokens) + cacheBytes(m, tokens, chosen + 1);
    return plan;
}

} // namespace seq
