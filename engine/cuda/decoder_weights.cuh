#pragma once
// The way of the weights through a block: one thread copies them into a ring of stages, in the
// order of use and as far ahead as there is room; eight warps multiply.
#include "engine/cuda/attention_wgmma.cuh"
#include "engine/cuda/decoder_job.cuh"
#include "engine/cuda/reduce.cuh"
#include "engine/cuda/stored_visit.cuh"

namespace seq::cuda {

struct Rows {
    int begin, end;
    __device__ int count() const { return end - begin; }
};
// What one block multiplies of a matrix; up: a second one of the same shape and type, or null.
struct WeightTask {
    StoredMatrix m;
    const std::uint8_t* up;
    Rows rows;
};

// A block's rows of all matrices, worked out once. The larger shares of q, k and v fall to
// different blocks.
struct Shares {
    Rows queries, keys, values, width, hidden, vocabulary;

    __device__ static Rows of(int rows, int turn)
    {
        const unsigned blocks = gridDim.x, block = (blockIdx.x + unsigned(turn)) % blocks;
        return {int(unsigned(rows) * block / blocks), int(unsigned(rows) * (block + 1) / blocks)};
    }
    __device__ void fill(const DecodeJob& job)
    {
        const int third = int(gridDim.x) / 3;
        queries = of(job.heads * job.d, 0);
        keys = of(job.kvHeads * job.d, third);
        values = of(job.kvHeads * job.d, 2 * third);
        width = of(job.width, 0);
        hidden = of(job.hidden, 0);
        vocabulary = of(job.vocabulary, 0);
    }
};

__device__ inline int tasksOf(Phase p)
{
    return p == Phase::Project ? 3 : 1;
}
__device__ inline WeightTask taskOf(
    const DecodeJob& job, const LayerTable& l, const Shares& s, Phase p, int i)
{
    switch (p) {
    case Phase::Project:
        if (i == 0) return {l.q, nullptr, s.queries};
        return i == 1 ? WeightTask{l.k, nullptr, s.keys} : WeightTask{l.v, nullptr, s.values};
    case Phase::Mix:
        return {l.out, nullptr, s.width};
    case Phase::Gate:
        return {l.gate, l.up.at, s.hidden};
    case Phase::Down:
        return {l.down, nullptr, s.width};
    default:
        return {job.output, nullptr, s.vocabulary};
    }
}

#if defined(SEQ_WGMMA)

extern __shared__ __align__(128) char blockMemory[];

struct Ring {
    std::uint32_t full, empty; // barriers, 8 bytes each
    int at, bytes, count; // of the stages in the block's memory; of a stage; of stages
    int stage = 0, turn = 0;

    __device__ void next()
    {
        if (++stage < count) return;
        stage = 0;
        turn ^= 1;
    }
    __device__ char* here() const { return blockMemory + at + stage * bytes; }
    __device__ std::uint32_t fullHere() const { return full + 8 * stage; }
    __device__ std::uint32_t emptyHere() const { return empty + 8 * stage; }
};

__device__ inline void copyTask(Ring& ring, const WeightTask& t)
{
    const int each = t.m.rowsEach;
    for (int row = t.rows.begin; row < t.rows.end; row += each) {
        const std::int64_t at = std::int64_t(row) * t.m.rowBytes;
        const std::int64_t length = std::int64_t(min(each, t.rows.end - row)) * t.m.rowBytes;
        awaitPhase(ring.emptyHere(), ring.turn ^ 1);
        const Stretch16 first(t.m.at + at, length), second(t.up + at, t.up ? length : 0);
        expectBytes(ring.fullHere(), first.bytes + (t.up ? second.bytes : 0));
        copyBulk(sharedAddress(ring.here()), first.from, first.bytes, ring.fullHere());
        if (t.up)
            copyBulk(sharedAddress(ring.here() + ring.bytes / 2), second.from, second.bytes,
                ring.fullHere());
        ring.next();
    }
}

// The compiler may not work ahead with this value: what one type needs of it is not worked out, and
// kept in registers, for all types.
__device__ __forceinline__ int justNow(int value)
{
    asm volatile("" : "+r"(value));
    return value;
}

// The products of two stored rows and the input, in every lane; of the pieces from `piece` on.
template <Dtype T>
__device__ __forceinline__ float2 products(const std::uint8_t* first, const std::uint8_t* second,
    const float* input, int piece, int step, int pieces)
{
    float a = 0, b = 0;
#pragma unroll 1
    for (; piece < pieces; piece += step) { // short code: it is fetched once a phase
        const Runs at = stored::Stored<T>::runs(piece);
        const float4 x = *reinterpret_cast<const float4*>(input + at.first);
        const float4 y = *reinterpret_cast<const float4*>(input + at.second);
        float w[8];
        stored::Stored<T>::decode(first, piece, w);
        a += w[0] * x.x + w[1] * x.y + w[2] * x.z + w[3] * x.w;
        a += w[4] * y.x + w[5] * y.y + w[6] * y.z + w[7] * y.w;
        stored::Stored<T>::decode(second, piece, w);
        b += w[0] * x.x + w[1] * x.y + w[2] * x.z + w[3] * x.w;
        b += w[4] * y.x + w[5] * y.y + w[6] * y.z + w[7] * y.w;
    }
    return {warpSum(a), warpSum(b)};
}

// Where the sums of a task go: [rows, parts], those of `up` after them, times the factor.
struct Sums {
    float* at;
    int partsLog;
    float factor;
};

// Two rows meet the input together: neighbours, or one of each matrix. `parts` warps share them.
template <Dtype T>
__device__ __forceinline__ void multiplyTask(
    Ring& ring, const WeightTask& t, int elements, const float* input, const Sums& sums)
{
    const int warp = int(threadIdx.x) / 32, lane = int(threadIdx.x) % 32;
    const int parts = 1 << sums.partsLog, part = warp & (parts - 1);
    const int teams = kDecodeWarps >> sums.partsLog;
    const int each = t.m.rowsEach, pairLog = t.up ? 0 : 1;
    for (int first = t.rows.begin; first < t.rows.end; first += each) {
        const int rows = min(each, t.rows.end - first);
        const std::int64_t at = std::int64_t(first) * t.m.rowBytes;
        const auto* stage = reinterpret_cast<const std::uint8_t*>(ring.here());
        const std::uint8_t* w = stage + (reinterpret_cast<std::uintptr_t>(t.m.at + at) & 15);
        const std::uint8_t* up
            = stage + ring.bytes / 2 + (reinterpret_cast<std::uintptr_t>(t.up + at) & 15);
        // short tasks one after the other fall to different warps
        int row = (((warp >> sums.partsLog) + 3 * ring.stage) & (teams - 1)) << pairLog;
        awaitPhase(ring.fullHere(), ring.turn);
        for (; row < rows; row += teams << pairLog) {
            const bool both = t.up || row + 1 < rows;
            const std::uint8_t* a = w + row * t.m.rowBytes;
            const std::uint8_t* b = t.up ? up + row * t.m.rowBytes : both ? a + t.m.rowBytes : a;
            const float2 sum = products<T>(
                a, b, input, justNow(part * 32 + lane), 32 * parts, piecesOf(elements));
            float* to = sums.at + (first + row - t.rows.begin) * parts + part;
            if (lane > 0) continue;
            *to = sum.x * sums.factor;
            if (both) to[(t.up ? t.rows.count() : 1) * parts] = sum.y * sums.factor;
        }
        __syncwarp();
        if (lane == 0) arrive(ring.emptyHere());
        ring.next();
    }
}

template <class F> __device__ __forceinline__ void withStored(Dtype type, const F& f)
{
    switch (type) {
#define SEQ_STORED(T)                                                                              \
    case Dtype::T:                                                                                 \
        f.template operator()<Dtype::T>();                                                         \
        break;
        SEQ_STORED_TYPES(SEQ_STORED)
#undef SEQ_STORED
    default:
        break;
    }
}

#endif

} // namespace seq::cuda
