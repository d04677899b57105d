#include "engine/cuda/attention_forward.cuh"
#include "engine/cuda/attention_mma.cuh"

#include <algorithm>

namespace seq::cuda {

namespace {

constexpr int kQueries = 64, kThreads = 128; // of a block; 16 queries a warp

template <int kChunks, bool kSplit> struct Tiles {
    static constexpr int kKeys = kChunks == 4 ? 32 : 64;
    static constexpr int kStages = kChunks == 4 && kSplit ? 1 : 2;
    using Q = Stretch<kChunks, kSplit, kQueries>;
    using K = Stretch<kChunks, kSplit, kKeys>;
    static constexpr int kShared = Q::kBytes + kStages * 2 * K::kBytes;
};

// What a lane keeps of its two queries.
template <int kChunks> struct Running {
    float maximum[2] = {-INFINITY, -INFINITY}, sum[2] = {0, 0};
    float out[8 * kChunks][4] = {};
};

// Scores become weights; sums of earlier keys are scaled to the new maximum.
template <int kChunks, int kKeys>
__device__ void softmax(float (&s)[kKeys / 8][4], Running<kChunks>& r)
{
#pragma unroll
    for (int half = 0; half < 2; ++half) {
        float m = -INFINITY;
#pragma unroll
        for (auto& c : s)
            m = fmaxf(m, fmaxf(c[2 * half], c[2 * half + 1]));
        m = fmaxf(r.maximum[half], rowMax(m));
        const float base = m == -INFINITY ? 0 : m; // a row that has seen no key
        const float before = exp2Of(r.maximum[half] - base);
        float sum = 0;
#pragma unroll
        for (auto& c : s)
#pragma unroll
            for (int e = 2 * half; e < 2 * half + 2; ++e) {
                c[e] = exp2Of(c[e] - base);
                sum += c[e];
            }
        r.sum[half] = r.sum[half] * before + sum;
        r.maximum[half] = m;
#pragma unroll
        for (auto& o : r.out) {
            o[2 * half] *= before;
            o[2 * half + 1] *= before;
        }
    }
}

template <int kChunks, bool kSplit, int kKeys>
__device__ void weigh(
    const float (&p)[kKeys / 8][4], std::uint32_t values, float (&out)[8 * kChunks][4])
{
    using V = Stretch<kChunks, kSplit, kKeys>;
#pragma unroll
    for (int j = 0; j < kKeys / 16; ++j) {
        std::uint32_t a[4], rest[4];
#pragma unroll
        for (int i = 0; i < 4; ++i) {
            const float low = p[2 * j + i / 2][i % 2 * 2], high = p[2 * j + i / 2][i % 2 * 2 + 1];
            a[i] = pairOf(low, high);
            if (kSplit) rest[i] = restOf(low, high, a[i]);
        }
#pragma unroll
        for (int pair = 0; pair < 4 * kChunks; ++pair) {
            std::uint32_t b[4];
            loadValues(b, V::plane(values, 0, pair / 4), 16 * j, pair % 4);
            multiply(out[2 * pair], a, b[0], b[1]);
            multiply(out[2 * pair + 1], a, b[2], b[3]);
            if (!kSplit) continue;
            multiply(out[2 * pair], rest, b[0], b[1]);
            multiply(out[2 * pair + 1], rest, b[2], b[3]);
            loadValues(b, V::plane(values, 1, pair / 4), 16 * j, pair % 4);
            multiply(out[2 * pair], a, b[0], b[1]);
            multiply(out[2 * pair + 1], a, b[2], b[3]);
        }
    }
}

// -infinity where a query may not see a key.
template <int kKeys>
__device__ void hide(
    float (&s)[kKeys / 8][4], const Sight& sight, const std::int64_t (&rows)[2], std::int64_t key)
{
#pragma unroll
    for (int t = 0; t < kKeys / 8; ++t)
#pragma unroll
        for (int e = 0; e < 4; ++e)
            if (!sight.sees(rows[e / 2], key + 8 * t + 2 * (threadIdx.x % 4) + e % 2))
                s[t][e] = -INFINITY;
}

template <int kChunks>
__device__ void finish(
    const ForwardJob& job, Running<kChunks>& r, int part, int head, std::int64_t query)
{
#pragma unroll
    for (int half = 0; half < 2; ++half) {
        const float sum = rowSum(r.sum[half]), inverse = sum > 0 ? 1 / sum : 0;
        const std::int64_t i = query + 8 * half;
        if (i >= job.queries()) continue;
        if (threadIdx.x % 4 == 0) job.store(part, head, i, r.maximum[half], sum);
        float* out = job.outOf(part, head, i);
#pragma unroll
        for (int t = 0; t < 8 * kChunks; ++t)
#pragma unroll
            for (int e = 0; e < 2; ++e) {
                const int column = 8 * t + 2 * int(threadIdx.x % 4) + e;
                if (column < job.d) out[column] = r.out[t][2 * half + e] * inverse;
            }
    }
}

template <int kChunks, bool kSplit>
__global__ __launch_bounds__(kThreads) void forward(const __grid_constant__ ForwardJob job)
{
    using T = Tiles<kChunks, kSplit>;
    constexpr int kKeys = T::kKeys;
    extern __shared__ __align__(128) char shared[];
    char* const tiles = shared + T::Q::kBytes;
    const int head = blockIdx.y, part = blockIdx.z;
    // later rows see more keys: they go first
    const std::int64_t query = std::int64_t(gridDim.x - 1 - blockIdx.x) * kQueries;
    const std::int64_t row = query / job.share;
    const std::int64_t lastRow = min(query + kQueries, job.queries()) - 1;
    const Range reach = job.sight.reach(row, lastRow / job.share);
    const Range seen = job.sight.shared(row, lastRow / job.share);
    const std::int64_t tile = reach.begin / kKeys, count = (reach.end + kKeys - 1) / kKeys - tile;
    const std::int64_t begin = tile + count * part / job.parts,
                       end = tile + count * (part + 1) / job.parts;
    const auto load = [&](std::int64_t t) {
        char* to = tiles + (t - begin) % T::kStages * 2 * T::K::kBytes;
        T::K::load(to, job.k, head, t * kKeys);
        T::K::load(to + T::K::kBytes, job.v, head, t * kKeys);
        commitCopies();
    };
    T::Q::load(shared, job.q, head, query);
    if (begin < end) load(begin);
    const std::int64_t mine = query + threadIdx.x / 32 * 16 + threadIdx.x % 32 / 4;
    const std::int64_t rows[2] = {mine / job.share, (mine + 8) / job.share};
    Running<kChunks> r;
    for (std::int64_t t = begin; t < end; ++t) {
        const bool ahead = T::kStages == 2 && t + 1 < end;
        if (ahead) {
            load(t + 1);
            copied<1>();
        } else
            copied<0>();
        __syncthreads();
        const std::uint32_t k = sharedAddress(tiles + (t - begin) % T::kStages * 2 * T::K::kBytes);
        float s[kKeys / 8][4];
        scoresOf<kChunks, kSplit, kQueries, kKeys>(
            s, sharedAddress(shared), threadIdx.x / 32 * 16, k);
#pragma unroll
        for (auto& c : s)
            for (float& x : c)
                x *= job.factor;
        if (t * kKeys < seen.begin || (t + 1) * kKeys > seen.end)
            hide<kKeys>(s, job.sight, rows, t * kKeys);
        softmax<kChunks, kKeys>(s, r);
        weigh<kChunks, kSplit, kKeys>(s, k + T::K::kBytes, r.out);
        __syncthreads();
        if (T::kStages == 1 && t + 1 < end) load(t + 1);
    }
    finish<kChunks>(job, r, part, head, mine);
}

// So many shares of the keys that the device has work; each writes a result of its own.
int partsFor(const ForwardJob& job, Device device)
{
    const std::int64_t blocks = ceilDiv(job.queries(), 64) * job.kvHeads;
    const std::int64_t room
        = 2 * limitsOf(device).multiprocessors / std::max<std::int64_t>(1, blocks);
    const std::int64_t useful = job.sight.keys / 256;
    return int(std::clamp<std::int64_t>(std::min(room, useful), 1, kMostParts));
}

} // namespace

void forwardByMma(const ForwardJob& job, Device device)
{
    forShape(job.q, [&]<int kChunks, bool kSplit>() {
        constexpr int kShared = Tiles<kChunks, kSplit>::kShared;
        const Grid grid{dim3(unsigned(ceilDiv(job.queries(), kQueries)), unsigned(job.kvHeads),
                            unsigned(job.parts)),
            dim3(kThreads), kShared};
        allow(forward<kChunks, kSplit>, kShared);
        launch("attention", device, grid, forward<kChunks, kSplit>, job);
    });
}

void forwardInShares(ForwardJob job, const Partial& whole, Device device)
{
    job.parts = partsFor(job, device);
    job.to[0] = whole;
    if (job.parts == 1) return forwardByMma(job, device);
    const int heads = job.kvHeads * job.share;
    const std::int64_t rows = job.sight.rows, n = rows * heads * job.d;
    const Tensor outs = Tensor::empty({job.parts, n}, Dtype::F32, device);
    const Tensor lses = Tensor::empty({job.parts, rows * heads}, Dtype::F32, device);
    for (int p = 0; p < job.parts; ++p)
        job.to[p] = {pointer<float>(outs) + p * n, pointer<float>(lses) + p * rows * heads};
    forwardByMma(job, device);
    mergeParts(job.to, job.parts, whole, rows, heads, job.d, device);
}

} // namespace seq::cuda
