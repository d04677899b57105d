#pragma once
#include "engine/cuda/decoder_room.h"

#include <cstdint>
#include <vector>

namespace seq::cuda {

struct DecoderPlan {
    std::vector<std::uint64_t> words; // of all blocks; as DecodeJob::plans
    int wordsEach; // of a block
};
// Which rows each block multiplies, and in what order.
DecoderPlan decoderPlan(const DecoderModel&, const DecoderRoom&, int blocks);

} // namespace seq::cuda
