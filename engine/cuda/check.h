#pragma once
#include "engine/tensor/tensor.h"

#include <cuda_runtime_api.h>

namespace seq::cuda {

// Every CUDA call goes through here. Throws OutOfMemory, or Device with what failed and why. An
// error that a device does not survive marks the current one lost (tensor/lost_device.h): later
// calls say so, the CPU and other devices go on.
void check(cudaError_t, const char* what);

} // namespace seq::cuda
