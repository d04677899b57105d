#pragma once
// Attention of one new position. A block takes some heads of one key head and a share of the keys;
// d / 8 lanes have a key, eight elements each.
#include "engine/cuda/attention_mma.cuh"
#include "engine/cuda/decoder_exchange.cuh"
#include "engine/cuda/decoder_products.cuh"
#include "engine/cuda/reduce.cuh"

namespace seq::cuda {

inline constexpr int kTilesAhead = 2; // keys that a lane has on their way
inline constexpr int kSharesMergedByAll = 4; // more: one block a head merges, all others wait

struct KeyShares {
    int first, old; // the first key seen; how many before the new one
    int count; // of shares, none without a key
};
__device__ inline KeyShares keyShares(const DecodeJob& job, int position, int window)
{
    const int first = window > 0 ? max(0, position + 1 - window) : 0;
    const int each = kTilesAhead * kDecodeWarps * 256 >> job.dLog; // what a block's lanes hold
    const int keys = position + 1 - first;
    return {first, position - first,
        min(job.mostShares, int(unsigned(keys + each - 1) / unsigned(each)))};
}

// What a block leaves of head h: d values, the largest score (to base 2) and the sum of weights.
__device__ inline std::int64_t partAt(const DecodeJob& job, int share, int head)
{
    return job.layout.parts + (std::int64_t(share) * job.heads + head) * partPlaces(job.d);
}

struct AttentionRoom { // of a block's shared memory
    float *query, *own, *values; // own: the new key and value
    float2* weights; // of each warp: the largest score, the sum of weights
    __device__ AttentionRoom(float* scratch, int d)
        : query(scratch)
        , own(query + d)
        , values(own + 2 * d)
        , weights(reinterpret_cast<float2*>(values + kDecodeWarps * d))
    {
    }
};
// Waits for a head's elements of pair j, and turns them; products rounded before they are added.
__device__ inline void receivePair(
    const DecodeJob& job, const float* head, int j, const float2* angles, bool turns, float* to)
{
    const int pairs = turns ? job.pairs : 0;
    const bool halves = j < pairs && !job.interleaved;
    const int first = halves ? j : 2 * j, second = halves ? j + pairs : 2 * j + 1;
    float2 x;
    await(head + first, head + second, x.x, x.y);
    const float2 turn = j < pairs ? angles[j] : float2{1, 0};
    to[first] = __fsub_rn(__fmul_rn(x.x, turn.x), __fmul_rn(x.y, turn.y));
    to[second] = __fadd_rn(__fmul_rn(x.y, turn.x), __fmul_rn(x.x, turn.y));
}

struct Unit { // of attention: a query head and a share of the keys
    int kvHead, head;
    int share, begin, end; // old keys; the new one follows the last share's
    bool stores; // the new key and value
    bool last; // has the new key, too
};
__device__ inline Unit unitOf(const DecodeJob& job, const KeyShares& keys, int index)
{
    const int group = job.heads / job.kvHeads;
    Unit u;
    u.head = index / keys.count;
    u.share = index - u.head * keys.count;
    u.kvHead = u.head / group;
    const unsigned each = unsigned(keys.old) / keys.count, more = unsigned(keys.old) % keys.count;
    u.begin = keys.first + int(u.share * each + min(unsigned(u.share), more));
    u.end = u.begin + int(each + (unsigned(u.share) < more));
    u.last = u.share == keys.count - 1;
    u.stores = u.last && u.head == u.kvHead * group;
    return u;
}

__device__ inline float* keyAt(const DecodeJob& job, int layer, int kvHead, int position)
{
    const int row = position & ((1 << job.pageLog) - 1);
    const std::int64_t head = std::int64_t(2 * layer) * job.kvHeads + kvHead;
    return job.pages[position >> job.pageLog] + (((head << job.pageLog) + row) << job.dLog);
}
__device__ inline std::int64_t valuesAfterKeys(const DecodeJob& job)
{
    return std::int64_t(job.kvHeads) << (job.pageLog + job.dLog);
}

template <int kLanes> struct Tile { // a key and its value, of each group of lanes
    float k[8] = {}, v[8] = {};

    __device__ __forceinline__ void load(const float* key, std::int64_t value)
    {
        const float* at = key + int(threadIdx.x) % kLanes * 8;
        loadEight(at, at + 4, k);
        loadEight(at + value, at + value + 4, v);
    }
    __device__ __forceinline__ float score(const float (&q)[8]) const
    {
        float dot = 0;
#pragma unroll
        for (int i = 0; i < 8; ++i)
            dot += q[i] * k[i];
#pragma unroll
        for (int distance = kLanes / 2; distance > 0; distance /= 2)
            dot += __shfl_xor_sync(0xffffffffu, dot, distance);
        return dot;
    }
};

// A softmax on its way, of the keys that this lane and its neighbours have met.
template <int kLanes> struct Running {
    float largest = -INFINITY, sum = 0, values[8] = {};

    // scores: to base 2; -inf of a key that is not there
    __device__ __forceinline__ void meet(
        const Tile<kLanes> (&tiles)[kTilesAhead], const float (&scores)[kTilesAhead])
    {
        float most = largest;
#pragma unroll
        for (const float s : scores)
            most = fmaxf(most, s);
        const float base = most == -INFINITY ? 0 : most;
        scale(exp2Of(largest - base));
        largest = most;
#pragma unroll
        for (int t = 0; t < kTilesAhead; ++t) {
            const float weight = exp2Of(scores[t] - base);
            sum += weight;
#pragma unroll
            for (int i = 0; i < 8; ++i)
                values[i] += weight * tiles[t].v[i];
        }
    }
    __device__ __forceinline__ void mergeLanes()
    {
        float most = largest;
#pragma unroll
        for (int distance = kLanes; distance < 32; distance *= 2)
            most = fmaxf(most, __shfl_xor_sync(0xffffffffu, most, distance));
        scale(most == -INFINITY ? 0 : exp2Of(largest - most));
        largest = most;
#pragma unroll
        for (int distance = kLanes; distance < 32; distance *= 2) {
            sum += __shfl_xor_sync(0xffffffffu, sum, distance);
#pragma unroll
            for (float& v : values)
                v += __shfl_xor_sync(0xffffffffu, v, distance);
        }
    }
    __device__ __forceinline__ void scale(float factor)
    {
        sum *= factor;
#pragma unroll
        for (float& v : values)
            v *= factor;
    }
};

// Where this lane finds its first keys of a unit, in the first layer; null where there are none.
struct FirstKeys {
    const float* at[kTilesAhead] = {};

    __device__ __forceinline__ FirstKeys() = default;
    __device__ __forceinline__ FirstKeys(const DecodeJob& job, const Unit& u)
    {
        const int lanesLog = job.dLog - 3, step = kDecodeThreads >> lanesLog;
        const int first = u.begin + (int(threadIdx.x) >> lanesLog);
#pragma unroll
        for (int t = 0; t < kTilesAhead; ++t)
            if (first + t * step < u.end) at[t] = keyAt(job, 0, u.kvHead, first + t * step);
    }
};

// The query, turned, and the new key and value go to the room.
template <int kLanes>
__device__ __forceinline__ void receiveQuery(const DecodeJob& job, const float* qkv, const Unit& u,
    const float2* angles, const AttentionRoom& room)
{
    constexpr int d = 8 * kLanes, kPairs = d / 2;
    const int tasks = (u.last ? 3 : 1) * kPairs;
    for (int i = int(threadIdx.x); i < tasks; i += kDecodeThreads) {
        const int part = i / kPairs; // 0 the query, 1 the key, 2 the value
        const int head = part == 0 ? u.head : job.heads + (part - 1) * job.kvHeads + u.kvHead;
        receivePair(job, qkv + head * d, i % kPairs, angles, part < 2, room.query + part * d);
    }
    computersMeet();
}

// The warps' results as one.
template <int kLanes>
__device__ __forceinline__ void publishUnit(const DecodeJob& job, float* places, const Unit& u,
    const Running<kLanes>& r, const AttentionRoom& room)
{
    constexpr int d = 8 * kLanes;
    const int warp = int(threadIdx.x) / 32, lane = int(threadIdx.x) % 32;
    if (lane < kLanes) {
        auto* to = reinterpret_cast<float4*>(room.values + warp * d + lane * 8);
        const auto& v = r.values;
        to[0] = {v[0], v[1], v[2], v[3]};
        to[1] = {v[4], v[5], v[6], v[7]};
        if (lane == 0) room.weights[warp] = {r.largest, r.sum};
    }
    computersMeet();
    const int i = int(threadIdx.x);
    if (i >= d) return;
    float most = -INFINITY, sum = 0, value = 0;
#pragma unroll
    for (int w = 0; w < kDecodeWarps; ++w)
        most = fmaxf(most, room.weights[w].x);
#pragma unroll
    for (int w = 0; w < kDecodeWarps; ++w) { // a warp without a key has the weight 0
        const float weight = exp2Of(room.weights[w].x - most);
        sum += weight * room.weights[w].y;
        value += weight * room.values[w * d + i];
    }
    float* to = places + partAt(job, u.share, u.head);
    publish(to + i, value);
    if (i > 0) return;
    publish(to + d, most);
    publish(to + d + 1, sum);
}

__device__ __forceinline__ void prefetch(const float* key, std::int64_t value)
{
    asm volatile("prefetch.global.L2 [%0];" ::"l"(key));
    asm volatile("prefetch.global.L2 [%0];" ::"l"(key + value));
}

template <int kLanes>
__device__ __forceinline__ void attendUnit(const DecodeJob& job, float* places, int layer,
    const Unit& u, const FirstKeys& keysAt, const float2* angles, float* scratch)
{
    constexpr int d = 8 * kLanes, kKeys = 32 / kLanes, kStep = kDecodeWarps * kKeys;
    const int thread = int(threadIdx.x), first = u.begin + thread / kLanes;
    const AttentionRoom room(scratch, d);
    const std::int64_t value = valuesAfterKeys(job);
    Tile<kLanes> tiles[kTilesAhead]; // the old keys are there before the new query is
#pragma unroll
    for (int t = 0; t < kTilesAhead; ++t)
        if (keysAt.at[t]) {
            const float* key = keysAt.at[t] + 2 * layer * value;
            tiles[t].load(key, value);
            if (layer + 1 < job.layerCount) prefetch(key + 2 * value + thread % kLanes * 8, value);
        }
    receiveQuery<kLanes>(job, places + job.layout.qkv, u, angles, room);
    float q[8];
    loadEight(room.query + thread % kLanes * 8, room.query + thread % kLanes * 8 + 4, q);
    Running<kLanes> r;
    const int keys = u.end + (u.last ? 1 : 0);
    for (int key = first; key - thread / kLanes < keys; key += kTilesAhead * kStep) {
        float scores[kTilesAhead];
#pragma unroll
        for (int t = 0; t < kTilesAhead; ++t) {
            if (u.last && key + t * kStep == u.end) tiles[t].load(room.own, d);
            scores[t] = tiles[t].score(q) * job.scale;
            if (key + t * kStep >= keys) scores[t] = -INFINITY;
        }
        r.meet(tiles, scores);
#pragma unroll
        for (int t = 0; t < kTilesAhead; ++t)
            if (const int next = key + (kTilesAhead + t) * kStep; next < u.end)
                tiles[t].load(keyAt(job, layer, u.kvHead, next), value);
    }
    r.mergeLanes();
    publishUnit<kLanes>(job, places, u, r, room);
    if (u.stores)
        for (int i = thread; i < 2 * d; i += kDecodeThreads)
            keyAt(job, layer, u.kvHead, u.end)[i % d + (i < d ? 0 : value)] = room.own[i];
    computersMeet(); // the room is free again
}

__device__ __forceinline__ void attend(const DecodeJob& job, float* places, int layer,
    const Unit& u, const FirstKeys& keysAt, const float2* angles, float* scratch)
{
    if (job.dLog == 5)
        attendUnit<4>(job, places, layer, u, keysAt, angles, scratch);
    else if (job.dLog == 6)
        attendUnit<8>(job, places, layer, u, keysAt, angles, scratch);
    else
        attendUnit<16>(job, places, layer, u, keysAt, angles, scratch);
}

// Four elements of a head: what some shares left of them, as one.
struct Merged {
    float4 values{0, 0, 0, 0};
    float largest = -INFINITY, sum = 0;

    __device__ __forceinline__ void scale(float factor)
    {
        values = {values.x * factor, values.y * factor, values.z * factor, values.w * factor};
        sum *= factor;
    }
    __device__ __forceinline__ void add(float4 v, float s, float weight)
    {
        values.x += weight * v.x, values.y += weight * v.y;
        values.z += weight * v.z, values.w += weight * v.w;
        sum += weight * s;
    }
    __device__ __forceinline__ float4 mixed() const
    {
        const float part = 1 / sum;
        return {values.x * part, values.y * part, values.z * part, values.w * part};
    }
};

// Elements e … e + 3 of a head, of shares `first`, `first` + step, …
__device__ __forceinline__ Merged mergeShares(
    const DecodeJob& job, const float* places, int head, int e, int first, int step, int shares)
{
    constexpr int kTogether = kSharesMergedByAll;
    Merged all;
    for (; first < shares; first += kTogether * step) {
        float4 v[kTogether];
        float2 w[kTogether];
        for (bool ready = false; !ready;) {
            ready = true;
#pragma unroll
            for (int j = 0; j < kTogether; ++j) {
                if (first + j * step >= shares) continue;
                const float* part = places + partAt(job, first + j * step, head);
                peek(part + e, v[j]);
                peek(part + job.d, w[j]);
            }
#pragma unroll
            for (int j = 0; j < kTogether; ++j)
                if (first + j * step < shares) ready = ready && there(v[j]) && there(w[j]);
        }
        float most = all.largest;
#pragma unroll
        for (int j = 0; j < kTogether; ++j)
            if (first + j * step < shares) most = fmaxf(most, w[j].x);
        all.scale(exp2Of(all.largest - most));
        all.largest = most;
#pragma unroll
        for (int j = 0; j < kTogether; ++j)
            if (first + j * step < shares) all.add(v[j], w[j].y, exp2Of(w[j].x - most));
    }
    return all;
}

// A block a head, where the shares are many; this block's first is `first`.
__device__ __forceinline__ void mergeHeads(
    const DecodeJob& job, float* places, int first, int shares, float* scratch)
{
    auto* values = reinterpret_cast<float4*>(scratch);
    auto* weights = reinterpret_cast<float2*>(values + kDecodeThreads);
    const int thread = int(threadIdx.x), each = job.d / 4, step = kDecodeThreads / each;
    for (int head = first; head < job.heads; head += int(gridDim.x)) {
        const Merged some = mergeShares(
            job, places, head, (thread & (each - 1)) * 4, thread / each, step, shares);
        values[thread] = some.values;
        weights[thread] = {some.largest, some.sum};
        computersMeet();
        if (thread < each) {
            Merged all;
            for (int i = 0; i < step; ++i)
                all.largest = fmaxf(all.largest, weights[i * each + thread].x);
            for (int i = 0; i < step; ++i) { // 0 of no share
                const float2 w = weights[i * each + thread];
                all.add(values[i * each + thread], w.y, exp2Of(w.x - all.largest));
            }
            const float4 mixed = all.mixed();
            float* to = places + job.layout.mixed + head * job.d + 4 * thread;
            publish(to, mixed.x), publish(to + 1, mixed.y);
            publish(to + 2, mixed.z), publish(to + 3, mixed.w);
        }
        computersMeet();
    }
}

} // namespace seq::cuda
