#include "engine/base/error.h"
#include "engine/ops/attention_map_kernel.h"

#include <algorithm>
#include <cmath>

namespace seq {

constinit Kernel<void(const PoolCall&, PooledMap&)> pooledAttentionKernel{"pooled attention"};
constinit Kernel<void(const SummaryCall&, HeadSummary&)> summariseHeadsKernel{"head summary"};

Range AttentionMap::allowed(std::int64_t row) const
{
    const std::int64_t at = firstRow + row;
    Range r{0, keys()};
    if (causal || window > 0) r.end = std::min(r.end, at + 1);
    if (window > 0) r.begin = std::max<std::int64_t>(0, at + 1 - window);
    if (r.end <= r.begin) return {0, 0};
    return r;
}

namespace {

AttentionMap checked(const AttentionMap& map)
{
    const Shape &q = map.q.shape(), &k = map.k.shape();
    const bool fits = q.rank() == 3 && k.rank() == 3 && q[2] == k[2] && k[1] > 0 && q[1] > 0
        && q[1] % k[1] == 0 && map.lse.shape() == Shape{q[1], q[0]};
    if (!fits)
        throw badInput("attention map: q {}, k {} and lse {} do not fit: [rows, heads, d], "
                       "[keys, kv heads, d] and [heads, rows] are needed",
            q.text(), k.text(), map.lse.shape().text());
    AttentionMap dense = map;
    dense.q = map.q.contiguous();
    dense.k = map.k.contiguous();
    dense.lse = map.lse.contiguous();
    if (dense.scale == 0) dense.scale = 1 / std::sqrt(float(q[2]));
    return dense;
}

int levelFor(std::int64_t cells, int side)
{
    int level = 0;
    while ((cells + (std::int64_t(1) << level) - 1) >> level > side)
        ++level;
    return level;
}

} // namespace

PooledMap pooledAttention(const AttentionMap& map, std::span<const int> heads, const MapBins& bins,
    HeadFuse fuse, bool lift)
{
    const AttentionMap dense = checked(map);
    if (heads.empty()) throw badInput("attention map: at least one head is needed");
    for (const int head : heads)
        if (head < 0 || head >= map.heads())
            throw badInput("head {} does not exist: 0 to {} do", head, map.heads() - 1);
    SEQ_ASSERT(bins.level >= 0 && bins.rows.begin >= 0 && bins.columns.begin >= 0);
    SEQ_ASSERT(bins.keys.begin >= 0 && bins.keys.end <= map.keys());
    MapBins shown = bins;
    if (shown.keys.end < 0) shown.keys.end = map.keys();
    const std::int64_t rows = std::max<std::int64_t>(0, bins.rows.end - bins.rows.begin);
    const std::int64_t columns = std::max<std::int64_t>(0, bins.columns.end - bins.columns.begin);
    PooledMap out{Tensor::empty({rows, columns}), Tensor::empty({rows, columns})};
    if (rows > 0 && columns > 0)
        pooledAttentionKernel(map.q.device(), PoolCall{dense, heads, shown, fuse, lift}, out);
    return out;
}

AttentionCell attentionCell(const AttentionMap& map, int head, std::int64_t row, std::int64_t key)
{
    SEQ_ASSERT(head >= 0 && head < map.heads());
    SEQ_ASSERT(row >= 0 && row < map.rows() && key >= 0 && key < map.keys());
    const AttentionMap dense = checked(map);
    const std::int64_t d = dense.q.size(2), kvHeads = dense.k.size(1);
    const float* q = dense.q.host<float>().data() + (row * dense.heads() + head) * d;
    const float* k
        = dense.k.host<float>().data() + (key * kvHeads + head / (dense.heads() / kvHeads)) * d;
    double dot = 0;
    for (std::int64_t i = 0; i < d; ++i)
        dot += double(q[i]) * k[i];
    const double score = dot * dense.scale;
    const Range seen = map.allowed(row);
    const float lse = dense.lse.host<float>()[std::size_t(head * dense.rows() + row)];
    const bool hidden = key < seen.begin || key >= seen.end;
    return {hidden ? NAN : float(std::exp(score - double(lse))), float(score)};
}

int thumbnailLevel(const AttentionMap& map, int side)
{
    return levelFor(std::max(map.rows(), map.keys()), side);
}

HeadSummary summariseHeads(const AttentionMap& map, const MapMarks& marks, int side)
{
    const AttentionMap dense = checked(map);
    const std::int64_t rows = map.rows(), keys = map.keys(), heads = map.heads();
    SEQ_ASSERT(std::int64_t(marks.separators.size()) == keys);
    SEQ_ASSERT(std::int64_t(marks.duplicates.size()) == rows);
    SEQ_ASSERT(std::int64_t(marks.induction.size()) == rows);
    const int level = thumbnailLevel(map, side);
    const std::int64_t bin = std::int64_t(1) << level;
    HeadSummary out{Tensor::zeros({heads, rows, kRowStatistics}),
        Tensor::empty({heads, (rows + bin - 1) / bin, (keys + bin - 1) / bin})};
    if (rows > 0) summariseHeadsKernel(map.q.device(), SummaryCall{dense, marks, level}, out);
    return out;
}

} // namespace seq
