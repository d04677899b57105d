#include "engine/ops/prefill.h"

#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/cuda/blas.h"
#include "engine/cuda/prefill_kernels.h"
#include "engine/cuda/upload.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace seq {

extern Kernel<void(DecoderModel&, std::unique_ptr<Prefill>&)> prefillKernel;

namespace {

using namespace cuda;
using Brain = __nv_bfloat16;

constexpr std::int64_t kRowsStep = 128; // products of fewer kinds: few plans of them

const float* floats(const Tensor& t)
{
    return t ? pointer<float>(t) : nullptr;
}

// Matrices of one input whose outputs stand side by side. Those that are neighbours in memory are
// one product.
class Product {
public:
    explicit Product(std::initializer_list<const Tensor*> matrices)
        : in_((*matrices.begin())->size(1))
    {
        for (const Tensor* m : matrices) {
            const bool follows
                = !parts_.empty() && parts_.back().w + parts_.back().outs * in_ * 2 == m->raw();
            if (!follows) parts_.push_back({m->raw(), 0, outs_});
            parts_.back().outs += m->size(0);
            outs_ += m->size(0);
        }
    }
    // y [rows, outs] BF16 = x
    void into(const Tensor& x, const Tensor& y) const { run(x, y, false); }
    // y [rows, outs] F32 += x
    void onto(const Tensor& x, const Tensor& y) const { run(x, y, true); }

private:
    void run(const Tensor& x, const Tensor& y, bool add) const
    {
        const std::int64_t size = add ? sizeof(float) : sizeof(Brain);
        for (const Part& p : parts_)
            if (!multiplyHalves({x.raw(), p.w, y.raw() + p.first * size, x.size(0), in_, p.outs,
                                    true, add, !add, outs_},
                    x.device()))
                throw unsupported("cuBLASLt multiplies no [{}, {}] with [{}, {}] here", x.size(0),
                    in_, p.outs, in_);
    }
    struct Part {
        const std::byte* w;
        std::int64_t outs, first;
    };
    std::int64_t in_, outs_ = 0;
    std::vector<Part> parts_;
};

struct Products { // of a layer
    Product qkv, out, gateUp, down;
};

// Panels of keys or queries, padded.
Packed panelOf(int heads, std::int64_t rows, int d, Device device)
{
    Packed to;
    to.panel.chunks = d <= 64 ? 1 : d <= 128 ? 2 : 4;
    to.panel.rows = ceilDiv(rows, kPanelRows) * kPanelRows;
    to.memory = Tensor::empty({to.panel.at(heads, 0, 0)}, Dtype::BF16, device);
    to.panel.hi = pointer<Brain>(to.memory);
    return to;
}

// What a run keeps of a part from layer to layer.
struct PartRows {
    int position, rows;
    std::int64_t first; // of all rows
    int pageLog;
    Upload<float*> pages;
};

class CudaPrefill final : public Prefill {
public:
    explicit CudaPrefill(DecoderModel m)
        : m_(std::move(m))
        , device_(m_.tokens.device())
        , width_(m_.tokens.size(1))
        , hidden_(m_.layers[0].gate.size(0))
        , all_(std::int64_t(m_.heads) * m_.headWidth)
        , qkv_(all_ + 2 * std::int64_t(m_.kvHeads) * m_.headWidth)
    {
        for (const DecoderLayer& l : m_.layers)
            products_.push_back({Product{&l.q, &l.k, &l.v}, Product{&l.out},
                Product{&l.gate, &l.up}, Product{&l.down}});
    }

    Tensor run(const Tensor& embedded, std::span<const PrefillPart> given) override
    {
        const std::int64_t rows = embedded.size(0), padded = ceilDiv(rows, kRowsStep) * kRowsStep;
        const auto parts = partsOf(given);
        const Tensor angles = m_.rope.angles(positionsOf(parts), false, device_);
        const Tensor x = Tensor::zeros({padded, width_}, Dtype::F32, device_);
        const Tensor residual = x.slice(0, {0, rows});
        copy(embedded, residual);
        const Tensor attended = brains(padded, all_);
        for (std::size_t i = 0; i < m_.layers.size(); ++i) {
            throwIfCancelled();
            const DecoderLayer& l = m_.layers[i];
            const Products& p = products_[i];
            p.out.onto(attend(l, p, int(i), parts, x, angles, attended), x);
            p.down.onto(feedForward(l, p, x), x);
        }
        return residual;
    }

private:
    std::vector<PartRows> partsOf(std::span<const PrefillPart> given) const
    {
        std::vector<PartRows> parts;
        std::int64_t first = 0;
        for (const PrefillPart& part : given) {
            std::vector<float*> addresses;
            for (const Tensor& page : part.pages)
                addresses.push_back(pointer<float>(page));
            const auto length = std::uint64_t(part.pages[0].size(3));
            SEQ_ASSERT(std::has_single_bit(length));
            parts.push_back({part.position, int(part.rows), first, std::countr_zero(length),
                {std::span<float* const>(addresses), device_}});
            first += part.rows;
        }
        return parts;
    }
    static std::vector<int> positionsOf(std::span<const PartRows> parts)
    {
        std::vector<int> positions;
        for (const PartRows& part : parts)
            for (int i = 0; i < part.rows; ++i)
                positions.push_back(part.position + i);
        return positions;
    }

    Tensor brains(std::int64_t rows, std::int64_t width) const
    {
        return Tensor::empty({rows, width}, Dtype::BF16, device_);
    }
    Tensor norm(const Tensor& x, const Tensor& bias, const Tensor& gain) const
    {
        const Tensor y = brains(x.size(0), width_);
        normRows({pointer<float>(x), floats(bias), floats(gain), m_.epsilon, int(width_), x.size(0),
                     pointer<Brain>(y)},
            device_);
        return y;
    }

    const Tensor& attend(const DecoderLayer& l, const Products& p, int layer,
        std::span<const PartRows> parts, const Tensor& x, const Tensor& angles,
        const Tensor& attended) const
    {
        const Tensor qkv = brains(x.size(0), qkv_);
        p.qkv.into(norm(x, {}, l.attnNorm), qkv);
        for (const PartRows& part : parts) {
            const LayerPages pages{part.pages.data(),
                (std::int64_t(layer) * 2 * m_.kvHeads << part.pageLog) * m_.headWidth, part.pageLog,
                m_.kvHeads, m_.headWidth};
            // whole pages before the first row's window are not seen
            const int firstKey = l.window > 0
                ? std::max(0, part.position - l.window + 1) >> part.pageLog << part.pageLog
                : 0;
            attendPart(l, part, pages, std::min(firstKey, part.position), qkv, angles, attended);
        }
        return attended;
    }

    void attendPart(const DecoderLayer& l, const PartRows& part, const LayerPages& pages,
        int firstKey, const Tensor& qkv, const Tensor& angles, const Tensor& attended) const
    {
        const int share = m_.heads / m_.kvHeads, d = m_.headWidth;
        const std::int64_t keys = part.position + part.rows - firstKey;
        const Packed q = panelOf(m_.kvHeads, std::int64_t(part.rows) * share, d, device_);
        const Packed k = panelOf(m_.kvHeads, keys, d, device_);
        const Packed v = panelOf(m_.kvHeads, keys, d, device_);
        const int pairs = m_.rope.width() / 2;
        if (part.position > firstKey)
            cachedHeads({pages, firstKey, part.position - firstKey, k.panel, v.panel}, device_);
        newHeads({pointer<Brain>(qkv) + part.first * qkv_, floats(l.qBias), floats(l.kBias),
                     floats(l.vBias), pointer<float2>(angles) + part.first * pairs, pairs,
                     m_.rope.pairing() == RopePairing::Interleaved, part.rows, part.position,
                     firstKey, m_.heads, pages, q.panel, k.panel, v.panel},
            device_);
        attendHeads({q.panel, k.panel, v.panel, part.rows, part.position, firstKey, l.window,
                        m_.heads, m_.kvHeads, d, pointer<Brain>(attended) + part.first * all_},
            device_);
    }

    Tensor feedForward(const DecoderLayer& l, const Products& p, const Tensor& x) const
    {
        const Tensor both = brains(x.size(0), 2 * hidden_), hidden = brains(x.size(0), hidden_);
        p.gateUp.into(norm(x, l.outBias, l.mlpNorm), both);
        gateRows(
            {pointer<Brain>(both), int(hidden_), x.size(0), m_.activation, pointer<Brain>(hidden)},
            device_);
        return hidden;
    }

    DecoderModel m_;
    Device device_;
    std::int64_t width_, hidden_, all_, qkv_; // of x, gate, queries, all heads
    std::vector<Products> products_;
};

bool onBoundary(const Tensor& t)
{
    return !t || reinterpret_cast<std::uintptr_t>(t.raw()) % 16 == 0;
}

bool takes(const DecoderLayer& l)
{
    const Tensor* const matrices[] = {&l.q, &l.k, &l.v, &l.out, &l.gate, &l.up, &l.down};
    const bool brain = std::ranges::all_of(matrices, [](const Tensor* t) {
        return t->dtype() == Dtype::BF16 && onBoundary(*t) && t->size(1) % 8 == 0;
    });
    return brain && onBoundary(l.attnNorm) && onBoundary(l.mlpNorm) && onBoundary(l.outBias);
}

void make(DecoderModel& m, std::unique_ptr<Prefill>& prefill)
{
    const int pairs = m.rope.width() / 2;
    const bool eights = m.headWidth % 8 == 0 && m.headWidth <= 256
        && (m.rope.pairing() == RopePairing::Interleaved ? pairs % 4 : pairs % 8) == 0;
    if (eights && std::ranges::all_of(m.layers, takes) && canMultiplyHalves())
        prefill = std::make_unique<CudaPrefill>(std::move(m));
}

const bool provided = prefillKernel.provide(Device::Cuda, make);

} // namespace
} // namespace seq
