#pragma once
#include "engine/cuda/decoder_job.cuh"
#include "engine/cuda/stream.h"
#include "engine/ops/decoder.h"

#include <optional>

namespace seq::cuda {

// How a model's work and memory are laid out for the decoding kernel.
struct DecoderRoom {
    ExchangeLayout layout{};
    SharedLayout shared{};
    PhaseSize phases[5]{};
    int rowsTogether[5]{}; // at most, of a phase
    int sharedBytes = 0, mostShares = 1, layerBlocks = 1;
};
// None: the kernel does not take these sizes or types.
std::optional<DecoderRoom> decoderRoom(const DecoderModel&, const DeviceLimits&);

} // namespace seq::cuda
