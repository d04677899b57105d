#pragma once
// Attention of one new position. A block takes some heads of one key head and a share of the keys;
// d / 8 lanes have a key, eight elements each.
#include "engine/cuda/attention_mma.cuh"
#include "engine/cuda/decoder_exchange.cuh"
#include "engine/cuda/reduce.cuh"

namespace seq::cuda {

inline constexpr int kTilesAhead = 2; // keys that a lane has on their way
inline constexpr int kSharesMergedByAll = 4; // more: one block a head merges, all others wait

struct KeyShares {
    int first, old; // the first key seen; how many before the new one
    int count; // of shares, none without a key
};
__device__ inline KeyShares keyShares(const DecodeJob& job, int window)
{
    const int first = window > 0 ? max(0, job.position + 1 - window) : 0;
    const int each = kTilesAhead * kDecodeWarps * 256 >> job.dLog; // what a block's lanes hold
    const int keys = job.position + 1 - first;
    return {first, job.position - first,
        min(job.mostShares, int(unsigned(keys + each - 1) / unsigned(each)))};
}

// What a block leaves of head h: d values, the largest score (to base 2) and the sum of weights.
__device__ inline std::int64_t partAt(const DecodeJob& job, int share, int head)
{
    return job.layout.parts + (std::int64_t(share) * job.heads + head) * (job.d + 2);
}

struct AttentionRoom { // of a block's shared memory
    float *queries, *own, *values, *sums;
    __device__ AttentionRoom(float* scratch, int d)
        : queries(scratch)
        , own(queries + kHeadsTogether * d)
        , values(own + 2 * d)
        , sums(values + kDecodeWarps * kHeadsTogether * d)
    {
    }
};
// Waits for a head's elements of pair j, and turns them; products rounded before they are added.
__device__ inline void receivePair(const DecodeJob& job, const std::uint64_t* head, int j,
    const float2* angles, bool turns, float* to)
{
    const int pairs = turns ? job.pairs : 0;
    const bool halves = j < pairs && !job.interleaved;
    const int first = halves ? j : 2 * j, second = halves ? j + pairs : 2 * j + 1;
    const float2 x = await(head + first, head + second, job.number);
    const float2 turn = j < pairs ? angles[j] : float2{1, 0};
    to[first] = __fsub_rn(__fmul_rn(x.x, turn.x), __fmul_rn(x.y, turn.y));
    to[second] = __fadd_rn(__fmul_rn(x.y, turn.x), __fmul_rn(x.x, turn.y));
}

struct Unit { // of attention
    int kvHead, head, heads; // query heads: the first and how many
    int share, begin, end; // old keys
    bool first; // of a key head's parts
    bool last; // has the new key, too
};
__device__ inline Unit unitOf(const DecodeJob& job, const KeyShares& keys, int index)
{
    const int group = job.heads / job.kvHeads, parts = headParts(group);
    const int of = index / keys.count, part = of % parts;
    Unit u;
    u.share = index - of * keys.count;
    u.kvHead = of / parts;
    u.first = part == 0;
    u.head = u.kvHead * group + part * kHeadsTogether;
    u.heads = min(kHeadsTogether, group - part * kHeadsTogether);
    const unsigned each = unsigned(keys.old) / keys.count, more = unsigned(keys.old) % keys.count;
    u.begin = keys.first + int(u.share * each + min(unsigned(u.share), more));
    u.end = u.begin + int(each + (unsigned(u.share) < more));
    u.last = u.share == keys.count - 1;
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

__device__ inline void loadEight(const float* from, float (&to)[8])
{
    const float4 a = reinterpret_cast<const float4*>(from)[0];
    const float4 b = reinterpret_cast<const float4*>(from)[1];
    to[0] = a.x, to[1] = a.y, to[2] = a.z, to[3] = a.w;
    to[4] = b.x, to[5] = b.y, to[6] = b.z, to[7] = b.w;
}

// A softmax on its way, of the keys that this lane and its neighbours have met.
template <int kLanes> struct Running {
    float largest[kHeadsTogether], sum[kHeadsTogether], values[kHeadsTogether][8];

    __device__ __forceinline__ Running()
    {
#pragma unroll
        for (int h = 0; h < kHeadsTogether; ++h) {
            largest[h] = -INFINITY, sum[h] = 0;
#pragma unroll
            for (float& v : values[h])
                v = 0;
        }
    }
    __device__ __forceinline__ void meet(const float (&k)[8], const float (&v)[8], bool there,
        const float* queries, int heads, float scale)
    {
#pragma unroll
        for (int h = 0; h < kHeadsTogether; ++h) {
            if (h >= heads) break;
            float q[8], dot = 0;
            loadEight(queries + (h * kLanes + int(threadIdx.x) % kLanes) * 8, q);
#pragma unroll
            for (int i = 0; i < 8; ++i)
                dot += q[i] * k[i];
#pragma unroll
            for (int distance = kLanes / 2; distance > 0; distance /= 2)
                dot += __shfl_xor_sync(0xffffffffu, dot, distance);
            add(h, there ? dot * scale : -INFINITY, 1, v);
        }
    }
    __device__ __forceinline__ void add(int h, float score, float count, const float (&v)[8])
    {
        const float most = fmaxf(largest[h], score), base = most == -INFINITY ? 0 : most;
        const float before = exp2Of(largest[h] - base), weight = exp2Of(score - base);
        largest[h] = most;
        sum[h] = sum[h] * before + weight * count;
#pragma unroll
        for (int i = 0; i < 8; ++i)
            values[h][i] = values[h][i] * before + weight * v[i];
    }
    __device__ __forceinline__ void mergeLanes(int heads)
    {
#pragma unroll
        for (int h = 0; h < kHeadsTogether; ++h) {
            if (h >= heads) break;
#pragma unroll
            for (int distance = kLanes; distance < 32; distance *= 2) {
                float other[8];
#pragma unroll
                for (int i = 0; i < 8; ++i)
                    other[i] = __shfl_xor_sync(0xffffffffu, values[h][i], distance);
                const float most = __shfl_xor_sync(0xffffffffu, largest[h], distance);
                const float weights = __shfl_xor_sync(0xffffffffu, sum[h], distance);
                add(h, most, weights, other);
            }
        }
    }
};

template <int kLanes> struct Tile { // a key and its value, of each group of lanes
    float k[8] = {}, v[8] = {};

    __device__ __forceinline__ void load(const DecodeJob& job, int layer, const Unit& u, int key)
    {
        if (key >= u.end) return;
        const float* at = keyAt(job, layer, u.kvHead, key) + int(threadIdx.x) % kLanes * 8;
        loadEight(at, k);
        loadEight(at + valuesAfterKeys(job), v);
    }
};

// The queries, turned, and the new key and value go to the room.
template <int kLanes>
__device__ __forceinline__ void receiveQueries(const DecodeJob& job, const std::uint64_t* qkv,
    const Unit& u, const float2* angles, const AttentionRoom& room)
{
    constexpr int d = 8 * kLanes, kPairs = d / 2;
    const int tasks = (u.heads + (u.last ? 2 : 0)) * kPairs;
    for (int i = int(threadIdx.x); i < tasks; i += 32 * kDecodeWarps) {
        const int part = i / kPairs, own = part - u.heads; // own: 0 the key, 1 the value
        const int head = own < 0 ? u.head + part : job.heads + own * job.kvHeads + u.kvHead;
        receivePair(job, qkv + head * d, i % kPairs, angles, own < 1,
            own < 0 ? room.queries + part * d : room.own + own * d);
    }
    computersMeet();
}

// The warps' results as one.
template <int kLanes>
__device__ __forceinline__ void publishUnit(const DecodeJob& job, std::uint64_t* slots,
    const Unit& u, const Running<kLanes>& r, const AttentionRoom& room)
{
    constexpr int d = 8 * kLanes;
    const int warp = int(threadIdx.x) / 32, lane = int(threadIdx.x) % 32;
#pragma unroll
    for (int h = 0; h < kHeadsTogether; ++h) {
        if (h >= u.heads || lane >= kLanes) break;
        const int at = warp * kHeadsTogether + h;
        auto* to = reinterpret_cast<float4*>(room.values + at * d + lane * 8);
        const auto& v = r.values[h];
        to[0] = {v[0], v[1], v[2], v[3]};
        to[1] = {v[4], v[5], v[6], v[7]};
        if (lane == 0) room.sums[2 * at] = r.largest[h], room.sums[2 * at + 1] = r.sum[h];
    }
    computersMeet();
    for (int i = int(threadIdx.x); i < u.heads * d; i += 32 * kDecodeWarps) {
        const int h = i / d;
        float most = -INFINITY, sum = 0, value = 0;
#pragma unroll
        for (int w = 0; w < kDecodeWarps; ++w)
            most = fmaxf(most, room.sums[2 * (w * kHeadsTogether + h)]);
#pragma unroll
        for (int w = 0; w < kDecodeWarps; ++w) { // a warp without a key has the weight 0
            const int at = w * kHeadsTogether + h;
            const float weight = exp2Of(room.sums[2 * at] - most);
            sum += weight * room.sums[2 * at + 1];
            value += weight * room.values[at * d + i % d];
        }
        std::uint64_t* to = slots + partAt(job, u.share, u.head + h);
        publish(to + i % d, job.number, value);
        if (i % d > 0) continue;
        publish(to + d, job.number, most);
        publish(to + d + 1, job.number, sum);
    }
    computersMeet(); // the room is free again
}

template <int kLanes>
__device__ __forceinline__ void attendUnit(const DecodeJob& job, std::uint64_t* slots, int layer,
    const Unit& u, const float2* angles, float* scratch)
{
    constexpr int d = 8 * kLanes, kKeys = 32 / kLanes, kStep = kDecodeWarps * kKeys;
    const int thread = int(threadIdx.x), warp = thread / 32, lane = thread % 32;
    const AttentionRoom room(scratch, d);
    const int first = u.begin + warp * kKeys, mine = lane / kLanes;
    Tile<kLanes> tiles[kTilesAhead]; // the old keys are there before the new query is
#pragma unroll
    for (int t = 0; t < kTilesAhead; ++t)
        tiles[t].load(job, layer, u, first + t * kStep + mine);
    receiveQueries<kLanes>(job, slots + job.layout.qkv, u, angles, room);
    Running<kLanes> r;
    for (int key = first; key < u.end; key += kTilesAhead * kStep) {
#pragma unroll
        for (int t = 0; t < kTilesAhead; ++t) {
            const int at = key + t * kStep;
            if (at >= u.end) break;
            r.meet(tiles[t].k, tiles[t].v, at + mine < u.end, room.queries, u.heads, job.scale);
            tiles[t].load(job, layer, u, at + kTilesAhead * kStep + mine);
        }
    }
    if (u.last && warp == 0) {
        loadEight(room.own + lane % kLanes * 8, tiles[0].k);
        loadEight(room.own + d + lane % kLanes * 8, tiles[0].v);
        r.meet(tiles[0].k, tiles[0].v, lane < kLanes, room.queries, u.heads, job.scale);
    }
    if (u.last && u.first)
        for (int i = thread; i < 2 * d; i += 32 * kDecodeWarps)
            keyAt(job, layer, u.kvHead, job.position)[i % d + (i < d ? 0 : valuesAfterKeys(job))]
                = room.own[i];
    r.mergeLanes(u.heads);
    publishUnit<kLanes>(job, slots, u, r, room);
}

__device__ __forceinline__ void attend(const DecodeJob& job, std::uint64_t* slots, int layer,
    const Unit& u, const float2* angles, float* scratch)
{
    if (job.dLog == 5)
        attendUnit<4>(job, slots, layer, u, angles, scratch);
    else if (job.dLog == 6)
        attendUnit<8>(job, slots, layer, u, angles, scratch);
    else
        attendUnit<16>(job, slots, layer, u, angles, scratch);
}

// Elements e and e + 1 of a head: the shares from `begin` in steps of `step` as one, {value, value,
// largest, sum}.
template <int kMost>
__device__ __forceinline__ float4 mergedShares(const DecodeJob& job, const std::uint64_t* slots,
    int head, int e, int begin, int step, int count)
{
    float4 all{0, 0, -INFINITY, 0};
    for (int first = begin; first < count; first += kMost * step) {
        Two v[kMost], s[kMost];
        for (bool there = false; !there;) {
            there = true;
#pragma unroll
            for (int j = 0; j < kMost; ++j) {
                if (first + j * step >= count) continue;
                const std::uint64_t* at = slots + partAt(job, first + j * step, head);
                v[j] = peek(at + e), s[j] = peek(at + job.d);
            }
#pragma unroll
            for (int j = 0; j < kMost; ++j)
                if (first + j * step < count)
                    there = there && v[j].there(job.number) && s[j].there(job.number);
        }
#pragma unroll
        for (int j = 0; j < kMost; ++j) {
            if (first + j * step >= count) continue;
            const float2 value = v[j].values(), weight = s[j].values();
            const float most = fmaxf(all.z, weight.x);
            const float before = exp2Of(all.z - most), now = exp2Of(weight.x - most);
            all = {all.x * before + now * value.x, all.y * before + now * value.y, most,
                all.w * before + now * weight.y};
        }
    }
    return all;
}

// A block a head, where the shares are many.
__device__ __forceinline__ void mergeHeads(
    const DecodeJob& job, std::uint64_t* slots, int shares, float* scratch)
{
    auto* room = reinterpret_cast<float4*>(scratch);
    const int thread = int(threadIdx.x), pairs = job.d / 2, step = 64 * kDecodeWarps >> job.dLog;
    for (int head = int(gridDim.x - 1 - blockIdx.x); head < job.heads; head += int(gridDim.x)) {
        room[thread] = mergedShares<4>(
            job, slots, head, (thread & (pairs - 1)) * 2, thread >> (job.dLog - 1), step, shares);
        computersMeet();
        if (thread < pairs) {
            float most = -INFINITY, sum = 0, first = 0, second = 0;
            for (int i = 0; i < step; ++i)
                most = fmaxf(most, room[i * pairs + thread].z);
            for (int i = 0; i < step; ++i) {
                const float4 part = room[i * pairs + thread];
                const float weight = exp2Of(part.z - most); // 0 of no share
                sum += weight * part.w, first += weight * part.x, second += weight * part.y;
            }
            std::uint64_t* to = slots + job.layout.mixed + head * job.d + 2 * thread;
            publish(to, job.number, first / sum);
            publish(to + 1, job.number, second / sum);
        }
        computersMeet();
    }
}

} // namespace seq::cuda
