#include "engine/decode/coverage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace seq {

double CoveragePenalty::term(std::span<const double> paid) const
{
    double sum = 0;
    for (const double a : paid)
        sum += std::log(std::clamp(a, 1e-9, 1.));
    return weight * sum;
}

PromptAttention::PromptAttention(int layer, int prompt)
    : layer_(layer)
    , prompt_(prompt)
{
}

bool PromptAttention::wants(const Site& site) const
{
    return site.layer == layer_ && site.name == "attn.probs";
}

Tensor PromptAttention::see(const Site&, const Tensor& probabilities)
{
    const Tensor p = probabilities.to(Device{}).contiguous(); // [heads, rows, keys]
    const std::int64_t heads = p.size(0), rows = p.size(1), keys = p.size(2);
    std::vector<double>& paid = paid_.emplace_back(std::size_t(prompt_), 0.);
    for (std::int64_t h = 0; h < heads; ++h) {
        const float* row = p.host<float>().data() + (h * rows + rows - 1) * keys;
        for (std::int64_t j = 0; j < std::min<std::int64_t>(keys, prompt_); ++j)
            paid[std::size_t(j)] += double(row[j]) / double(heads);
    }
    return probabilities;
}

std::vector<std::vector<double>> PromptAttention::take()
{
    return std::exchange(paid_, {});
}

} // namespace seq
