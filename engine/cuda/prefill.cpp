#include "engine/ops/prefill.h"

#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/cuda/blas.h"
#include "engine/cuda/prefill_kernels.h"
#include "engine/cuda/upload.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <vector>

namespace seq {

extern Kernel<void(DecoderModel&, std::unique_ptr<Prefill>&)> prefillKernel;

namespace {

using namespace cuda;
using Brain = __nv_bfloat16;

constexpr std::int64_t kRowsStep = 128; // of products: prompts of all lengths share few plans

const float* floats(const Tensor& t)
{
    return t ? pointer<float>(t) : nullptr;
}

// Matrices [outs, in] BF16 of one input, one behind the other in memory: one matrix.
struct Joined {
    const std::byte* w;
    std::int64_t in, outs = 0;

    Joined(std::initializer_list<const Tensor*> matrices)
        : w((*matrices.begin())->raw())
        , in((*matrices.begin())->size(1))
    {
        for (const Tensor* m : matrices)
            outs += m->size(0);
    }
};
struct Products { // of a layer
    Joined qkv, out, gateUp, down;
};

// y = x · wᵀ, if y is BF16; to F32 it is added.
void multiply(const Tensor& x, const Joined& m, const Tensor& y)
{
    const bool narrow = y.dtype() == Dtype::BF16;
    if (!multiplyHalves(
            {x.raw(), m.w, y.raw(), x.size(0), m.in, m.outs, true, !narrow, narrow}, x.device()))
        throw unsupported("cuBLASLt multiplies no [{}, {}] with [{}, {}] transposed here",
            x.size(0), m.in, m.outs, m.in);
}

// Attention of a part over what one window shows: the same in all layers that have it.
struct View {
    int firstKey = 0; // its position; whole pages before it are not seen
    Packed q, k, v;
};
struct PartRows {
    int position, rows;
    std::int64_t first; // of all rows
    int pageLog;
    Upload<float*> pages;
    std::map<int, View> views; // by window
};

// What is on its way through the layers.
struct Rows {
    Tensor x; // F32; the others BF16
    Tensor normed, qkv, attended, gateUp, hidden;
    Tensor angles;
    std::vector<PartRows> parts;
};

Packed panelOf(int heads, std::int64_t rows, int d, Device device)
{
    Packed to;
    to.panel.chunks = d <= 64 ? 1 : d <= 128 ? 2 : 4;
    to.panel.rows = ceilDiv(rows, kPanelRows) * kPanelRows;
    to.memory = Tensor::empty({to.panel.at(heads, 0, 0)}, Dtype::BF16, device);
    to.panel.hi = pointer<Brain>(to.memory);
    return to;
}

// x with rows of zeros up to a whole number of steps: what is not a number would not stay there.
Tensor padded(const Tensor& x)
{
    const std::int64_t rows = x.size(0), all = ceilDiv(rows, kRowsStep) * kRowsStep;
    if (all == rows) return x;
    const Tensor y = Tensor::empty({all, x.size(1)}, Dtype::F32, x.device());
    copy(x, y.slice(0, {0, rows}));
    copy(Tensor::zeros({all - rows, x.size(1)}, Dtype::F32, x.device()), y.slice(0, {rows, all}));
    return y;
}

class CudaPrefill final : public Prefill {
public:
    explicit CudaPrefill(DecoderModel m)
        : m_(std::move(m))
        , device_(m_.tokens.device())
        , width_(m_.tokens.size(1))
        , hidden_(m_.layers[0].gate.size(0))
        , queries_(std::int64_t(m_.heads) * m_.headWidth)
        , qkv_(queries_ + 2 * std::int64_t(m_.kvHeads) * m_.headWidth)
    {
        for (const DecoderLayer& l : m_.layers)
            products_.push_back({{&l.q, &l.k, &l.v}, {&l.out}, {&l.gate, &l.up}, {&l.down}});
        const auto frequencies = m_.rope.frequencies();
        Tensor host = Tensor::empty({std::int64_t(frequencies.size_bytes())}, Dtype::U8);
        std::memcpy(host.raw(), frequencies.data(), frequencies.size_bytes());
        frequencies_ = host.to(device_);
    }

    Tensor run(Tensor x, std::span<const PrefillPart> parts) override
    {
        const std::int64_t rows = x.size(0);
        Rows r = rowsOf(padded(x));
        for (std::size_t i = 0; i < m_.layers.size(); ++i) {
            throwIfCancelled();
            const DecoderLayer& l = m_.layers[i];
            const Products& p = products_[i];
            norm(r, {}, l.attnNorm);
            multiply(r.normed, p.qkv, r.qkv);
            if (i == 0) place(r, parts); // while the device is at the first product
            for (PartRows& part : r.parts)
                attend(r, part, l, int(i));
            multiply(r.attended, p.out, r.x);
            norm(r, l.outBias, l.mlpNorm);
            multiply(r.normed, p.gateUp, r.gateUp);
            gateRows({pointer<Brain>(r.gateUp), int(hidden_), r.x.size(0), m_.activation,
                         pointer<Brain>(r.hidden)},
                device_);
            multiply(r.hidden, p.down, r.x);
        }
        return r.x.slice(0, {0, rows});
    }

private:
    Rows rowsOf(Tensor x) const
    {
        const auto brains = [&](std::int64_t width) {
            return Tensor::empty({x.size(0), width}, Dtype::BF16, device_);
        };
        return {x, brains(width_), brains(qkv_), brains(queries_), brains(2 * hidden_),
            brains(hidden_), {}, {}};
    }

    void place(Rows& r, std::span<const PrefillPart> given) const
    {
        const int pairs = m_.rope.width() / 2;
        r.angles = Tensor::empty({r.x.size(0), pairs, 2}, Dtype::F32, device_);
        std::int64_t first = 0;
        for (const PrefillPart& part : given) {
            std::vector<float*> addresses;
            for (const Tensor& page : part.pages)
                addresses.push_back(pointer<float>(page));
            const auto length = std::uint64_t(part.pages[0].size(3));
            SEQ_ASSERT(std::has_single_bit(length));
            r.parts.push_back({part.position, int(part.rows), first, std::countr_zero(length),
                {std::span<float* const>(addresses), device_}, {}});
            turnRows({pointer<double>(frequencies_), m_.rope.attentionFactor(), part.position,
                         int(part.rows), pairs, pointer<float2>(r.angles) + first * pairs},
                device_);
            first += part.rows;
        }
    }

    void norm(const Rows& r, const Tensor& bias, const Tensor& gain) const
    {
        normRows({pointer<float>(r.x), floats(bias), floats(gain), m_.epsilon, int(width_),
                     r.x.size(0), pointer<Brain>(r.normed)},
            device_);
    }

    void attend(const Rows& r, PartRows& part, const DecoderLayer& l, int layer) const
    {
        const LayerPages pages{part.pages.data(),
            (std::int64_t(layer) * 2 * m_.kvHeads << part.pageLog) * m_.headWidth, part.pageLog,
            m_.kvHeads, m_.headWidth};
        const View& view = viewOf(part, l.window);
        if (part.position > view.firstKey)
            cachedHeads(
                {pages, view.firstKey, part.position - view.firstKey, view.k.panel, view.v.panel},
                device_);
        const int pairs = m_.rope.width() / 2;
        newHeads({pointer<Brain>(r.qkv) + part.first * qkv_, floats(l.qBias), floats(l.kBias),
                     floats(l.vBias), pointer<float2>(r.angles) + part.first * pairs, pairs,
                     m_.rope.pairing() == RopePairing::Interleaved, part.rows, part.position,
                     view.firstKey, m_.heads, pages, view.q.panel, view.k.panel, view.v.panel},
            device_);
        attendHeads({view.q.panel, view.k.panel, view.v.panel, part.rows, part.position,
                        view.firstKey, l.window, m_.heads, m_.kvHeads, m_.headWidth,
                        pointer<Brain>(r.attended) + part.first * queries_},
            device_);
    }

    const View& viewOf(PartRows& part, int window) const
    {
        auto [found, isNew] = part.views.try_emplace(window);
        View& view = found->second;
        if (!isNew) return view;
        if (window > 0)
            view.firstKey = std::min(part.position,
                std::max(0, part.position - window + 1) >> part.pageLog << part.pageLog);
        const std::int64_t keys = part.position + part.rows - view.firstKey;
        const std::int64_t share = m_.heads / m_.kvHeads;
        view.q = panelOf(m_.kvHeads, part.rows * share, m_.headWidth, device_);
        view.k = panelOf(m_.kvHeads, keys, m_.headWidth, device_);
        view.v = panelOf(m_.kvHeads, keys, m_.headWidth, device_);
        return view;
    }

    DecoderModel m_;
    Device device_;
    std::int64_t width_, hidden_, queries_, qkv_; // of rows: x, gate, queries, all heads
    std::vector<Products> products_;
    Tensor frequencies_; // F64
};

bool onBoundary(const Tensor& t)
{
    return !t || reinterpret_cast<std::uintptr_t>(t.raw()) % 16 == 0;
}

bool follows(const Tensor& first, const Tensor& second)
{
    return first.raw() + first.bytes() == second.raw();
}

bool takes(const DecoderLayer& l)
{
    const Tensor* const matrices[] = {&l.q, &l.k, &l.v, &l.out, &l.gate, &l.up, &l.down};
    const bool brain = std::ranges::all_of(matrices, [](const Tensor* t) {
        return t->dtype() == Dtype::BF16 && onBoundary(*t) && t->size(1) % 8 == 0;
    });
    return brain && follows(l.q, l.k) && follows(l.k, l.v) && follows(l.gate, l.up)
        && onBoundary(l.attnNorm) && onBoundary(l.mlpNorm) && onBoundary(l.outBias);
}

void make(DecoderModel& m, std::unique_ptr<Prefill>& prefill)
{
    const int pairs = m.rope.width() / 2;
    const bool eights = m.headWidth % 8 == 0 && m.headWidth <= 256
        && (m.rope.pairing() == RopePairing::Interleaved ? pairs % 4 : pairs % 8) == 0;
    constexpr int kBrainProducts = 80; // the first capability with tensor cores for BF16
    if (eights && limitsOf(m.tokens.device()).capability >= kBrainProducts
        && std::ranges::all_of(m.layers, takes) && canMultiplyHalves())
        prefill = std::make_unique<CudaPrefill>(std::move(m));
}

const bool provided = prefillKernel.provide(Device::Cuda, make);

} // namespace
} // namespace seq
