// Strips of 128 rows against 128 keys at a time, a bin of kStripLevel each: scores live in
// registers alone.
#include "engine/cuda/attention_map.cuh"
#include "engine/cuda/attention_mma.cuh"

namespace seq::cuda {

namespace {

constexpr int kSide = 1 << kStripLevel, kThreads = 128;
constexpr int kBlockBins = 16; // along the keys, of one block
constexpr int kTiles = 2; // of 16 rows, a warp

template <bool kSplit> using Keys = Stretch<1, kSplit, kSide>;

// Keys that any and that all of the strip's rows see.
struct Reach {
    int begin, end, sharedBegin, sharedEnd;
};

__device__ Reach reachOf(const MapStretch& map, std::int64_t row)
{
    __shared__ int s[4];
    if (threadIdx.x == 0) {
        s[0] = s[2] = INT_MAX;
        s[1] = s[3] = 0;
    }
    __syncthreads();
    const std::int64_t mine = row + threadIdx.x;
    const int2 r = mine < map.rows ? map.reach[mine] : int2{0, 0};
    if (r.y > r.x) {
        atomicMin(&s[0], r.x);
        atomicMax(&s[1], r.y);
    }
    atomicMin(&s[2], r.y);
    atomicMax(&s[3], r.x);
    __syncthreads();
    return {s[0], s[1], s[3], s[2]};
}

// What a lane keeps of its rows: two in each tile of 16.
struct Rows {
    float shift[2 * kTiles];
    int2 reach[2 * kTiles];

    __device__ __forceinline__ Rows(const MapHead& head, const MapStretch& map, std::int64_t row)
    {
#pragma unroll
        for (int i = 0; i < 2 * kTiles; ++i) {
            const std::int64_t at = row + 8 * i;
            const bool there = at < map.rows;
            shift[i] = there ? head.shift[at] : INFINITY;
            reach[i] = there ? map.reach[at] : int2{0, 0};
        }
    }
};

template <bool kSplit> struct Queries {
    std::uint32_t hi[kTiles][4][4], lo[kSplit ? kTiles : 1][4][4];

    __device__ __forceinline__ void load(std::uint32_t base, int row)
    {
        using Q = Stretch<1, kSplit, kSide>;
#pragma unroll
        for (int t = 0; t < kTiles; ++t)
#pragma unroll
            for (int step = 0; step < 4; ++step) {
                loadLeft(hi[t][step], Q::plane(base, 0, 0), row + 16 * t, step);
                if (kSplit) loadLeft(lo[t][step], Q::plane(base, 1, 0), row + 16 * t, step);
            }
    }
    // With 16 keys: s [tile, 8 keys each].
    __device__ __forceinline__ void scores(
        float (&s)[kTiles][2][4], std::uint32_t keys, int key) const
    {
#pragma unroll
        for (int i = 0; i < kTiles * 8; ++i)
            s[i / 8][i / 4 % 2][i % 4] = 0;
#pragma unroll
        for (int step = 0; step < 4; ++step) {
            std::uint32_t b[4], rest[4];
            loadKeys(b, Keys<kSplit>::plane(keys, 0, 0), key, step);
            if (kSplit) loadKeys(rest, Keys<kSplit>::plane(keys, 1, 0), key, step);
#pragma unroll
            for (int t = 0; t < kTiles; ++t)
#pragma unroll
                for (int n = 0; n < 2; ++n) {
                    multiply(s[t][n], hi[t][step], b[2 * n], b[2 * n + 1]);
                    if (!kSplit) continue;
                    multiply(s[t][n], lo[t][step], b[2 * n], b[2 * n + 1]);
                    multiply(s[t][n], hi[t][step], rest[2 * n], rest[2 * n + 1]);
                }
        }
    }
};

struct Bin {
    float max = 0, sum = 0;
};

template <bool kSplit, bool kPartial>
__device__ __forceinline__ Bin poolBin(
    const Queries<kSplit>& q, const Rows& rows, std::uint32_t keys, int key, float factor)
{
    Bin bin;
    float sums[2 * kTiles] = {};
#pragma unroll 1
    for (int k = 0; k < kSide; k += 16) {
        float s[kTiles][2][4];
        q.scores(s, keys, k);
#pragma unroll
        for (int i = 0; i < kTiles * 8; ++i) {
            const int t = i / 8, n = i / 4 % 2, e = i % 4, row = 2 * t + e / 2;
            float p = exp2Of(fmaf(s[t][n][e], factor, -rows.shift[row]));
            if (kPartial) {
                const int at = key + k + 8 * n + 2 * int(threadIdx.x % 4) + e % 2;
                p = (at >= rows.reach[row].x) & (at < rows.reach[row].y) ? p : 0;
            }
            bin.max = fmaxf(bin.max, p);
            sums[row] += p;
        }
    }
#pragma unroll
    for (int i = 0; i < 2 * kTiles; ++i)
        bin.sum += sums[i];
    return bin;
}

template <bool kSplit>
__global__ __launch_bounds__(kThreads, kSplit ? 3 : 5) void strips(
    const __grid_constant__ MapHead head, const __grid_constant__ MapStretch map,
    const __grid_constant__ MapSums to)
{
    extern __shared__ __align__(128) char shared[];
    __shared__ Bin found[2][kThreads / 32];
    const int strip = int(gridDim.y - 1 - blockIdx.y); // later rows see more keys: they go first
    const std::int64_t row = std::int64_t(strip) * kSide;
    const int firstBin = int(blockIdx.x) * kBlockBins;
    const Reach reach = reachOf(map, row);
    const int begin = max(firstBin, reach.begin / kSide),
              end = min(firstBin + kBlockBins, (reach.end + kSide - 1) / kSide);
    if (begin >= end) return;
    const int warpRow = int(threadIdx.x) / 32 * 32;
    Queries<kSplit> q;
    Keys<kSplit>::load(shared, head.q, 0, row);
    commitCopies();
    copied<0>();
    __syncthreads();
    q.load(sharedAddress(shared), warpRow);
    const Rows rows(head, map, row + warpRow + threadIdx.x % 32 / 4);
    __syncthreads();
    const auto load = [&](int bin) {
        Keys<kSplit>::load(
            shared + (bin & 1) * Keys<kSplit>::kBytes, head.k, 0, std::int64_t(bin) * kSide);
        commitCopies();
    };
    const auto write = [&](int bin) {
        if (threadIdx.x != 0) return;
        const Bin* b = found[bin & 1];
        const std::int64_t at = strip * to.columns + bin;
        to.max[at] = fmaxf(fmaxf(b[0].max, b[1].max), fmaxf(b[2].max, b[3].max));
        to.sum[at] = (b[0].sum + b[1].sum) + (b[2].sum + b[3].sum);
    };
    load(begin);
    for (int bin = begin; bin < end; ++bin) {
        if (bin + 1 < end) {
            load(bin + 1);
            copied<1>();
        } else
            copied<0>();
        __syncthreads();
        if (bin > begin) write(bin - 1);
        const std::uint32_t keys = sharedAddress(shared + (bin & 1) * Keys<kSplit>::kBytes);
        const int key = bin * kSide;
        const bool whole = key >= reach.sharedBegin && key + kSide <= reach.sharedEnd;
        Bin b = whole ? poolBin<kSplit, false>(q, rows, keys, key, map.factor)
                      : poolBin<kSplit, true>(q, rows, keys, key, map.factor);
#pragma unroll
        for (int step = 16; step > 0; step /= 2) {
            b.max = fmaxf(b.max, __shfl_xor_sync(~0u, b.max, step));
            b.sum += __shfl_xor_sync(~0u, b.sum, step);
        }
        if (threadIdx.x % 32 == 0) found[bin & 1][threadIdx.x / 32] = b;
        __syncthreads();
    }
    write(end - 1);
}

} // namespace

void poolStrips(const MapHead& head, const MapStretch& map, const MapSums& to, Device device)
{
    const Grid grid{
        dim3(unsigned(ceilDiv(to.columns, kBlockBins)), unsigned(ceilDiv(map.rows, kSide))),
        dim3(kThreads), std::size_t(2 * (head.q.lo ? Keys<true>::kBytes : Keys<false>::kBytes))};
    const auto kernel = head.q.lo ? strips<true> : strips<false>;
    allow(kernel, grid.shared);
    launch("attention map", device, grid, kernel, head, map, to);
}

} // namespace seq::cuda
