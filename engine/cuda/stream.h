#pragma once
#include "engine/tensor/tensor.h"

#include <cuda_runtime_api.h>

namespace seq::cuda {

// This thread's stream on a device, made at first need; the device becomes the thread's current
// one. All work of a thread on a device goes there, in order. Throws Device if the device is lost.
cudaStream_t streamOn(Device);
inline cudaStream_t streamOn(const Tensor& t)
{
    return streamOn(t.device());
}
// The same if the thread has one already, else null: what has done no work needs none.
cudaStream_t streamIfAny(int device) noexcept;

void finish(Device); // waits until this thread's work there is done

// What kernels choose their shapes by.
struct DeviceLimits {
    int multiprocessors = 0;
    int sharedBytes = 0; // that a block may ask for (opt-in)
    int capability = 0; // 90: sm_90
};
const DeviceLimits& limitsOf(Device);

} // namespace seq::cuda
