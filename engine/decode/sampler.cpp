#include "engine/decode/sampler.h"

#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/ops/token_choice.h"

namespace seq {

namespace {

std::uint32_t word(const Draws& d, RandomStream stream, std::uint32_t step, std::uint32_t index)
{
    return philox({index, step, d.sequence, std::uint32_t(stream)},
        {std::uint32_t(d.seed), std::uint32_t(d.seed >> 32)})[0];
}

} // namespace

double Draws::uniform(RandomStream stream, std::uint32_t step, std::uint32_t index) const
{
    return double(word(*this, stream, step, index) >> 8) * 0x1p-24;
}

double Draws::inside(RandomStream stream, std::uint32_t step, std::uint32_t index) const
{
    return (double(word(*this, stream, step, index) >> 8) + 0.5) * 0x1p-24;
}

Token draw(const Kept& kept, double u)
{
    SEQ_ASSERT(!kept.ids.empty());
    return kept.ids[drawn(kept.weights, kept.mass, u)];
}

} // namespace seq
