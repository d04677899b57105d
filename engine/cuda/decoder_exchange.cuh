#pragma once
#include "engine/cuda/decoder_job.cuh"

#include <cuda_runtime.h>

namespace seq::cuda {

// Waits for the threads that compute; those that copy do not take part.
__device__ __forceinline__ void computersMeet()
{
    asm volatile("bar.sync 1, %0;" ::"n"(kDecodeThreads) : "memory");
}

// An empty place: a NaN that no arithmetic makes.
inline constexpr std::uint32_t kEmpty = 0xffffffffu;

__device__ __forceinline__ bool there(float value)
{
    return __float_as_uint(value) != kEmpty;
}
__device__ __forceinline__ bool there(float2 v)
{
    return there(v.x) && there(v.y);
}
__device__ __forceinline__ bool there(float4 v)
{
    return there(v.x) && there(v.y) && there(v.z) && there(v.w);
}

__device__ __forceinline__ void publish(float* place, float value)
{
    const float v = there(value) ? value : __int_as_float(0x7fffffff);
    asm volatile("st.relaxed.gpu.global.f32 [%0], %1;" ::"l"(place), "f"(v) : "memory");
}

// Places side by side, each there or not: one; two from an even one on; four from a fourth.
__device__ __forceinline__ void peek(const float* place, float& v)
{
    asm volatile("ld.relaxed.gpu.global.f32 %0, [%1];" : "=f"(v) : "l"(place) : "memory");
}
__device__ __forceinline__ void peek(const float* places, float2& v)
{
    asm volatile("ld.relaxed.gpu.global.v2.f32 {%0, %1}, [%2];"
                 : "=f"(v.x), "=f"(v.y)
                 : "l"(places)
                 : "memory");
}
__device__ __forceinline__ void peek(const float* places, float4& v)
{
    asm volatile("ld.relaxed.gpu.global.v4.f32 {%0, %1, %2, %3}, [%4];"
                 : "=f"(v.x), "=f"(v.y), "=f"(v.z), "=f"(v.w)
                 : "l"(places)
                 : "memory");
}

// Waits for what is at two places.
template <class Values>
__device__ __forceinline__ void await(const float* first, const float* second, Values& a, Values& b)
{
    do {
        peek(first, a);
        peek(second, b);
    } while (!there(a) || !there(b));
}

} // namespace seq::cuda
