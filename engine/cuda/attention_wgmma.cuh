#pragma once
// Products of warpgroups, barriers and bulk copies of sm_90a.
#include "engine/cuda/bulk_copy.cuh"

// Set where the code of a device with these instructions is compiled.
#if defined(__CUDA_ARCH_FEAT_SM90_ALL)
#define SEQ_WGMMA 1
#endif

namespace seq::cuda {

#if defined(SEQ_WGMMA)

// Rows of 128 bytes in shared memory, exchanged as panels are, from a multiple of 8 rows on.
__device__ __forceinline__ std::uint64_t matrixAt(std::uint32_t address)
{
    constexpr std::uint64_t kSwizzle128 = std::uint64_t(1) << 62, kEightRows = 1024 / 16;
    return kSwizzle128 | kEightRows << 32 | kEightRows << 16 | (address & 0x3ffff) / 16;
}

__device__ __forceinline__ void beginProducts()
{
    asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
}
__device__ __forceinline__ void commitProducts()
{
    asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory");
}
template <int kPending> __device__ __forceinline__ void productsDone()
{
    asm volatile("wgmma.wait_group.sync.aligned %0;" ::"n"(kPending) : "memory");
}
// The compiler may not move uses of these registers across.
template <int n> __device__ __forceinline__ void settle(float (&r)[n])
{
#pragma unroll
    for (int i = 0; i < n; ++i)
        asm volatile("" : "+f"(r[i])::"memory");
}

#define SEQ_F8(r, i)                                                                               \
    "+f"(r[i]), "+f"(r[i + 1]), "+f"(r[i + 2]), "+f"(r[i + 3]), "+f"(r[i + 4]), "+f"(r[i + 5]),    \
        "+f"(r[i + 6]), "+f"(r[i + 7])
#define SEQ_F32(r, i) SEQ_F8(r, i), SEQ_F8(r, i + 8), SEQ_F8(r, i + 16), SEQ_F8(r, i + 24)

// s [64, 128] (+)= a [64, 16] · b [128, 16] transposed, both in shared memory.
template <bool kAdd>
__device__ __forceinline__ void multiplyKeys(float (&s)[64], std::uint64_t a, std::uint64_t b)
{
    asm volatile("{.reg .pred p; setp.ne.b32 p, %66, 0;"
                 "wgmma.mma_async.sync.aligned.m64n128k16.f32.bf16.bf16 "
                 "{%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, "
                 "%16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31, "
                 "%32, %33, %34, %35, %36, %37, %38, %39, %40, %41, %42, %43, %44, %45, %46, %47, "
                 "%48, %49, %50, %51, %52, %53, %54, %55, %56, %57, %58, %59, %60, %61, %62, %63}, "
                 "%64, %65, p, 1, 1, 0, 0;}"
                 : SEQ_F32(s, 0), SEQ_F32(s, 32)
                 : "l"(a), "l"(b), "n"(int(kAdd)));
}

// out [64, 64] += p [64, 16] in registers · v [16, 64] in shared memory.
__device__ __forceinline__ void multiplyValues(float (&out)[32], std::uint32_t p0, std::uint32_t p1,
    std::uint32_t p2, std::uint32_t p3, std::uint64_t v)
{
    asm volatile("wgmma.mma_async.sync.aligned.m64n64k16.f32.bf16.bf16 "
                 "{%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, "
                 "%16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31}, "
                 "{%32, %33, %34, %35}, %36, 1, 1, 1, 1;"
                 : SEQ_F32(out, 0)
                 : "r"(p0), "r"(p1), "r"(p2), "r"(p3), "l"(v));
}
#undef SEQ_F32
#undef SEQ_F8

#endif

} // namespace seq::cuda
