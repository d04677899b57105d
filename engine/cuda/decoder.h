#pragma once
#include "engine/cuda/decoder_job.cuh"
#include "engine/tensor/tensor.h"

namespace seq::cuda {

// Whether this build and device have the kernel, and the sizes fit it.
bool canDecode(Device);
// The job's tokens through the model, on this thread's stream: all blocks at once, one a
// multiprocessor. Exact: activations stay float32.
void decodeTokens(const DecodeJob&, bool exact, int sharedBytes, Device);

} // namespace seq::cuda
