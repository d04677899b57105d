#pragma once
#include <cstdint>
#include <cuda_bf16.h>

namespace seq::cuda {

// Eight values at once, on a multiple of 16 bytes.
__device__ __forceinline__ void loadEight(const __nv_bfloat16* from, float (&to)[8])
{
    const uint4 all = *reinterpret_cast<const uint4*>(from);
    const std::uint32_t pairs[4] = {all.x, all.y, all.z, all.w};
#pragma unroll
    for (int i = 0; i < 4; ++i) {
        to[2 * i] = __uint_as_float(pairs[i] << 16);
        to[2 * i + 1] = __uint_as_float(pairs[i] & 0xffff0000u);
    }
}
__device__ __forceinline__ void loadEight(const float* from, float (&to)[8])
{
    const float4 a = *reinterpret_cast<const float4*>(from),
                 b = *reinterpret_cast<const float4*>(from + 4);
    to[0] = a.x, to[1] = a.y, to[2] = a.z, to[3] = a.w;
    to[4] = b.x, to[5] = b.y, to[6] = b.z, to[7] = b.w;
}
__device__ __forceinline__ void storeEight(const float (&from)[8], __nv_bfloat16* to)
{
    std::uint32_t pairs[4];
#pragma unroll
    for (int i = 0; i < 4; ++i) {
        const __nv_bfloat162 p = __floats2bfloat162_rn(from[2 * i], from[2 * i + 1]);
        pairs[i] = *reinterpret_cast<const std::uint32_t*>(&p);
    }
    *reinterpret_cast<uint4*>(to) = make_uint4(pairs[0], pairs[1], pairs[2], pairs[3]);
}
__device__ __forceinline__ void storeEight(const float (&from)[8], float* to)
{
    reinterpret_cast<float4*>(to)[0] = make_float4(from[0], from[1], from[2], from[3]);
    reinterpret_cast<float4*>(to)[1] = make_float4(from[4], from[5], from[6], from[7]);
}

} // namespace seq::cuda
