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
    int sharedBytes = 0, mostShares = 1, keysEach = 0;
    std::int64_t rowSlots = 0; // of the exchange, for each row
};
// For one row, or for groups of kRowsEach. None: the kernel does not take these sizes or types.
std::optional<DecoderRoom> decoderRoom(const DecoderModel&, const DeviceLimits&, bool several);

} // namespace seq::cuda
