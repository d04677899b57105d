#pragma once
// Bulk copies into shared memory and the barriers that they complete on (sm_90).
#include "engine/cuda/attention_mma.cuh"

namespace seq::cuda {

#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900

__device__ __forceinline__ void initBarrier(std::uint32_t barrier, int arrivals)
{
    asm volatile("mbarrier.init.shared::cta.b64 [%0], %1;" ::"r"(barrier), "r"(arrivals));
}
// By the thread that made them, before others use them.
__device__ __forceinline__ void barriersAreReady()
{
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
}
__device__ __forceinline__ void arrive(std::uint32_t barrier)
{
    asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" ::"r"(barrier) : "memory");
}
__device__ __forceinline__ void expectBytes(std::uint32_t barrier, int bytes)
{
    asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" ::"r"(barrier), "r"(bytes)
                 : "memory");
}
__device__ __forceinline__ void awaitPhase(std::uint32_t barrier, int parity)
{
    asm volatile("{.reg .pred done;\n"
                 "again: mbarrier.try_wait.parity.shared::cta.b64 done, [%0], %1;\n"
                 "@done bra ready;\n"
                 "bra again;\n"
                 "ready: }" ::"r"(barrier),
                 "r"(parity)
                 : "memory");
}
// By one thread; completes on the barrier, which expects the bytes.
__device__ __forceinline__ void copyBulk(
    std::uint32_t shared, const void* global, int bytes, std::uint32_t barrier)
{
    asm volatile("cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes "
                 "[%0], [%1], %2, [%3];" ::"r"(shared),
                 "l"(global), "r"(bytes), "r"(barrier)
                 : "memory");
}
// The same, by a policy of the L2 cache.
__device__ __forceinline__ void copyBulk(std::uint32_t shared, const void* global, int bytes,
    std::uint32_t barrier, std::uint64_t policy)
{
    asm volatile("cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes"
                 ".L2::cache_hint [%0], [%1], %2, [%3], %4;" ::"r"(shared),
                 "l"(global), "r"(bytes), "r"(barrier), "l"(policy)
                 : "memory");
}
// What is read leaves the cache first.
__device__ __forceinline__ std::uint64_t readOnce()
{
    std::uint64_t policy;
    asm volatile("createpolicy.fractional.L2::evict_first.b64 %0, 1.0;" : "=l"(policy));
    return policy;
}

// What a copy of some bytes fetches: copies begin and end at multiples of 16, as allocations do.
struct Stretch16 {
    const std::uint8_t* from;
    int bytes, offset; // offset: of the first byte that was asked for

    __device__ __forceinline__ Stretch16(const std::uint8_t* at, std::int64_t length)
    {
        const auto first = reinterpret_cast<std::uintptr_t>(at),
                   begin = first & ~std::uintptr_t(15);
        const auto end = (first + length + 15) & ~std::uintptr_t(15);
        from = reinterpret_cast<const std::uint8_t*>(begin);
        bytes = int(end - begin);
        offset = int(first - begin);
    }
};

#endif

} // namespace seq::cuda
