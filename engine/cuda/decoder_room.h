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
    int sharedBytes = 0, mostShares = 1;
    std::int64_t exchangeSlots = 0;
};
// None: the kernel does not take these sizes or types.
std::optional<DecoderRoom> decoderRoom(const DecoderModel&, const DeviceLimits&);

} // namespace seq::cuda
