#include "engine/base/error.h"
#include "engine/ops/attention_map_kernel.h"
#include "engine/ops/convert.h"

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

float scaleOf(const AttentionMap& map)
{
    return map.scale == 0 ? 1 / std::sqrt(float(map.q.size(2))) : map.scale;
}

void check(const AttentionMap& map)
{
    const Shape &q = map.q.shape(), &k = map.k.shape();
    const bool fits = q.rank() == 3 && k.rank() == 3 && q[2] == k[2] && k[1] > 0 && q[1] > 0
        && q[1] % k[1] == 0 && map.lse.shape() == Shape{q[1], q[0]};
    if (!fits)
        throw badInput("attention map: q {}, k {} and lse {} do not fit: [rows, heads, d], "
                       "[keys, kv heads, d] and [heads, rows] are needed",
            q.text(), k.text(), map.lse.shape().text());
    const Dtype t = map.q.dtype();
    if (t != map.k.dtype() || (t != Dtype::F32 && t != Dtype::BF16))
        throw badInput("attention map: q is {} and k {}: both must be F32 or BF16", info(t).name,
            info(map.k.dtype()).name);
    if (map.k.device() != map.q.device() || map.lse.device() != map.q.device())
        throw badInput("attention map: q is on {}, k on {} and lse on {}: one device is needed",
            toString(map.q.device()), toString(map.k.device()), toString(map.lse.device()));
}

// Operands as the device's kernels take them.
AttentionMap checked(const AttentionMap& map)
{
    check(map);
    AttentionMap dense = map;
    const bool widen = map.q.dtype() != Dtype::F32 && map.q.device().kind == Device::Cpu;
    dense.q = widen ? convert(map.q.contiguous(), Dtype::F32) : map.q.contiguous();
    dense.k = widen ? convert(map.k.contiguous(), Dtype::F32) : map.k.contiguous();
    dense.lse = map.lse.contiguous();
    dense.scale = scaleOf(map);
    return dense;
}

// One head of one row, wherever it lies.
Tensor vectorOf(const Tensor& t, std::int64_t row, std::int64_t head)
{
    const Tensor one = t.slice(0, {row, row + 1}).slice(1, {head, head + 1});
    return convert(one.to(Device{}).contiguous(), Dtype::F32);
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
    const Device device = map.q.device();
    PooledMap out{Tensor::empty({rows, columns}, Dtype::F32, device),
        Tensor::empty({rows, columns}, Dtype::F32, device)};
    if (rows > 0 && columns > 0)
        pooledAttentionKernel(device, PoolCall{dense, heads, shown, fuse, lift}, out);
    return out;
}

AttentionCell attentionCell(const AttentionMap& map, int head, std::int64_t row, std::int64_t key)
{
    SEQ_ASSERT(head >= 0 && head < map.heads());
    SEQ_ASSERT(row >= 0 && row < map.rows() && key >= 0 && key < map.keys());
    check(map);
    const Tensor q = vectorOf(map.q, row, head);
    const Tensor k = vectorOf(map.k, key, head / (map.heads() / map.k.size(1)));
    const Tensor lse
        = map.lse.slice(0, {head, head + 1}).slice(1, {row, row + 1}).to(Device{}).contiguous();
    double dot = 0;
    for (std::int64_t i = 0; i < q.elements(); ++i)
        dot += double(q.host<float>()[std::size_t(i)]) * k.host<float>()[std::size_t(i)];
    const double score = dot * scaleOf(map);
    const Range seen = map.allowed(row);
    const bool hidden = key < seen.begin || key >= seen.end;
    return {hidden ? NAN : float(std::exp(score - double(lse.host<float>()[0]))), float(score)};
}

int thumbnailLevel(std::int64_t cells, int side)
{
    int level = 0;
    while ((cells + (std::int64_t(1) << level) - 1) >> level > side)
        ++level;
    return level;
}

HeadSummary summariseHeads(const AttentionMap& map, const MapMarks& marks, int level)
{
    const AttentionMap dense = checked(map);
    const std::int64_t rows = map.rows(), keys = map.keys(), heads = map.heads();
    SEQ_ASSERT(std::int64_t(marks.separators.size()) == keys);
    SEQ_ASSERT(std::int64_t(marks.duplicates.size()) == rows);
    SEQ_ASSERT(std::int64_t(marks.induction.size()) == rows);
    SEQ_ASSERT(level >= 0);
    const std::int64_t bin = std::int64_t(1) << level;
    const Device device = map.q.device();
    HeadSummary out{Tensor::zeros({heads, rows, kRowStatistics}, Dtype::F32, device),
        Tensor::empty({heads, (rows + bin - 1) / bin, (keys + bin - 1) / bin}, Dtype::F32, device)};
    if (rows > 0) summariseHeadsKernel(device, SummaryCall{dense, marks, level}, out);
    return out;
}

} // namespace seq
