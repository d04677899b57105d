#pragma once
// Products of some rows of a warp with the input, pieces of eight elements a lane.
#include "engine/cuda/decoder_weights.cuh"
#include "engine/cuda/stored_visit.cuh"

namespace seq::cuda {

__device__ __forceinline__ void loadEight(const float* first, const float* second, float (&to)[8])
{
    const float4 a = *reinterpret_cast<const float4*>(first);
    const float4 b = *reinterpret_cast<const float4*>(second);
    to[0] = a.x, to[1] = a.y, to[2] = a.z, to[3] = a.w;
    to[4] = b.x, to[5] = b.y, to[6] = b.z, to[7] = b.w;
}

// Where element i, a multiple of four, of an input lies in shared memory: so that lanes with pieces
// beside each other meet all banks, for the runs of every type.
__device__ __forceinline__ int spread(int i)
{
    return i ^ (i >> 5 & 1) * 20;
}

#if defined(SEQ_WGMMA)

struct Products {
    float rows[kRowsAtOnce] = {}, squares = 0; // squares: of an input before its norm

    // Pieces `first` … `first` + count of the input; the rows begin with the first.
    template <Dtype T, int kRows>
    __device__ __forceinline__ void meet(
        const std::uint8_t* const (&row)[kRowsAtOnce], const float* input, int first, int count)
    {
        constexpr int kTogether = kRows == 1 ? 3 : 2; // pieces
        const int lane = int(threadIdx.x) % 32;
#pragma unroll 1
        for (int begin = 0; begin < count; begin += 32 * kTogether) {
            float x[kTogether][8];
            int at[kTogether];
#pragma unroll
            for (int k = 0; k < kTogether; ++k) {
                const int piece = begin + 32 * k + lane;
                at[k] = min(piece, count - 1);
                const Runs runs = stored::Stored<T>::runs(first + at[k]);
                loadEight(input + spread(runs.first), input + spread(runs.second), x[k]);
                if (piece < count) continue;
#pragma unroll
                for (float& v : x[k])
                    v = 0;
            }
#pragma unroll
            for (int k = 0; k < kTogether; ++k)
#pragma unroll
                for (int j = 0; j < kRows; ++j) {
                    float w[8];
                    stored::Stored<T>::decode(row[j], at[k], w);
#pragma unroll
                    for (int i = 0; i < 8; ++i)
                        rows[j] += w[i] * x[k][i];
                }
        }
    }
    template <Dtype T>
    __device__ __forceinline__ void meet(const std::uint8_t* const (&row)[kRowsAtOnce], int count,
        const float* input, int first, int pieces)
    {
        if (count == 1)
            meet<T, 1>(row, input, first, pieces);
        else if (count == 2)
            meet<T, 2>(row, input, first, pieces);
        else
            meet<T, kRowsAtOnce>(row, input, first, pieces);
    }
    __device__ __forceinline__ void meetSquares(const float* x, int elements)
    {
#pragma unroll 4
        for (int i = 4 * (int(threadIdx.x) % 32); i < elements; i += 4 * 32) {
            const float4 v = *reinterpret_cast<const float4*>(x + i);
            squares += v.x * v.x + v.y * v.y + v.z * v.z + v.w * v.w;
        }
    }
    // The sum of row lane / 2 % 4, where there is one, over all lanes; that of squares in
    // `squares`.
    __device__ __forceinline__ float sum()
    {
        const bool upper = threadIdx.x & 4, odd = threadIdx.x & 2;
        const auto from = [](float value, int distance) {
            return __shfl_xor_sync(0xffffffffu, value, distance);
        };
        float a = (upper ? rows[2] : rows[0]), b = (upper ? rows[3] : rows[1]);
        a += from(upper ? rows[0] : rows[2], 4);
        b += from(upper ? rows[1] : rows[3], 4);
        squares += from(squares, 4);
        float c = odd ? b : a;
        c += from(odd ? a : b, 2);
        squares += from(squares, 2);
#pragma unroll
        for (const int distance : {1, 8, 16}) {
            c += from(c, distance);
            squares += from(squares, distance);
        }
        return c;
    }
};

// f<T>() for the type of some weights: kType, where that is one, so that there is no code of
// others.
template <Dtype kType, class F> __device__ __forceinline__ void withStored(Dtype type, const F& f)
{
    if constexpr (kType != kAnyType)
        f.template operator()<kType>();
    else
        stored::visitKnown(type, f);
}

#endif

} // namespace seq::cuda
