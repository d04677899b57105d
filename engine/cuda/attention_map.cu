// Pooled attention maps on CUDA: the shown stretch is packed for tensor cores, pooled at a base
// level without ever writing its cells, and the bins asked for are put together from there.
// BF16 queries and keys are multiplied as they are, F32 ones in two BF16 parts each.
#include "engine/cuda/attention_map.cuh"
#include "engine/cuda/attention_mma.cuh"
#include "engine/cuda/upload.h"
#include "engine/ops/attention_map_kernel.h"

#include <algorithm>
#include <map>
#include <vector>

namespace seq::cuda {

namespace {

// What a row sees, in keys of the shown stretch, and its shifts of each head.
struct RowJob {
    MapPlaces places;
    const float* lse; // [heads, map rows]
    Range rows, keys; // shown
    bool lift;
    int2* reach;
};

// The first of the heads decides which rows have keys, as on the CPU.
__global__ void describeRows(
    const __grid_constant__ RowJob job, const int* heads, int count, float* shift)
{
    const std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x;
    const std::int64_t rows = job.rows.end - job.rows.begin, row = job.rows.begin + i;
    if (i >= rows) return;
    const Range seen = job.places.allowed(row);
    for (int h = 0; h < count; ++h) {
        const float lse = job.lse[heads[h] * job.places.rows + row] * kLog2e;
        const float lift = job.lift ? log2f(float(seen.end - seen.begin)) : 0;
        shift[h * rows + i] = lse > -INFINITY ? lse - lift : INFINITY;
    }
    const bool empty = job.lse[heads[0] * job.places.rows + row] == -INFINITY;
    const std::int64_t from = max(seen.begin, job.keys.begin), to = min(seen.end, job.keys.end);
    job.reach[i] = empty || to <= from ? int2{0, 0}
                                       : int2{int(from - job.keys.begin), int(to - job.keys.begin)};
}

struct BinJob {
    MapSums from;
    MapStretch map;
    std::int64_t baseRows, rows, columns;
    int level;
    float *max, *mean;
};

__global__ void putTogether(const __grid_constant__ BinJob job)
{
    const std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= job.rows * job.columns) return;
    const std::int64_t row = i / job.columns, column = i % job.columns;
    const std::int64_t side = std::int64_t(1) << job.level,
                       bases = std::int64_t(1) << (job.level - job.from.level);
    std::int64_t cells = 0;
    for (std::int64_t r = row * side; r < min((row + 1) * side, job.map.rows); ++r) {
        const int2 seen = job.map.reach[r];
        cells += max(std::int64_t(0),
            min(std::int64_t(seen.y), (column + 1) * side)
                - max(std::int64_t(seen.x), column * side));
    }
    float max = 0;
    double sum = 0;
    for (std::int64_t r = row * bases; r < min((row + 1) * bases, job.baseRows); ++r)
        for (std::int64_t c = column * bases; c < min((column + 1) * bases, job.from.columns);
             ++c) {
            max = fmaxf(max, job.from.max[r * job.from.columns + c]);
            sum += job.from.sum[r * job.from.columns + c];
        }
    job.max[i] = cells > 0 ? max : NAN;
    if (job.mean) job.mean[i] = cells > 0 ? float(sum / double(cells)) : NAN;
}

// Which cells the bins cover.
struct Shown {
    Range rows, keys;

    Shown(const AttentionMap& map, const MapBins& bins)
    {
        const std::int64_t side = std::int64_t(1) << bins.level;
        rows = {std::min(map.rows(), bins.rows.begin * side),
            std::min(map.rows(), bins.rows.end * side)};
        keys = {std::min(bins.keys.end, bins.keys.begin + bins.columns.begin * side),
            std::min(bins.keys.end, bins.keys.begin + bins.columns.end * side)};
    }
};

// Operands of the heads; heads that share keys share their packing.
class Heads {
public:
    Heads(
        const AttentionMap& map, std::span<const int> heads, const Shown& shown, const float* shift)
    {
        const int share = map.heads() / int(map.k.size(1));
        const Tensor q = map.q.slice(0, shown.rows), k = map.k.slice(0, shown.keys);
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const int head = heads[i], kvHead = head / share;
            if (!keys_.contains(kvHead)) keys_[kvHead] = packOne(k, kvHead);
            queries_.push_back(packOne(q, head));
            heads_.push_back({queries_.back().panel, keys_[kvHead].panel,
                shift + std::int64_t(i) * (shown.rows.end - shown.rows.begin)});
        }
    }
    std::span<const MapHead> all() const { return heads_; }

private:
    static Packed packOne(const Tensor& t, int head)
    {
        const Tensor one = t.slice(1, {head, head + 1});
        return pack(std::span(&one, 1), 1, t.dtype() == Dtype::F32, t.device());
    }
    std::map<int, Packed> keys_;
    std::vector<Packed> queries_;
    std::vector<MapHead> heads_;
};

} // namespace

void poolMap(const AttentionMap& map, std::span<const int> heads, const MapBins& bins,
    HeadFuse fuse, bool lift, float* max, float* mean)
{
    const Device device = map.q.device();
    const Shown shown(map, bins);
    const std::int64_t rows = shown.rows.end - shown.rows.begin,
                       keys = shown.keys.end - shown.keys.begin;
    const Tensor reach = Tensor::empty({rows, 2}, Dtype::I32, device);
    const Tensor shift = Tensor::empty({std::int64_t(heads.size()), rows}, Dtype::F32, device);
    const Upload<int> wanted(heads, device);
    launch("attention map", device, gridFor(rows), describeRows,
        RowJob{MapPlaces(map), pointer<float>(map.lse), shown.rows, shown.keys, lift,
            pointer<int2>(reach)},
        wanted.data(), int(heads.size()), pointer<float>(shift));
    const bool strips = bins.level >= kStripLevel && heads.size() == 1 && map.q.size(2) <= 64;
    const int level = std::min(bins.level, strips ? kStripLevel : kTileLevel);
    const std::int64_t side = std::int64_t(1) << level;
    const std::int64_t baseRows = ceilDiv(rows, side), baseColumns = ceilDiv(keys, side);
    const Tensor sums = Tensor::zeros({2, baseRows, baseColumns}, Dtype::F32, device);
    const MapSums base{
        pointer<float>(sums), pointer<float>(sums) + baseRows * baseColumns, baseColumns, level};
    const MapStretch stretch{rows, keys, pointer<int2>(reach), map.scale * kLog2e};
    if (rows > 0 && keys > 0) {
        const Heads operands(map, heads, shown, pointer<float>(shift));
        if (strips)
            poolStrips(operands.all()[0], stretch, base, device);
        else {
            const Upload<MapHead> table(operands.all(), device);
            poolTiles(
                operands.all()[0], table.data(), int(heads.size()), fuse, stretch, base, device);
        }
    }
    const std::int64_t binRows = bins.rows.end - bins.rows.begin,
                       binColumns = bins.columns.end - bins.columns.begin;
    const Grid grid{dim3(unsigned(ceilDiv(binRows * binColumns, 256))), dim3(256)};
    launch("attention map", device, grid, putTogether,
        BinJob{base, stretch, baseRows, binRows, binColumns, bins.level, max, mean});
}

} // namespace seq::cuda

namespace seq {

namespace {

void pool(const PoolCall& call, PooledMap& out)
{
    cuda::poolMap(call.map, call.heads, call.bins, call.fuse, call.lift,
        cuda::pointer<float>(out.max), cuda::pointer<float>(out.mean));
}

const bool provided = pooledAttentionKernel.provide(Device::Cuda, pool);

} // namespace

} // namespace seq
