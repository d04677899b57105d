#include "engine/ops/decoder.h"

#include "engine/ops/kernel.h"

#include <algorithm>

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

bool DecoderModel::agrees() const
{
    const std::int64_t width = tokens.size(1), d = headWidth;
    const bool plain = !layers.empty() && heads % kvHeads == 0 && rope.width() <= d
        && tokens.dense() && output.dense() && output.shape() == tokens.shape();
    return plain && std::ranges::all_of(layers, [&](const DecoderLayer& l) {
        return fits(l, width, heads * d, kvHeads * d);
    });
}

std::unique_ptr<Decoder> makeDecoder(DecoderModel m)
{
    const Device device = m.tokens.device();
    if (!decoderKernel.has(device.kind) || !m.agrees()) return nullptr;
    std::unique_ptr<Decoder> decoder;
    decoderKernel(device, m, decoder);
    return decoder;
}

} // namespace seq
