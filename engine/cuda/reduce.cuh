#pragma once

namespace seq::cuda {

// The sum over a warp, in every lane; always in the same order.
template <class T> __device__ inline T warpSum(T value)
{
    for (int distance = 16; distance > 0; distance /= 2)
        value += __shfl_xor_sync(0xffffffffu, value, distance);
    return value;
}

template <class T> __device__ inline T warpMax(T value)
{
    for (int distance = 16; distance > 0; distance /= 2) {
        const T other = __shfl_xor_sync(0xffffffffu, value, distance);
        value = other > value ? other : value;
    }
    return value;
}

// The sum over a block of whole warps, in every thread. `room`: 32 elements of shared memory,
// free again after the next barrier.
template <class T> __device__ inline T blockSum(T value, T* room)
{
    const int lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
    value = warpSum(value);
    if (lane == 0) room[warp] = value;
    __syncthreads();
    return warpSum(lane < warps ? room[lane] : T(0));
}

} // namespace seq::cuda
