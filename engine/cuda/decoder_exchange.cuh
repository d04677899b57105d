#pragma once
#include "engine/cuda/decoder_job.cuh"

#include <cuda_runtime.h>

namespace seq::cuda {

// Waits for the threads that compute; the copying warp does not take part.
__device__ __forceinline__ void computersMeet()
{
    asm volatile("bar.sync 1, %0;" ::"n"(32 * kDecodeWarps) : "memory");
}

__device__ __forceinline__ void publish(std::uint64_t* slot, std::uint32_t number, float value)
{
    const std::uint64_t both = std::uint64_t(number) << 32 | __float_as_uint(value);
    asm volatile("st.relaxed.gpu.global.u64 [%0], %1;" ::"l"(slot), "l"(both) : "memory");
}

struct Two {
    std::uint64_t first, second;
    __device__ bool there(std::uint32_t number) const
    {
        return std::uint32_t(first >> 32) == number && std::uint32_t(second >> 32) == number;
    }
    __device__ float2 values() const
    {
        return {__uint_as_float(std::uint32_t(first)), __uint_as_float(std::uint32_t(second))};
    }
};
// Two neighbouring slots, from an even one on.
__device__ __forceinline__ Two peek(const std::uint64_t* slots)
{
    Two t;
    asm volatile("ld.relaxed.gpu.global.v2.u64 {%0, %1}, [%2];"
                 : "=l"(t.first), "=l"(t.second)
                 : "l"(slots)
                 : "memory");
    return t;
}
// Waits for two slots anywhere.
__device__ __forceinline__ float2 await(
    const std::uint64_t* first, const std::uint64_t* second, std::uint32_t number)
{
    Two t;
    do {
        asm volatile("ld.relaxed.gpu.global.u64 %0, [%1];" : "=l"(t.first) : "l"(first) : "memory");
        asm volatile("ld.relaxed.gpu.global.u64 %0, [%1];"
                     : "=l"(t.second)
                     : "l"(second)
                     : "memory");
    } while (!t.there(number));
    return t.values();
}

// receive(), kAtOnce pairs of a thread on their way together.
template <int kAtOnce, class F>
__device__ __forceinline__ void receiveTogether(
    const std::uint64_t* slots, int n, std::uint32_t number, const float* gains, const F& f)
{
    constexpr int kStep = 2 * 32 * kDecodeWarps;
    for (int begin = 2 * int(threadIdx.x); begin < n; begin += kAtOnce * kStep) {
        float2 g[kAtOnce];
        Two t[kAtOnce];
#pragma unroll
        for (int j = 0; j < kAtOnce; ++j)
            if (gains && begin + j * kStep < n)
                g[j] = __ldg(reinterpret_cast<const float2*>(gains + begin + j * kStep));
        for (bool all = false; !all;) {
            all = true;
#pragma unroll
            for (int j = 0; j < kAtOnce; ++j)
                if (begin + j * kStep < n) t[j] = peek(slots + begin + j * kStep);
#pragma unroll
            for (int j = 0; j < kAtOnce; ++j)
                if (begin + j * kStep < n) all = all && t[j].there(number);
        }
#pragma unroll
        for (int j = 0; j < kAtOnce; ++j)
            if (begin + j * kStep < n) f(begin + j * kStep, t[j].values(), g[j]);
    }
}

// f(i, values i and i + 1, gains) for every even i < n, by the computing threads. gains: of the
// same places, read ahead; or null.
template <class F>
__device__ __forceinline__ void receive(
    const std::uint64_t* slots, int n, std::uint32_t number, const float* gains, const F& f)
{
    constexpr int kFew = 2, kMany = 4;
    if (n <= kFew * 2 * 32 * kDecodeWarps)
        receiveTogether<kFew>(slots, n, number, gains, f);
    else
        receiveTogether<kMany>(slots, n, number, gains, f);
}

} // namespace seq::cuda
