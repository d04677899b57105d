#pragma once
#include "engine/cuda/decoder_job.cuh"
#include "engine/tensor/tensor.h"

namespace seq::cuda {

// Whether this build and device have the kernel, and the sizes fit it.
bool canDecode(Device);
// One token through the model, or one of several sequences, on this thread's stream: all blocks at
// once, one a multiprocessor.
void decodeStep(const DecodeJob&, bool several, int sharedBytes, Device);

} // namespace seq::cuda
