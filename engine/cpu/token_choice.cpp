#include "engine/ops/token_choice.h"

#include "engine/ops/kernel.h"

#include <cstring>

namespace seq {

extern Kernel<void(const Tensor&, const TokenChoice&, ChosenRow&)> chooseTokenKernel;

namespace {

void chooseTokenCpu(const Tensor& logits, const TokenChoice& choice, ChosenRow& chosen)
{
    const auto row = logits.host<float>();
    const std::int32_t token = chosenToken(row, choice);
    chosen.id.hostMutable<std::int32_t>()[0] = token;
    if (!chosen.scores) return;
    const TokenScores scores = scoresOf(row, token, choice);
    std::memcpy(chosen.scores.raw(), &scores, sizeof scores);
}

const bool provided = chooseTokenKernel.provide(Device::Cpu, chooseTokenCpu);

} // namespace
} // namespace seq
