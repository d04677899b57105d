// Squares of 64 x 64 cells: any heads, any fusion, bins of any size up to the square's.
#include "engine/cuda/attention_map.cuh"
#include "engine/cuda/attention_mma.cuh"

namespace seq::cuda {

namespace {

constexpr int kSide = 1 << kTileLevel, kThreads = 128;

struct Job {
    const MapHead* heads;
    int count;
    bool mean; // of heads; else the largest
    MapStretch map;
    MapSums to;
};

struct Square { // cells, then sums and maxima of pieces of rows
    float cells[kSide][kSide + 1];
    float max[kSide][kSide + 1], sum[kSide][kSide + 1];
};

// Queries and keys of two heads at a time, where they fit; cells take their place afterwards.
template <int kChunks, bool kSplit> struct Operands {
    using T = Stretch<kChunks, kSplit, kSide>;
    static constexpr int kStages = 4 * T::kBytes <= 128 * 1024 ? 2 : 1;
    static constexpr int kBytes = kStages * 2 * T::kBytes;
    static constexpr int kShared = kBytes > int(sizeof(Square)) ? kBytes : int(sizeof(Square));
};

// The cells of a warp's 16 rows, fused over the heads.
template <int kChunks, bool kSplit>
__device__ void fuseHeads(const Job& job, char* operands, std::int64_t row, std::int64_t key,
    float (&fused)[kSide / 8][4])
{
    using T = Stretch<kChunks, kSplit, kSide>;
    constexpr int kStages = Operands<kChunks, kSplit>::kStages;
    const int warpRow = int(threadIdx.x) / 32 * 16;
    const float share = 1 / float(job.count);
    const auto load = [&](int h) {
        char* to = operands + h % kStages * 2 * T::kBytes;
        T::load(to, job.heads[h].q, 0, row);
        T::load(to + T::kBytes, job.heads[h].k, 0, key);
        commitCopies();
    };
    load(0);
    for (int h = 0; h < job.count; ++h) {
        float shift[2];
        for (int half = 0; half < 2; ++half) {
            const std::int64_t at = row + warpRow + threadIdx.x % 32 / 4 + 8 * half;
            shift[half] = at < job.map.rows ? job.heads[h].shift[at] : INFINITY;
        }
        if (kStages == 2 && h + 1 < job.count) {
            load(h + 1);
            copied<1>();
        } else
            copied<0>();
        __syncthreads();
        const std::uint32_t q = sharedAddress(operands + h % kStages * 2 * T::kBytes);
        float s[kSide / 8][4];
        scoresOf<kChunks, kSplit, kSide, kSide>(s, q, warpRow, q + T::kBytes);
#pragma unroll
        for (int i = 0; i < kSide / 2; ++i) {
            const float p = exp2Of(fmaf(s[i / 4][i % 4], job.map.factor, -shift[i / 2 % 2]));
            float& cell = fused[i / 4][i % 4];
            cell = job.mean ? fmaf(p, share, cell) : fmaxf(cell, p);
        }
        __syncthreads(); // the operands are read
        if (kStages == 1 && h + 1 < job.count) load(h + 1);
    }
}

// Bins in two steps: along the rows, then down the columns of what that left.
__device__ void pool(Square& s, const MapSums& to, int tileRow, int tileColumn)
{
    const int side = 1 << to.level, across = kSide >> to.level;
    for (int i = threadIdx.x; i < kSide * across; i += kThreads) {
        const int row = i / across, piece = i % across;
        float max = 0, sum = 0;
        for (int c = piece * side; c < (piece + 1) * side; ++c) {
            max = fmaxf(max, s.cells[row][c]);
            sum += s.cells[row][c];
        }
        s.max[row][piece] = max;
        s.sum[row][piece] = sum;
    }
    __syncthreads();
    for (int i = threadIdx.x; i < across * across; i += kThreads) {
        const int bin = i / across, piece = i % across;
        float max = 0, sum = 0;
        for (int row = bin * side; row < (bin + 1) * side; ++row) {
            max = fmaxf(max, s.max[row][piece]);
            sum += s.sum[row][piece];
        }
        const std::int64_t column = std::int64_t(tileColumn) * across + piece;
        if (column >= to.columns || (max == 0 && sum == 0)) continue; // zeros are there
        const std::int64_t at = (std::int64_t(tileRow) * across + bin) * to.columns + column;
        to.max[at] = max;
        to.sum[at] = sum;
    }
}

template <int kChunks, bool kSplit>
__global__ __launch_bounds__(kThreads) void tiles(const __grid_constant__ Job job)
{
    extern __shared__ __align__(128) char shared[];
    Square& square = *reinterpret_cast<Square*>(shared);
    const std::int64_t row = std::int64_t(blockIdx.y) * kSide,
                       key = std::int64_t(blockIdx.x) * kSide;
    const std::int64_t mine = row + threadIdx.x;
    const int2 reach
        = threadIdx.x < kSide && mine < job.map.rows ? job.map.reach[mine] : int2{0, 0};
    if (!__syncthreads_or(reach.x < min(std::int64_t(reach.y), key + kSide) && reach.y > key))
        return;
    float fused[kSide / 8][4] = {};
    fuseHeads<kChunks, kSplit>(job, shared, row, key, fused);
    for (int half = 0; half < 2; ++half) {
        const int line = int(threadIdx.x) / 32 * 16 + threadIdx.x % 32 / 4 + 8 * half;
        const int2 r = row + line < job.map.rows ? job.map.reach[row + line] : int2{0, 0};
#pragma unroll
        for (int t = 0; t < kSide / 8; ++t)
#pragma unroll
            for (int e = 0; e < 2; ++e) {
                const int column = 8 * t + 2 * int(threadIdx.x % 4) + e;
                const bool seen = key + column >= r.x && key + column < r.y;
                square.cells[line][column] = seen ? fused[t][half ? 2 + e : e] : 0;
            }
    }
    __syncthreads();
    pool(square, job.to, int(blockIdx.y), int(blockIdx.x));
}

} // namespace

void poolTiles(const MapHead& like, const MapHead* heads, int count, HeadFuse fuse,
    const MapStretch& map, const MapSums& to, Device device)
{
    const Job job{heads, count, fuse == HeadFuse::Mean, map, to};
    forShape(like.q, [&]<int kChunks, bool kSplit>() {
        constexpr int kShared = Operands<kChunks, kSplit>::kShared;
        const Grid grid{
            dim3(unsigned(ceilDiv(map.keys, kSide)), unsigned(ceilDiv(map.rows, kSide))),
            dim3(kThreads), kShared};
        allow(tiles<kChunks, kSplit>, kShared);
        launch("attention map", device, grid, tiles<kChunks, kSplit>, job);
    });
}

} // namespace seq::cuda
