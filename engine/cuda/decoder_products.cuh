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

// Eight elements of the input, and their products with pieces of rows.
template <Dtype T> struct Inputs {
    float x[8];

    __device__ __forceinline__ void ready() {}
    __device__ __forceinline__ float times(const std::uint8_t* row, int piece, float sum) const
    {
        float w[8];
        stored::Stored<T>::decode(row, piece, w);
#pragma unroll
        for (int i = 0; i < 8; ++i)
            sum += w[i] * x[i];
        return sum;
    }
};
// A code becomes 16 + code / 16 (of a byte's lower half) or 1 + code / 16 by its bits alone; what
// that adds to the sum is known from the inputs.
template <> struct Inputs<Dtype::Q4_1> {
    float x[8], all, added;

    __device__ __forceinline__ void ready()
    {
        const float lower = (x[0] + x[1]) + (x[2] + x[3]), upper = (x[4] + x[5]) + (x[6] + x[7]);
        all = lower + upper;
        added = 16 * lower + upper;
    }
    __device__ __forceinline__ float times(const std::uint8_t* row, int piece, float sum) const
    {
        const auto* b = reinterpret_cast<const std::uint32_t*>(row + piece / 4 * 20);
        const std::uint32_t both = b[0], codes = b[1 + piece % 4];
        const float2 scale = __half22float2(reinterpret_cast<const __half2&>(both));
        float times = -added;
#pragma unroll
        for (int i = 0; i < 4; ++i) {
            const std::uint32_t bits = i < 2 ? codes << (15 - 8 * i) : codes >> (8 * i - 15);
            times += __uint_as_float((bits & 0x078000u) | 0x41800000u) * x[i];
            times += __uint_as_float((bits & 0x780000u) | 0x3f800000u) * x[4 + i];
        }
        return sum + 16 * scale.x * times + scale.y * all;
    }
};

#if defined(SEQ_WGMMA)

struct Products {
    float rows[kRowsAtOnce] = {}, squares = 0; // squares: of an input before its norm

    // kPieces of each lane, 32 apart, of the input and of rows that begin with its piece `first`.
    template <Dtype T, int kRows, int kPieces>
    __device__ __forceinline__ void meetSome(
        const std::uint8_t* const (&row)[kRowsAtOnce], const float* input, int first, int piece)
    {
        Inputs<T> inputs[kPieces];
#pragma unroll
        for (int k = 0; k < kPieces; ++k) {
            const Runs runs = stored::Stored<T>::runs(first + piece + 32 * k);
            loadEight(input + spread(runs.first), input + spread(runs.second), inputs[k].x);
            inputs[k].ready();
        }
#pragma unroll
        for (int k = 0; k < kPieces; ++k)
#pragma unroll
            for (int j = 0; j < kRows; ++j)
                rows[j] = inputs[k].times(row[j], piece + 32 * k, rows[j]);
    }
    // Pieces `first` … `first` + count of the input; the rows begin with the first.
    template <Dtype T, int kRows>
    __device__ __forceinline__ void meet(
        const std::uint8_t* const (&row)[kRowsAtOnce], const float* input, int first, int count)
    {
        constexpr int kTogether = 2; // pieces
        int piece = int(threadIdx.x) % 32;
#pragma unroll 1
        for (; piece < (count & ~31) - 32 * (kTogether - 1); piece += 32 * kTogether)
            meetSome<T, kRows, kTogether>(row, input, first, piece);
#pragma unroll 1
        for (; piece < count; piece += 32)
            meetSome<T, kRows, 1>(row, input, first, piece);
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
    // What each thread found of them.
    __device__ __forceinline__ void takeSquares(const float* found)
    {
        static_assert(kDecodeThreads == 2 * 4 * 32);
        const auto* four = reinterpret_cast<const float4*>(found) + threadIdx.x % 32;
        const float4 a = four[0], b = four[32];
        squares = (a.x + a.y + a.z + a.w) + (b.x + b.y + b.z + b.w);
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
