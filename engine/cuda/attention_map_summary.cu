// Statistics of all rows and heads: sums over all keys in one streaming pass, single cells by dot
// products of their own (specification 0.4.1).
#include "engine/cuda/attention_map.cuh"
#include "engine/cuda/attention_mma.cuh"
#include "engine/cuda/upload.h"
#include "engine/ops/attention_map_kernel.h"

#include <algorithm>
#include <vector>

namespace seq {

namespace {

using namespace cuda;

constexpr int kSide = 64, kThreads = 128;

struct SumJob {
    Panel q, k;
    MapPlaces places;
    int share;
    float factor;
    const float *lse, *separators; // [heads, rows], [keys]
    float* rows; // [heads, rows, kRowStatistics]
};

// Of one row, in one lane.
struct Sums {
    float entropy = 0, distance = 0, largest = 0, separator = 0; // entropy: of x p, negative

    // x: log2 of a cell; away: from the row to the key
    __device__ __forceinline__ void add(float x, float away, float separates)
    {
        constexpr float kNothing = -200; // 2^x is 0, and so is x 2^x
        x = fmaxf(x, kNothing);
        const float p = exp2Of(x);
        entropy = fmaf(p, x, entropy);
        distance = fmaf(p, away, distance);
        largest = fmaxf(largest, p);
        separator = fmaf(p, separates, separator);
    }
    __device__ void write(float* s) const
    {
        const float e = rowSum(entropy), d = rowSum(distance), l = rowMax(largest),
                    p = rowSum(separator);
        if (threadIdx.x % 4 != 0 || !s) return;
        s[Entropy] = -kLn2 * e;
        s[Distance] = d;
        s[Largest] = l;
        s[Separator] = p;
    }
};

// A lane's two rows: eight apart.
struct TwoRows {
    std::int64_t row[2];
    Range seen[2];
    float shift[2];
    Sums sums[2];

    __device__ TwoRows(const SumJob& job, int head, std::int64_t first)
    {
        for (int half = 0; half < 2; ++half) {
            row[half] = first + 8 * half;
            const bool there = row[half] < job.places.rows;
            const float lse = there ? job.lse[head * job.places.rows + row[half]] : -INFINITY;
            seen[half] = lse > -INFINITY ? job.places.allowed(row[half]) : Range{0, 0};
            shift[half] = lse > -INFINITY ? lse * kLog2e : INFINITY;
        }
    }
    template <bool kWhole>
    __device__ __forceinline__ void add(const float (&s)[kSide / 8][4], const SumJob& job,
        std::int64_t key, const float* separators)
    {
        const int lane = 2 * int(threadIdx.x % 4);
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            const float away = float(job.places.firstRow + row[half] - key - lane);
            const int begin = int(seen[half].begin - key), end = int(seen[half].end - key);
#pragma unroll
            for (int i = 0; i < kSide / 4; ++i) {
                const int column = i / 2 * 8 + i % 2;
                float x = fmaf(s[i / 2][2 * half + i % 2], job.factor, -shift[half]);
                if (!kWhole) x = (lane + column >= begin) & (lane + column < end) ? x : -INFINITY;
                sums[half].add(x, away - float(column), separators[lane + column]);
            }
        }
    }
};

template <int kChunks, bool kSplit> struct SumTiles {
    using T = Stretch<kChunks, kSplit, kSide>;
    static constexpr int kStages = 3 * T::kBytes <= 96 * 1024 ? 2 : 1;
    static constexpr int kShared = (1 + kStages) * T::kBytes;
};

template <int kChunks, bool kSplit>
__global__ __launch_bounds__(kThreads) void sumRows(const __grid_constant__ SumJob job)
{
    using T = Stretch<kChunks, kSplit, kSide>;
    constexpr int kStages = SumTiles<kChunks, kSplit>::kStages;
    extern __shared__ __align__(128) char shared[];
    __shared__ float separators[2][kSide];
    const int head = blockIdx.y, warpRow = int(threadIdx.x) / 32 * 16;
    const std::int64_t first = std::int64_t(gridDim.x - 1 - blockIdx.x) * kSide;
    const std::int64_t last = min(first + kSide, job.places.rows) - 1;
    const Range begin = job.places.allowed(first), end = job.places.allowed(last);
    const int from = int(begin.begin / kSide), to = int((end.end + kSide - 1) / kSide);
    const auto load = [&](int tile) {
        const std::int64_t key = std::int64_t(tile) * kSide;
        T::load(shared + (1 + tile % kStages) * T::kBytes, job.k, head / job.share, key);
        commitCopies();
        if (threadIdx.x < kSide)
            separators[tile % kStages][threadIdx.x]
                = key + threadIdx.x < job.places.keys ? job.separators[key + threadIdx.x] : 0;
    };
    TwoRows rows(job, head, first + warpRow + threadIdx.x % 32 / 4);
    T::load(shared, job.q, head, first);
    if (from < to) load(from);
    for (int tile = from; tile < to; ++tile) {
        if (kStages == 2 && tile + 1 < to) {
            load(tile + 1);
            copied<1>();
        } else
            copied<0>();
        __syncthreads();
        float s[kSide / 8][4];
        scoresOf<kChunks, kSplit, kSide, kSide>(s, sharedAddress(shared), warpRow,
            sharedAddress(shared + (1 + tile % kStages) * T::kBytes));
        const std::int64_t key = std::int64_t(tile) * kSide;
        if (key >= end.begin && key + kSide <= begin.end)
            rows.add<true>(s, job, key, separators[tile % kStages]);
        else
            rows.add<false>(s, job, key, separators[tile % kStages]);
        __syncthreads();
        if (kStages == 1 && tile + 1 < to) load(tile + 1);
    }
    for (int half = 0; half < 2; ++half)
        rows.sums[half].write(rows.row[half] < job.places.rows
                ? job.rows + (head * job.places.rows + rows.row[half]) * kRowStatistics
                : nullptr);
}

template <class T> struct CellJob {
    const T *q, *k; // dense
    MapPlaces places;
    int heads, share, d;
    float scale;
    const float* lse;
    const int* induction; // [rows]
    const std::int64_t* duplicatesOf; // [rows + 1] into duplicates
    const int* duplicates;
    float* rows;
};

template <class T>
__device__ float cell(
    const CellJob<T>& job, int head, std::int64_t row, std::int64_t key, float lse)
{
    const Range seen = job.places.allowed(row);
    if (key < seen.begin || key >= seen.end || lse == -INFINITY) return 0;
    const T* q = job.q + (row * job.heads + head) * job.d;
    const T* k = job.k + (key * (job.heads / job.share) + head / job.share) * job.d;
    float dot = 0;
    for (int i = 0; i < job.d; ++i)
        dot = fmaf(float(q[i]), float(k[i]), dot);
    return exp2Of(kLog2e * (dot * job.scale - lse));
}

__device__ float warpSum(float x)
{
    for (int step = 16; step > 0; step /= 2)
        x += __shfl_xor_sync(~0u, x, step);
    return x;
}

// A warp has a row: lanes 0 … 3 the first keys, 4 … 10 those around the row, 11 the induction key.
template <class T> __global__ void cellsOfRows(const __grid_constant__ CellJob<T> job)
{
    const std::int64_t row = std::int64_t(blockIdx.x) * (blockDim.x / 32) + threadIdx.x / 32;
    if (row >= job.places.rows) return;
    const int head = blockIdx.y, lane = threadIdx.x % 32;
    const std::int64_t line = head * job.places.rows + row, at = job.places.firstRow + row;
    const float lse = job.lse[line];
    const std::int64_t key = lane < 4 ? lane : lane < 11 ? at + lane - 7 : job.induction[row];
    const float p = lane < 12 ? cell(job, head, row, key, lse) : 0;
    float duplicates = 0;
    for (std::int64_t i = job.duplicatesOf[row] + lane; i < job.duplicatesOf[row + 1]; i += 32)
        duplicates += cell(job, head, row, job.duplicates[i], lse);
    duplicates = warpSum(duplicates);
    const float sink = warpSum(lane < 4 ? p : 0), local = warpSum(lane >= 4 && lane < 11 ? p : 0);
    float* s = job.rows + line * kRowStatistics;
    if (lane == 0) {
        s[FirstToken] = p;
        s[Sink] = sink;
        s[Local] = local;
        s[Duplicate] = duplicates;
    }
    if (lane == 6) s[Previous] = p;
    if (lane == 7) s[Self] = p;
    if (lane == 8) s[Next] = p;
    if (lane == 11) s[Induction] = p;
}

void sum(const SummaryCall& call, const MapPlaces& places, HeadSummary& out)
{
    const AttentionMap& map = call.map;
    const Device device = map.q.device();
    const bool split = map.q.dtype() == Dtype::F32;
    const Packed q = pack(std::span(&map.q, 1), 1, split, device);
    const Packed k = pack(std::span(&map.k, 1), 1, split, device);
    const Upload<float> separators(call.marks.separators, device);
    const SumJob job{q.panel, k.panel, places, map.heads() / int(map.k.size(1)), map.scale * kLog2e,
        pointer<float>(map.lse), separators.data(), pointer<float>(out.rows)};
    forShape(q.panel, [&]<int kChunks, bool kSplit>() {
        constexpr int kShared = SumTiles<kChunks, kSplit>::kShared;
        const Grid grid{dim3(unsigned(ceilDiv(places.rows, kSide)), unsigned(map.heads())),
            dim3(kThreads), kShared};
        allow(sumRows<kChunks, kSplit>, kShared);
        launch("head summary", device, grid, sumRows<kChunks, kSplit>, job);
    });
}

template <class T> void cells(const SummaryCall& call, const MapPlaces& places, HeadSummary& out)
{
    const AttentionMap& map = call.map;
    const Device device = map.q.device();
    std::vector<std::int64_t> offsets{0};
    std::vector<int> keys;
    for (const std::vector<int>& of : call.marks.duplicates) {
        keys.insert(keys.end(), of.begin(), of.end());
        offsets.push_back(std::int64_t(keys.size()));
    }
    const Upload<std::int64_t> duplicatesOf(offsets, device);
    const Upload<int> duplicates(keys, device), induction(call.marks.induction, device);
    constexpr int kRowsOfBlock = 4;
    const Grid grid{dim3(unsigned(ceilDiv(places.rows, kRowsOfBlock)), unsigned(map.heads())),
        dim3(32 * kRowsOfBlock)};
    launch("head summary", device, grid, cellsOfRows<T>,
        CellJob<T>{pointer<T>(map.q), pointer<T>(map.k), places, map.heads(),
            map.heads() / int(map.k.size(1)), int(map.q.size(2)), map.scale,
            pointer<float>(map.lse), induction.data(), duplicatesOf.data(), duplicates.data(),
            pointer<float>(out.rows)});
}

void summarise(const SummaryCall& call, HeadSummary& out)
{
    const AttentionMap& map = call.map;
    const MapPlaces places(map);
    if (map.keys() > 0) sum(call, places, out);
    if (map.q.dtype() == Dtype::F32)
        cells<float>(call, places, out);
    else
        cells<__nv_bfloat16>(call, places, out);
    const std::int64_t height = out.thumbnails.size(1), width = out.thumbnails.size(2);
    const MapBins bins{call.level, {0, height}, {0, width}, {0, map.keys()}};
    for (int head = 0; head < map.heads() && width > 0; ++head)
        poolMap(map, std::span(&head, 1), bins, HeadFuse::Max, false,
            pointer<float>(out.thumbnails) + head * height * width, nullptr);
}

const bool provided = summariseHeadsKernel.provide(Device::Cuda, summarise);

} // namespace

} // namespace seq
