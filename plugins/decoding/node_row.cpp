#include "plugins/decoding/node_row.h"

#include "engine/base/error.h"
#include "engine/ops/top_k.h"

#include <algorithm>
#include <cmath>

namespace seq {

std::vector<RankedToken> likeliestTokens(std::span<const float> logp, int count)
{
    std::vector<RankedToken> out;
    for (const Ranked& r : topK(logp, count))
        out.push_back({Token(r.index), logp[std::size_t(r.index)]});
    return out;
}

int rankOfToken(std::span<const float> logp, Token token)
{
    const float own = logp[std::size_t(token)];
    int rank = 0;
    for (std::size_t i = 0; i < logp.size(); ++i)
        rank += logp[i] > own || (logp[i] == own && Token(i) < token);
    return rank;
}

NodeRow nodeRow(std::span<const float> logp, double entropy, int count)
{
    if (!std::isfinite(entropy))
        throw badInput("the model's scores are no finite numbers: nothing can follow");
    NodeRow row;
    row.entropy = entropy;
    row.best = likeliestTokens(logp, std::max(count, 2));
    row.top1 = std::exp(row.best[0].logp);
    row.margin = row.top1 - (row.best.size() > 1 ? std::exp(row.best[1].logp) : 0);
    return row;
}

} // namespace seq
