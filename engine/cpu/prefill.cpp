#include "engine/ops/prefill.h"

#include "engine/base/thread_pool.h"
#include "engine/ops/attention.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/kernel.h"
#include "engine/ops/linear.h"
#include "engine/ops/norm.h"
#include "engine/ops/store_keys.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace seq {

extern Kernel<void(DecoderModel&, std::unique_ptr<Prefill>&)> prefillKernel;

namespace {

Tensor exact(const Tensor& x, const Tensor& w, const Tensor& bias)
{
    return linear(x, w, bias, Precision::Float32);
}

// A layer's keys and values of the first `count` positions, one block a page.
std::vector<KvBlock> blocksOf(std::span<const Tensor> pages, std::int64_t layer, std::int64_t count)
{
    std::vector<KvBlock> blocks;
    const std::int64_t n = pages[0].size(3);
    for (std::int64_t first = 0; first < count; first += n) {
        const Tensor& page = pages[std::size_t(first / n)];
        const auto part = [&](std::int64_t which) {
            return page.slice(0, {layer, layer + 1})
                .slice(1, {which, which + 1})
                .view({page.size(2), n, page.size(4)})
                .transpose(0, 1)
                .slice(0, {0, std::min(n, count - first)});
        };
        blocks.push_back({part(0), part(1), int(first)});
    }
    return blocks;
}

// Those from `position` on.
std::vector<KvBlock> tailOf(std::span<const KvBlock> blocks, int position)
{
    std::vector<KvBlock> tail;
    for (const KvBlock& b : blocks) {
        const Range rows{std::max(0, position - b.position), b.k.size(0)};
        if (rows.begin < rows.end)
            tail.push_back({b.k.slice(0, rows), b.v.slice(0, rows), b.position + int(rows.begin)});
    }
    return tail;
}

// The specification: one op after the other, in float32.
class CpuPrefill final : public Prefill {
public:
    explicit CpuPrefill(DecoderModel m)
        : m_(std::move(m))
    {
    }

    Tensor run(Tensor x, std::span<const PrefillPart> parts) override
    {
        for (std::size_t layer = 0; layer < m_.layers.size(); ++layer) {
            throwIfCancelled();
            const DecoderLayer& w = m_.layers[layer];
            const Tensor middle = add(x, exact(mixed(x, parts, layer), w.out, w.outBias));
            const Tensor h = rmsNorm(middle, w.mlpNorm, m_.epsilon);
            const Tensor hidden
                = activateGate(exact(h, w.gate, {}), exact(h, w.up, {}), m_.activation);
            x = add(middle, exact(hidden, w.down, {}));
        }
        return x;
    }

private:
    Tensor mixed(const Tensor& x, std::span<const PrefillPart> parts, std::size_t layer) const
    {
        const DecoderLayer& w = m_.layers[layer];
        const std::int64_t rows = x.size(0), d = m_.headWidth;
        const Tensor h = rmsNorm(x, w.attnNorm, m_.epsilon);
        const Tensor q = exact(h, w.q, w.qBias).view({rows, m_.heads, d});
        const Tensor k = exact(h, w.k, w.kBias).view({rows, m_.kvHeads, d});
        const Tensor v = exact(h, w.v, w.vBias).view({rows, m_.kvHeads, d});
        const Tensor out = Tensor::empty({rows, m_.heads * d});
        std::int64_t first = 0;
        for (const PrefillPart& part : parts) {
            const Range own{first, first + part.rows};
            const Tensor found
                = attend(part, layer, q.slice(0, own), k.slice(0, own), v.slice(0, own));
            copy(found.view({part.rows, m_.heads * d}), out.slice(0, own));
            first = own.end;
        }
        return out;
    }

    Tensor attend(const PrefillPart& part, std::size_t layer, const Tensor& q, const Tensor& k,
        const Tensor& v) const
    {
        std::vector<int> positions(std::size_t(part.rows));
        std::iota(positions.begin(), positions.end(), part.position);
        const auto keys = blocksOf(part.pages, std::int64_t(layer), part.position + part.rows);
        storeKeys(m_.rope.turn(k, positions), v, tailOf(keys, part.position));
        AttentionOptions options;
        options.window = m_.layers[layer].window;
        return attention(m_.rope.turn(q, positions), keys, positions, options).out;
    }

    DecoderModel m_;
};

void make(DecoderModel& m, std::unique_ptr<Prefill>& prefill)
{
    prefill = std::make_unique<CpuPrefill>(std::move(m));
}

const bool provided = prefillKernel.provide(Device::Cpu, make);

} // namespace
} // namespace seq
