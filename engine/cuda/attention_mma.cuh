#pragma once
// Fragments and products of tensor cores over stretches of panels in shared memory (sm_80 on).
#include "engine/cuda/attention_operands.cuh"

#include <cstdint>

namespace seq::cuda {

inline constexpr float kLog2e = 1.44269504088896f, kLn2 = 0.693147180559945f;

__device__ __forceinline__ float exp2Of(float x)
{
    float y;
    asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
    return y;
}

__device__ __forceinline__ std::uint32_t sharedAddress(const void* p)
{
    return std::uint32_t(__cvta_generic_to_shared(p));
}

// `bytes`, a multiple of 16, by all threads of the block; finish with copied<…>().
__device__ __forceinline__ void copyAsync(void* shared, const void* global, int bytes)
{
    for (int i = int(threadIdx.x) * 16; i < bytes; i += int(blockDim.x) * 16)
        asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" ::"r"(
                         sharedAddress(static_cast<char*>(shared) + i)),
            "l"(static_cast<const char*>(global) + i));
}
__device__ __forceinline__ void commitCopies()
{
    asm volatile("cp.async.commit_group;");
}
template <int kPending> __device__ __forceinline__ void copied()
{
    asm volatile("cp.async.wait_group %0;" ::"n"(kPending) : "memory");
}

__device__ __forceinline__ void loadMatrices(std::uint32_t (&r)[4], std::uint32_t at)
{
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
                 : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
                 : "r"(at));
}
__device__ __forceinline__ void loadTransposed(std::uint32_t (&r)[4], std::uint32_t at)
{
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];"
                 : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
                 : "r"(at));
}

// Where a row's 16-byte piece lies in a stretch of a panel.
__device__ __forceinline__ std::uint32_t pieceAt(std::uint32_t base, int row, int piece)
{
    return base + std::uint32_t(row * 128 + ((piece ^ (row & 7)) << 4));
}

// Rows 0 … 15 at `row`, values 16 step … 16 step + 15: the left operand.
__device__ __forceinline__ void loadLeft(
    std::uint32_t (&a)[4], std::uint32_t base, int row, int step)
{
    const int lane = threadIdx.x % 32;
    loadMatrices(a, pieceAt(base, row + lane % 16, 2 * step + lane / 16));
}
// 16 keys at `row`: the right operand of a score, for two products of 8 keys each.
__device__ __forceinline__ void loadKeys(
    std::uint32_t (&b)[4], std::uint32_t base, int row, int step)
{
    const int lane = threadIdx.x % 32;
    loadMatrices(b, pieceAt(base, row + lane % 8 + lane / 16 * 8, 2 * step + lane / 8 % 2));
}
// 16 keys at `row`, values 16 pair … 16 pair + 15: the right operand of a weighted sum.
__device__ __forceinline__ void loadValues(
    std::uint32_t (&b)[4], std::uint32_t base, int row, int pair)
{
    const int lane = threadIdx.x % 32;
    loadTransposed(b, pieceAt(base, row + lane % 16, 2 * pair + lane / 16));
}

// c [16, 8] += a [16, 16] · b [16, 8]. A lane holds rows lane / 4 (c[0], c[1]) and lane / 4 + 8
// (c[2], c[3]), columns 2 (lane % 4) and the next.
__device__ __forceinline__ void multiply(
    float (&c)[4], const std::uint32_t (&a)[4], std::uint32_t b0, std::uint32_t b1)
{
    asm("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 "
        "{%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
        : "+f"(c[0]), "+f"(c[1]), "+f"(c[2]), "+f"(c[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}

__device__ __forceinline__ std::uint32_t pairOf(float low, float high)
{
    const __nv_bfloat162 p = __floats2bfloat162_rn(low, high);
    return *reinterpret_cast<const std::uint32_t*>(&p);
}
// What pairOf left out of both.
__device__ __forceinline__ std::uint32_t restOf(float low, float high, std::uint32_t pair)
{
    return pairOf(low - __uint_as_float(pair << 16), high - __uint_as_float(pair & 0xffff0000u));
}

// A stretch of kRows rows of one head in shared memory: [part, chunk, rows], part 1 is lo.
template <int kChunks, bool kSplit, int kRows> struct Stretch {
    static constexpr int kPlane = kRows * 128;
    static constexpr int kBytes = (kSplit ? 2 : 1) * kChunks * kPlane;

    static __device__ void load(char* shared, const Panel& panel, int head, std::int64_t row)
    {
        for (int chunk = 0; chunk < kChunks; ++chunk) {
            const std::int64_t at = panel.at(head, chunk, row);
            copyAsync(shared + chunk * kPlane, panel.hi + at, kPlane);
            if (kSplit) copyAsync(shared + (kChunks + chunk) * kPlane, panel.lo + at, kPlane);
        }
    }
    static __device__ std::uint32_t plane(std::uint32_t base, int part, int chunk)
    {
        return base + std::uint32_t((part * kChunks + chunk) * kPlane);
    }
};

// Products of 16 queries of a warp with kKeys keys: s [kKeys / 8] fragments.
template <int kChunks, bool kSplit, int kQueries, int kKeys>
__device__ __forceinline__ void scoresOf(
    float (&s)[kKeys / 8][4], std::uint32_t queries, int firstQuery, std::uint32_t keys)
{
    using Q = Stretch<kChunks, kSplit, kQueries>;
    using K = Stretch<kChunks, kSplit, kKeys>;
#pragma unroll
    for (auto& c : s)
        c[0] = c[1] = c[2] = c[3] = 0;
#pragma unroll
    for (int step = 0; step < 4 * kChunks; ++step) {
        const int chunk = step / 4;
        std::uint32_t a[4], rest[4], b[4];
        loadLeft(a, Q::plane(queries, 0, chunk), firstQuery, step % 4);
        if (kSplit) loadLeft(rest, Q::plane(queries, 1, chunk), firstQuery, step % 4);
#pragma unroll
        for (int j = 0; j < kKeys / 16; ++j) {
            loadKeys(b, K::plane(keys, 0, chunk), 16 * j, step % 4);
            multiply(s[2 * j], a, b[0], b[1]);
            multiply(s[2 * j + 1], a, b[2], b[3]);
            if (!kSplit) continue;
            multiply(s[2 * j], rest, b[0], b[1]);
            multiply(s[2 * j + 1], rest, b[2], b[3]);
            loadKeys(b, K::plane(keys, 1, chunk), 16 * j, step % 4);
            multiply(s[2 * j], a, b[0], b[1]);
            multiply(s[2 * j + 1], a, b[2], b[3]);
        }
    }
}

// Over the four lanes that share a row.
__device__ __forceinline__ float rowMax(float x)
{
    x = fmaxf(x, __shfl_xor_sync(~0u, x, 1));
    return fmaxf(x, __shfl_xor_sync(~0u, x, 2));
}
__device__ __forceinline__ float rowSum(float x)
{
    x += __shfl_xor_sync(~0u, x, 1);
    return x + __shfl_xor_sync(~0u, x, 2);
}

} // namespace seq::cuda
