#pragma once
// How the input of a phase comes into a block's shared memory: four elements a thread and step.
#include "engine/cuda/decoder_attention.cuh"

namespace seq::cuda {

// kCoded: the input is coded.
template <bool kCoded> struct Intake {
    float* input; // see spread(), CodedFour
    float* before; // with gains: the input before its norm
    float* squares; // with gains: the sum over each thread's elements before the norm
    const float* gains; // of the norm; or null
    int elements;

    static constexpr int kStep = 4 * kDecodeThreads;

    __device__ __forceinline__ void takeHeads(
        const DecodeJob& job, const float* places, int shares) const
    {
#pragma unroll 1
        for (int i = 4 * int(threadIdx.x); i < elements; i += kStep)
            put(i, mergeShares(job, places, i >> job.dLog, i & (job.d - 1), 0, 1, shares).mixed());
    }
    // From `before`, where it is.
    __device__ __forceinline__ void takeEmbedding() const
    {
        float found = 0;
#pragma unroll 1
        for (int i = 4 * int(threadIdx.x); i < elements; i += kStep) {
            const float4 x = *reinterpret_cast<const float4*>(before + i);
            found += squareOf(x);
            put(i, times(x, gainsAt(i)));
        }
        squares[threadIdx.x] = found;
    }
    // Waits for each of the elements.
    template <int kTogether> __device__ __forceinline__ void takePlaces(const float* from) const
    {
        float found = 0;
#pragma unroll 1
        for (int begin = 4 * int(threadIdx.x); begin < elements; begin += kTogether * kStep) {
            float4 x[kTogether], g[kTogether];
#pragma unroll
            for (int j = 0; j < kTogether; ++j)
                if (gains && begin + j * kStep < elements) g[j] = gainsAt(begin + j * kStep);
            for (bool ready = false; !ready;) {
                ready = true;
#pragma unroll
                for (int j = 0; j < kTogether; ++j)
                    if (begin + j * kStep < elements) peek(from + begin + j * kStep, x[j]);
#pragma unroll
                for (int j = 0; j < kTogether; ++j)
                    if (begin + j * kStep < elements) ready = ready && there(x[j]);
            }
#pragma unroll
            for (int j = 0; j < kTogether; ++j) {
                const int i = begin + j * kStep;
                if (i >= elements) continue;
                if (!gains) {
                    put(i, x[j]);
                    continue;
                }
                found += squareOf(x[j]);
                *reinterpret_cast<float4*>(before + i) = x[j];
                put(i, times(x[j], g[j]));
            }
        }
        if (gains) squares[threadIdx.x] = found;
    }

private:
    __device__ __forceinline__ void put(int i, float4 x) const
    {
        if constexpr (kCoded)
            *reinterpret_cast<CodedFour*>(input + spread(i)) = coded(x);
        else
            *reinterpret_cast<float4*>(input + spread(i)) = x;
    }
    __device__ __forceinline__ float4 gainsAt(int i) const
    {
        return __ldg(reinterpret_cast<const float4*>(gains + i));
    }
    __device__ __forceinline__ static float4 times(float4 a, float4 b)
    {
        return {a.x * b.x, a.y * b.y, a.z * b.z, a.w * b.w};
    }
    __device__ __forceinline__ static float squareOf(float4 x)
    {
        return x.x * x.x + x.y * x.y + x.z * x.z + x.w * x.w;
    }
};

} // namespace seq::cuda
