#pragma once
// Kernels of a step overlap: each begins while the one before it ends, and fetches what does not
// depend on it (programmatic dependent launch, sm_90).
#include "engine/cuda/attention_mma.cuh"

namespace seq::cuda {

// Whether this code is compiled for a device that has what the decoding kernels need.
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
#define SEQ_OVERLAPS 1
#endif

#if defined(SEQ_OVERLAPS)

// The results of the kernel before are there from here on; the next kernel may begin. So whatever
// is older than the kernel before may be read without a wait.
__device__ __forceinline__ void awaitEarlierKernel()
{
    asm volatile("griddepcontrol.wait;" ::: "memory");
    asm volatile("griddepcontrol.launch_dependents;" ::: "memory");
}

// Bulk copies into a block's shared memory, by one thread: they complete on a barrier there, which
// has been told to expect their bytes. Addresses and bytes are multiples of 16.
__device__ __forceinline__ void initArrival(std::uint64_t* barrier)
{
    asm volatile("mbarrier.init.shared::cta.b64 [%0], 1;" ::"r"(sharedAddress(barrier)));
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
}
__device__ __forceinline__ void expectArrival(std::uint64_t* barrier, int bytes)
{
    asm volatile(
        "mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" ::"r"(sharedAddress(barrier)),
        "r"(bytes)
        : "memory");
}
__device__ __forceinline__ void copyBulk(
    void* shared, const void* global, int bytes, std::uint64_t* barrier)
{
    asm volatile("cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes "
                 "[%0], [%1], %2, [%3];" ::"r"(sharedAddress(shared)),
                 "l"(global), "r"(bytes), "r"(sharedAddress(barrier))
                 : "memory");
}
__device__ __forceinline__ void awaitArrival(std::uint64_t* barrier, int parity)
{
    asm volatile("{.reg .pred done;\n"
                 "again: mbarrier.try_wait.parity.shared::cta.b64 done, [%0], %1;\n"
                 "@done bra ready;\n"
                 "bra again;\n"
                 "ready: }" ::"r"(sharedAddress(barrier)),
                 "r"(parity)
                 : "memory");
}

#endif

} // namespace seq::cuda
