#pragma once
// Kernels of a step overlap: each begins while the one before it ends, and fetches what does not
// depend on it (programmatic dependent launch, sm_90).
#include "engine/cuda/bulk_copy.cuh"

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

#endif

} // namespace seq::cuda
