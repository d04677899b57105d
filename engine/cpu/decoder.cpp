#include "engine/ops/decoder.h"

#include "engine/ops/attention.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/gather.h"
#include "engine/ops/kernel.h"
#include "engine/ops/linear.h"
#include "engine/ops/norm.h"
#include "engine/ops/store_keys.h"

#include <algorithm>
#include <cstring>

namespace seq {

extern Kernel<void(DecoderModel&, std::unique_ptr<Decoder>&)> decoderKernel;

namespace {

// The specification: one op after the other.
class CpuDecoder final : public Decoder {
public:
    explicit CpuDecoder(DecoderModel m)
        : m_(std::move(m))
    {
    }

    Decoded run(const DecodeSteps& s) override
    {
        Decoded done{Tensor::empty({s.count}, Dtype::I32), {}, {}};
        if (s.scored) done.scores = Tensor::empty({s.count, 4});
        std::int32_t token = s.token;
        for (int i = 0; i < s.count; ++i) {
            Tensor x = gatherRows(m_.tokens, std::span(&token, 1), "token");
            for (std::size_t l = 0; l < m_.layers.size(); ++l)
                x = throughLayer(s.pages, l, s.position + i, x);
            done.logits = exact(rmsNorm(x, m_.finalNorm, m_.epsilon), m_.output, {});
            const auto logits = done.logits.host<float>();
            token = chosenToken(logits, s.choice, std::uint32_t(i));
            if (s.scored) {
                const TokenScores scores = scoresOf(logits, token, s.choice);
                std::memcpy(
                    done.scores.hostMutable<float>().data() + 4 * i, &scores, sizeof scores);
            }
            done.ids.hostMutable<std::int32_t>()[std::size_t(i)] = token;
        }
        return done;
    }

    bool takesRows() const override { return true; }
    Tensor step(std::span<const DecodeRow> rows) override
    {
        const Tensor out = Tensor::empty({std::int64_t(rows.size()), m_.output.size(0)});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const DecodeRow& r = rows[i];
            copy(run({r.pages, r.token, r.position}).logits,
                out.slice(0, {std::int64_t(i), std::int64_t(i) + 1}));
        }
        return out;
    }

private:
    static Tensor exact(const Tensor& x, const Tensor& w, const Tensor& bias)
    {
        return linear(x, w, bias, Precision::Float32);
    }

    Tensor throughLayer(
        std::span<const Tensor> pages, std::size_t layer, int position, const Tensor& x) const
    {
        const DecoderLayer& w = m_.layers[layer];
        const std::int64_t d = m_.headWidth;
        const Tensor h = rmsNorm(x, w.attnNorm, m_.epsilon);
        const Tensor q = exact(h, w.q, w.qBias).view({1, m_.heads, d});
        const Tensor k = exact(h, w.k, w.kBias).view({1, m_.kvHeads, d});
        const Tensor v = exact(h, w.v, w.vBias).view({1, m_.kvHeads, d});
        const Tensor mixed = attend(pages, layer, position, q, k, v).view({1, m_.heads * d});
        const Tensor middle = add(x, exact(mixed, w.out, w.outBias));
        const Tensor g = rmsNorm(middle, w.mlpNorm, m_.epsilon);
        const Tensor hidden = activateGate(exact(g, w.gate, {}), exact(g, w.up, {}), m_.activation);
        return add(middle, exact(hidden, w.down, {}));
    }

    Tensor attend(std::span<const Tensor> pages, std::size_t layer, int position, const Tensor& q,
        const Tensor& k, const Tensor& v) const
    {
        const int n = int(pages[0].size(3));
        std::vector<KvBlock> keys;
        for (int first = 0; first <= position; first += n) {
            const Tensor& page = pages[std::size_t(first / n)];
            const auto part = [&](std::int64_t which) {
                return page.slice(0, {std::int64_t(layer), std::int64_t(layer) + 1})
                    .slice(1, {which, which + 1})
                    .view({m_.kvHeads, n, m_.headWidth})
                    .transpose(0, 1)
                    .slice(0, {0, std::min(n, position + 1 - first)});
            };
            keys.push_back({part(0), part(1), first});
        }
        const std::int64_t last = keys.back().k.size(0) - 1;
        const KvBlock own{
            keys.back().k.slice(0, {last, last + 1}), keys.back().v.slice(0, {last, last + 1})};
        storeKeys(m_.rope.turn(k, std::span(&position, 1)), v, std::span(&own, 1));
        AttentionOptions options;
        options.window = m_.layers[layer].window;
        const Tensor turned = m_.rope.turn(q, std::span(&position, 1));
        return attention(turned, keys, std::span(&position, 1), options).out;
    }

    DecoderModel m_;
};

void make(DecoderModel& m, std::unique_ptr<Decoder>& decoder)
{
    decoder = std::make_unique<CpuDecoder>(std::move(m));
}

const bool provided = decoderKernel.provide(Device::Cpu, make);

} // namespace
} // namespace seq
