#pragma once
#include "engine/cuda/decoder_job.cuh"
#include "engine/tensor/tensor.h"

namespace seq::cuda {

// Whether this build and device have the kernel, and the sizes fit it.
bool canDecode(Device);
// The job's tokens through the model, on this thread's stream: all blocks at once, one a
// multiprocessor.
void decodeTokens(const DecodeJob&, int sharedBytes, Device);

} // namespace seq::cuda
