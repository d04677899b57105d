#pragma once
#include "engine/cuda/decoder_exchange.cuh"
#include "engine/cuda/philox.cuh"
#include "engine/cuda/reduce.cuh"

namespace seq::cuda {

__device__ inline float gumbelOf(const DecodeJob& job, std::uint32_t index)
{
    return gumbelOf(philoxWord(index, job.step, job.sequence, 1, job.seed[0], job.seed[1]));
}

// The best score and its token; of equals the first.
struct Best {
    float score = -INFINITY;
    int token = 0x7fffffff;

    __device__ void meet(float s, int t)
    {
        if (s > score || (s == score && t < token)) score = s, token = t;
    }
    __device__ void meetLanes()
    {
        for (int distance = 16; distance > 0; distance /= 2)
            meet(__shfl_xor_sync(0xffffffffu, score, distance),
                __shfl_xor_sync(0xffffffffu, token, distance));
    }
    // Of all computing threads, in the first warp; `room`: for two values a warp.
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

// The first block learns what all have found, and keeps the token for the next launch.
__device__ __forceinline__ void choose(const DecodeJob& job, float* places, Best best, float2* room)
{
    const int thread = int(threadIdx.x);
    best.meetWarps(room);
    if (thread == 0) {
        publish(places + 2 * blockIdx.x, best.score);
        publish(places + 2 * blockIdx.x + 1, __int_as_float(best.token));
    }
    if (blockIdx.x > 0) return;
    computersMeet(); // the room is free again
    Best all;
    for (int i = thread; i < int(gridDim.x); i += kDecodeThreads) {
        float2 found;
        await(places + 2 * i, places + 2 * i + 1, found.x, found.y);
        all.meet(found.x, __float_as_int(found.y));
    }
    all.meetWarps(room);
    if (thread > 0) return;
    const int token = all.token < job.vocabulary ? all.token : 0; // none is above -inf
    job.state->token = token;
    *job.id = token;
}

} // namespace seq::cuda
