// Attention on sm_90a: one warp of a block copies tiles of keys and values, three warpgroups have
// 64 queries each. The scores of one tile are under way while the weights of the one before are
// multiplied with its values, and softmax runs beside both.
#include "engine/cuda/attention_forward.cuh"
#include "engine/cuda/attention_wgmma.cuh"
#include "engine/cuda/overlap.cuh"

namespace seq::cuda {

namespace {

constexpr int kGroups = 3, kGroupThreads = 128;
constexpr int kThreads = (kGroups + 1) * kGroupThreads;
constexpr int kQueries = 64 * kGroups, kKeys = 128, kStages = 2;
constexpr int kTileBytes = kKeys * 128, kGroupBytes = 64 * 128;

struct Shared {
    alignas(1024) char queries[kGroups][kGroupBytes];
    alignas(1024) char keys[kStages][kTileBytes], values[kStages][kTileBytes];
    std::uint64_t queriesFull, keysFull[kStages], valuesFull[kStages], keysEmpty[kStages],
        valuesEmpty[kStages];
};

#if defined(SEQ_WGMMA)

// Keys of the block's queries, in tiles, from the last to the first.
struct Walk {
    int first, count;
    __device__ int tile(int step) const { return first + count - 1 - step; }
};

__device__ __forceinline__ void initBarriers(Shared& s)
{
    initBarrier(sharedAddress(&s.queriesFull), 1);
    for (int i = 0; i < kStages; ++i) {
        initBarrier(sharedAddress(&s.keysFull[i]), 1);
        initBarrier(sharedAddress(&s.valuesFull[i]), 1);
        initBarrier(sharedAddress(&s.keysEmpty[i]), kGroups);
        initBarrier(sharedAddress(&s.valuesEmpty[i]), kGroups);
    }
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
}

__device__ __forceinline__ void copyTile(
    std::uint64_t& full, std::uint64_t& empty, char* to, const void* from, int step)
{
    awaitPhase(sharedAddress(&empty), step / kStages & 1 ^ 1);
    expectBytes(sharedAddress(&full), kTileBytes);
    copyBulk(sharedAddress(to), from, kTileBytes, sharedAddress(&full));
}

__device__ __forceinline__ void produce(
    Shared& s, const ForwardJob& job, int head, std::int64_t query, const Walk& walk)
{
    const std::int64_t left = (job.q.rows - query) / 64;
    const int groups = int(min(left, std::int64_t(kGroups)));
    expectBytes(sharedAddress(&s.queriesFull), groups * kGroupBytes);
    copyBulk(sharedAddress(s.queries), job.q.hi + job.q.at(head, 0, query), groups * kGroupBytes,
        sharedAddress(&s.queriesFull));
    for (int step = 0; step < walk.count; ++step) {
        const std::int64_t row = std::int64_t(walk.tile(step)) * kKeys;
        const int i = step % kStages;
        copyTile(s.keysFull[i], s.keysEmpty[i], s.keys[i], job.k.hi + job.k.at(head, 0, row), step);
        copyTile(s.valuesFull[i], s.valuesEmpty[i], s.values[i], job.v.hi + job.v.at(head, 0, row),
            step);
    }
}

__device__ __forceinline__ void issueScores(
    float (&scores)[64], const char* queries, const char* keys)
{
    const std::uint64_t q = matrixAt(sharedAddress(queries)), k = matrixAt(sharedAddress(keys));
    multiplyKeys<false>(scores, q, k);
#pragma unroll
    for (int step = 1; step < 4; ++step)
        multiplyKeys<true>(scores, q + 2 * step, k + 2 * step);
    commitProducts();
}

__device__ __forceinline__ void issueValues(
    float (&out)[32], const std::uint32_t (&p)[32], const char* values)
{
    const std::uint64_t v = matrixAt(sharedAddress(values));
#pragma unroll
    for (int step = 0; step < kKeys / 16; ++step)
        multiplyValues(
            out, p[4 * step], p[4 * step + 1], p[4 * step + 2], p[4 * step + 3], v + 128 * step);
    commitProducts();
}

// What a lane keeps of its two queries.
struct Lane {
    int begin[2], end[2]; // keys that they see
    float maximum[2] = {-INFINITY, -INFINITY}, sum[2] = {0, 0}, before[2] = {1, 1};

    __device__ __forceinline__ void hide(float (&s)[64], int key) const
    {
#pragma unroll
        for (int i = 0; i < 64; ++i) {
            const int at = key + i / 4 * 8 + 2 * int(threadIdx.x % 4) + i % 2, half = i / 2 % 2;
            s[i] = (at < begin[half]) | (at >= end[half]) ? -INFINITY : s[i];
        }
    }
    // Scores become weights; before: what earlier sums are multiplied by.
    __device__ __forceinline__ void softmax(float (&s)[64], float factor)
    {
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            float m = s[2 * half];
#pragma unroll
            for (int i = 0; i < 64; ++i)
                if (i / 2 % 2 == half) m = fmaxf(m, s[i]);
            m = fmaxf(maximum[half], rowMax(m) * factor);
            const float base = m == -INFINITY ? 0 : m;
            before[half] = exp2Of(maximum[half] - base);
            maximum[half] = m;
            float total = 0;
#pragma unroll
            for (int i = 0; i < 64; ++i)
                if (i / 2 % 2 == half) {
                    s[i] = exp2Of(fmaf(s[i], factor, -base));
                    total += s[i];
                }
            sum[half] = sum[half] * before[half] + total;
        }
    }
    __device__ __forceinline__ void scale(float (&out)[32]) const
    {
#pragma unroll
        for (int i = 0; i < 32; ++i)
            out[i] *= before[i / 2 % 2];
    }
};

__device__ __forceinline__ void round(const float (&s)[64], std::uint32_t (&p)[32])
{
#pragma unroll
    for (int i = 0; i < 32; ++i)
        p[i] = pairOf(s[2 * i], s[2 * i + 1]);
}

__device__ __forceinline__ void storeRounded(const ForwardJob& job, const float (&out)[32],
    int half, int head, std::int64_t query, float inverse)
{
    __nv_bfloat16* to = job.rounded + job.placeOf(head, query) + 2 * (threadIdx.x % 4);
#pragma unroll
    for (int t = 0; t < 8; ++t)
        if (8 * t < job.d) // a whole number of eights
            *reinterpret_cast<std::uint32_t*>(to + 8 * t)
                = pairOf(out[4 * t + 2 * half] * inverse, out[4 * t + 2 * half + 1] * inverse);
}

__device__ __forceinline__ void store(
    const ForwardJob& job, const Lane& lane, const float (&out)[32], int head, std::int64_t query)
{
#pragma unroll
    for (int half = 0; half < 2; ++half) {
        const float sum = rowSum(lane.sum[half]), inverse = sum > 0 ? 1 / sum : 0;
        const std::int64_t i = query + 8 * half;
        if (i >= job.queries()) continue;
        if (job.rounded) {
            storeRounded(job, out, half, head, i, inverse);
            continue;
        }
        if (threadIdx.x % 4 == 0) job.store(0, head, i, lane.maximum[half], sum);
        float* to = job.outOf(0, head, i) + 2 * (threadIdx.x % 4);
#pragma unroll
        for (int t = 0; t < 8; ++t) {
            const int column = 8 * t + 2 * int(threadIdx.x % 4);
            if (column < job.d) to[8 * t] = out[4 * t + 2 * half] * inverse;
            if (column + 1 < job.d) to[8 * t + 1] = out[4 * t + 2 * half + 1] * inverse;
        }
    }
}

__device__ __forceinline__ void consume(Shared& s, const ForwardJob& job, int head,
    std::int64_t firstQuery, const Walk& walk, const Range& seen)
{
    const int group = int(threadIdx.x) / kGroupThreads - 1;
    const bool leader = threadIdx.x % kGroupThreads == 0;
    const std::int64_t query
        = firstQuery + 64 * group + threadIdx.x % 128 / 32 * 16 + threadIdx.x % 32 / 4;
    Lane lane;
#pragma unroll
    for (int half = 0; half < 2; ++half) {
        const std::int64_t row = (query + 8 * half) / job.share;
        const Range r = job.sight.reach(row, row);
        lane.begin[half] = int(r.begin);
        lane.end[half] = int(r.end);
    }
    float scores[64], out[32] = {};
    std::uint32_t weights[32];
    const auto weigh = [&](int tile) {
        if (tile * kKeys < seen.begin || (tile + 1) * kKeys > seen.end)
            lane.hide(scores, tile * kKeys);
        lane.softmax(scores, job.factor);
    };
    awaitPhase(sharedAddress(&s.queriesFull), 0);
    awaitPhase(sharedAddress(&s.keysFull[0]), 0);
    beginProducts();
    issueScores(scores, s.queries[group], s.keys[0]);
    productsDone<0>();
    settle(scores);
    if (leader) arrive(sharedAddress(&s.keysEmpty[0]));
    weigh(walk.tile(0));
    round(scores, weights);
    for (int step = 1; step < walk.count; ++step) {
        const int i = step % kStages, last = (step - 1) % kStages;
        awaitPhase(sharedAddress(&s.keysFull[i]), step / kStages & 1);
        beginProducts();
        issueScores(scores, s.queries[group], s.keys[i]);
        awaitPhase(sharedAddress(&s.valuesFull[last]), (step - 1) / kStages & 1);
        issueValues(out, weights, s.values[last]);
        productsDone<1>();
        settle(scores);
        if (leader) arrive(sharedAddress(&s.keysEmpty[i]));
        weigh(walk.tile(step));
        productsDone<0>();
        settle(out);
        if (leader) arrive(sharedAddress(&s.valuesEmpty[last]));
        lane.scale(out);
        round(scores, weights);
    }
    const int last = walk.count - 1;
    awaitPhase(sharedAddress(&s.valuesFull[last % kStages]), last / kStages & 1);
    beginProducts();
    issueValues(out, weights, s.values[last % kStages]);
    productsDone<0>();
    settle(out);
    store(job, lane, out, head, query);
}

#endif

__global__ __launch_bounds__(kThreads, 1) void forward(const __grid_constant__ ForwardJob job)
{
#if defined(SEQ_WGMMA)
    extern __shared__ __align__(1024) char memory[];
    Shared& s = *reinterpret_cast<Shared*>(memory);
    const int head = blockIdx.x;
    // later queries see more keys: they go first
    const std::int64_t query = std::int64_t(gridDim.y - 1 - blockIdx.y) * kQueries;
    const std::int64_t row = query / job.share,
                       lastRow = (min(query + kQueries, job.queries()) - 1) / job.share;
    const Range reach = job.sight.reach(row, lastRow), seen = job.sight.shared(row, lastRow);
    // at least one tile: a row without keys is written by it too
    const int first = int(min(reach.begin, job.k.rows - 1) / kKeys);
    const Walk walk{first, max(1, int((reach.end + kKeys - 1) / kKeys) - first)};
    if (threadIdx.x == 0) initBarriers(s);
    __syncthreads();
    afterEarlierKernels();
    if (threadIdx.x < kGroupThreads) {
        asm volatile("setmaxnreg.dec.sync.aligned.u32 32;");
        if (threadIdx.x == 0) produce(s, job, head, query, walk);
    } else {
        asm volatile("setmaxnreg.inc.sync.aligned.u32 160;");
        consume(s, job, head, query, walk, seen);
    }
#endif
}

// Whether this build holds the kernel's machine code for such a device.
bool compiled()
{
    constexpr int kRegistersOfNothing = 64; // elsewhere the kernel is empty
    cudaFuncAttributes a{};
    check(cudaFuncGetAttributes(&a, forward), "cannot read a kernel's properties");
    return a.numRegs > kRegistersOfNothing;
}

} // namespace

bool forwardByWgmma(const ForwardJob& job, Device device)
{
    constexpr int kWorthwhile = 2 * kQueries; // fewer: shares of the keys fill the device better
    const bool fits = limitsOf(device).capability == 90 && !job.q.lo && job.q.chunks == 1
        && job.sight.regular() && job.factor > 0 && job.sight.keys > 0
        && job.queries() >= kWorthwhile;
    if (!fits) return false;
    if (!compiled()) return false;
    allow(forward, sizeof(Shared));
    const Grid grid{dim3(unsigned(job.kvHeads), unsigned(ceilDiv(job.queries(), kQueries))),
        dim3(kThreads), sizeof(Shared)};
    launchEarly<forward>("attention", device, grid, job);
    return true;
}

} // namespace seq::cuda
