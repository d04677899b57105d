#pragma once
// Products of some rows of a warp with the input, pieces of eight elements a lane.
#include "engine/cuda/decoder_inputs.cuh"
#include "engine/cuda/decoder_weights.cuh"

namespace seq::cuda {

#if defined(SEQ_WGMMA)

template <bool kCoded> struct Products {
    float rows[kRowsAtOnce] = {}, squares = 0; // squares: of an input before its norm

    // A piece of each lane, of those that are `inside`.
    template <Dtype T> struct Piece {
        Inputs<T, kCoded> inputs;
        int at; // of a row
        bool inside;

        __device__ __forceinline__ Piece(int at, const float* a, const float* b, bool inside = true)
            : inputs(a, b)
            , at(at)
            , inside(inside)
        {
        }
    };
    template <Dtype T, int kRows>
    __device__ __forceinline__ void meetPiece(
        const std::uint8_t* const (&row)[kRowsAtOnce], int lane, const Piece<T>& p)
    {
#pragma unroll
        for (int j = 0; j < kRows; ++j) {
            const float sum = p.inputs.times(row[j] + p.at, lane, rows[j]);
            if (p.inside) rows[j] = sum;
        }
    }
    // Pieces `first` … `first` + count of the input; the rows begin with the first.
    template <Dtype T, int kRows>
    __device__ __forceinline__ void meet(
        const std::uint8_t* const (&row)[kRowsAtOnce], const float* input, int first, int count)
    {
        int lane = int(threadIdx.x) % 32;
        asm volatile("" : "+r"(lane)); // what follows from it is not kept in registers elsewhere
        const Runs runs = stored::Stored<T>::runs(lane);
        const float* a = input + 8 * first + spread(runs.first);
        const float* b = input + 8 * first + spread(runs.second);
        int at = 0, left = count - lane;
        const auto next = [&](int groups) {
            left -= 32 * groups, at += groups * kGroupBytes<T>;
            a += groups * kGroupElements, b += groups * kGroupElements;
        };
#pragma unroll 1
        for (; count > 64; count -= 96, next(3)) {
            const bool inside = left > 64;
            const int third = inside ? 2 : 0; // else any that can be read
            const Piece<T> p(at, a, b),
                q(at + kGroupBytes<T>, a + kGroupElements, b + kGroupElements),
                r(at + third * kGroupBytes<T>, a + third * kGroupElements,
                    b + third * kGroupElements, inside);
            meetPiece<T, kRows>(row, lane, p);
            meetPiece<T, kRows>(row, lane, q);
            meetPiece<T, kRows>(row, lane, r);
        }
#pragma unroll 1
        for (; left > 0; next(1))
            meetPiece<T, kRows>(row, lane, Piece<T>(at, a, b));
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
