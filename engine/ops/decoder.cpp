#include "engine/ops/decoder.h"

#include "engine/base/random.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <cmath>

namespace seq {

constinit Kernel<void(DecoderModel&, std::unique_ptr<Decoder>&)> decoderKernel{"decoder"};

namespace {

bool fits(const DecoderLayer& l, std::int64_t width, std::int64_t heads, std::int64_t values)
{
    const std::int64_t hidden = l.gate.size(0);
    const bool shapes = l.q.shape() == Shape{heads, width} && l.k.shape() == Shape{values, width}
        && l.v.shape() == l.k.shape() && l.out.shape() == Shape{width, heads}
        && l.gate.shape() == Shape{hidden, width} && l.up.shape() == l.gate.shape()
        && l.down.shape() == Shape{width, hidden};
    const Tensor* const all[] = {&l.q, &l.k, &l.v, &l.out, &l.gate, &l.up, &l.down};
    return shapes && std::ranges::all_of(all, [](const Tensor* t) { return t->dense(); });
}

} // namespace

std::int32_t chosenToken(std::span<const float> logits, const TokenChoice& c, std::uint32_t further)
{
    constexpr std::uint32_t kStream = 1; // decode/sampler.h: RandomStream::Gumbel
    float most = -INFINITY;
    std::int32_t best = 0;
    for (std::uint32_t i = 0; i < logits.size(); ++i) {
        float score = logits[i];
        if (c.temperature > 0) {
            const std::uint32_t word = philox({i, c.step + further, c.sequence, kStream},
                {std::uint32_t(c.seed), std::uint32_t(c.seed >> 32)})[0];
            const double u = (double(word >> 8) + 0.5) * 0x1p-24;
            score = score / c.temperature + float(-std::log(-std::log(u)));
        }
        if (score <= most) continue;
        most = score;
        best = std::int32_t(i);
    }
    return best;
}

std::unique_ptr<Decoder> makeDecoder(DecoderModel m)
{
    const Device device = m.tokens.device();
    if (!decoderKernel.has(device.kind) || m.layers.empty()) return nullptr;
    const std::int64_t width = m.tokens.size(1), d = m.headWidth;
    const bool plain = m.heads % m.kvHeads == 0 && m.rope.width() <= d && m.tokens.dense()
        && m.output.dense() && m.output.shape() == m.tokens.shape();
    if (!plain || !std::ranges::all_of(m.layers, [&](const DecoderLayer& l) {
            return fits(l, width, m.heads * d, m.kvHeads * d);
        }))
        return nullptr;
    std::unique_ptr<Decoder> decoder;
    decoderKernel(device, m, decoder);
    return decoder;
}

} // namespace seq
