#pragma once
// Kernels that begin while the one before ends, where the device can (programmatic dependent
// launch, sm_90).
#include "engine/cuda/launch.h"
#include "engine/cuda/rows_kernels.h"
#include "engine/cuda/rows_wait.cuh"

namespace seq::cuda {

// First of all in such a kernel: what earlier kernels wrote is there from here on.
__device__ __forceinline__ void afterEarlierKernels()
{
#if defined(SEQ_OVERLAPS)
    awaitEarlierKernel();
#endif
}

// As launch(), of a kernel that calls that.
template <auto kKernel, class... A>
void launchEarly(const char* what, Device device, const Grid& grid, A&&... a)
{
    static const bool waits = compiledFor(kKernel, 90, device);
    if (waits && limitsOf(device).capability >= 90 && grid.blocks.x > 0)
        launchOverlapping(what, device, grid, 1, kKernel, static_cast<A&&>(a)...);
    else
        launch(what, device, grid, kKernel, static_cast<A&&>(a)...);
}

} // namespace seq::cuda
