#pragma once
#include "engine/cuda/decoder_exchange.cuh"
#include "engine/cuda/philox.cuh"
#include "engine/cuda/reduce.cuh"

namespace seq::cuda {

__device__ inline float gumbelOf(const DecodeJob& job, std::uint32_t step, std::uint32_t index)
{
    return gumbelOf(philoxWord(index, step, job.sequence, 1, job.seed[0], job.seed[1]));
}

// The best score and its token; of equals the first. After a score that is no number or +inf, none.
struct Best {
    static constexpr int kNone = 0x7fffffff;

    float score = -INFINITY;
    int token = kNone;

    __device__ void meet(float s, int t)
    {
        if (!(s < INFINITY)) s = INFINITY, t = kNone;
        if (s > score || (s == score && t < token)) score = s, token = t;
    }
    __device__ void meetLanes()
    {
        for (int distance = 16; distance > 0; distance /= 2)
            meet(__shfl_xor_sync(0xffffffffu, score, distance),
                __shfl_xor_sync(0xffffffffu, token, distance));
    }
    // Of all computing threads, for each of them; `room`: of kDecodeWarps.
    __device__ void meetWarps(float2* room)
    {
        meetLanes();
        if (threadIdx.x % 32 == 0) room[threadIdx.x / 32] = {score, __int_as_float(token)};
        computersMeet();
        const float2 other = room[threadIdx.x % kDecodeWarps];
        meet(other.x, __float_as_int(other.y));
        meetLanes();
    }
};

// Who tells what a block found; what the block wrote before is seen by all who learn of it. The
// fence is early, where nothing waits for it.
inline constexpr int kAnnouncer = kDecodeThreads - 32;
__device__ __forceinline__ void beforeAnnouncing()
{
    if (threadIdx.x == kAnnouncer) __threadfence();
}
__device__ __forceinline__ void announce(float* places, Best best, float2* room)
{
    best.meetWarps(room);
    if (threadIdx.x != kAnnouncer) return;
    publish(places + 2 * blockIdx.x, best.score);
    publish(places + 2 * blockIdx.x + 1, __int_as_float(best.token));
}
// The best that all blocks have announced, for every thread.
__device__ __forceinline__ int chosen(const DecodeJob& job, const float* places, float2* room)
{
    Best all;
    for (int i = int(threadIdx.x); i < int(gridDim.x); i += kDecodeThreads) {
        float2 found;
        do
            peek(places + 2 * i, found);
        while (!there(found));
        all.meet(found.x, __float_as_int(found.y));
    }
    __threadfence();
    all.meetWarps(room);
    return all.token < job.vocabulary ? all.token : 0; // none
}

} // namespace seq::cuda
