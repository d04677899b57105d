#include "engine/cuda/rows_plan.h"

#include "engine/cuda/rows_grid.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace seq::cuda {

namespace {

const float* floats(const Tensor& t)
{
    return t ? pointer<const float>(t) : nullptr;
}

ProductJob projection(const DecoderModel& m, const DecoderLayer& l)
{
    ProductJob job = productOf({&l.q, &l.k, &l.v}, {&l.qBias, &l.kBias, &l.vBias});
    job.epsilon = m.epsilon;
    return job;
}
ProductJob gate(const DecoderModel& m, const DecoderLayer& l)
{
    ProductJob job = productOf({&l.gate});
    job.up = pointer<const std::uint8_t>(l.up);
    job.activation = m.activation;
    job.epsilon = m.epsilon;
    return job;
}
ProductJob logits(const DecoderModel& m)
{
    ProductJob job = productOf({&m.output});
    job.epsilon = m.epsilon;
    return job;
}

} // namespace

bool RowsPlan::takes(const DecoderModel& m)
{
    const Device device = m.tokens.device();
    if (!canStepRows(device)) return false;
    const int most = limitsOf(device).sharedBytes;
    const auto fits = [&](ProductJob job) { return gridOf(job, device).sharedBytes <= most; };
    return fits(logits(m)) && std::ranges::all_of(m.layers, [&](const DecoderLayer& l) {
        return fits(projection(m, l)) && fits(productOf({&l.out}, {&l.outBias})) && fits(gate(m, l))
            && fits(productOf({&l.down}));
    });
}

RowsPlan::RowsPlan(const DecoderModel& m, Tensor frequencies)
    : m_(m)
    , device_(m.tokens.device())
    , frequencies_(std::move(frequencies))
{
    const auto laidOut = [&](ProductJob job) {
        const ProductGrid grid = gridOf(job, device_);
        return Product{job, grid};
    };
    for (const DecoderLayer& l : m.layers)
        layers_.push_back({laidOut(projection(m, l)), laidOut(productOf({&l.out}, {&l.outBias})),
            laidOut(gate(m, l)), laidOut(productOf({&l.down}))});
    logits_ = laidOut(logits(m));
    for (const Layer& l : layers_)
        mostSquares_ = std::max({mostSquares_, l.mix.squares(), l.down.squares()});
    streamOn(device_); // the device becomes the current one
    allowProducts(limitsOf(device_).sharedBytes);
    allowAttention();
}

int RowsPlan::Product::squares() const
{
    return grid.blocks * (job.up ? grid.tiles / 2 : grid.tiles);
}

StepBuffers RowsPlan::buffers() const
{
    const auto rows = [&](std::int64_t width) {
        return Tensor::empty({kRowsTogether, width}, Dtype::F32, device_);
    };
    const std::int64_t width = m_.tokens.size(1), all = std::int64_t(m_.heads) * m_.headWidth;
    return {Tensor::zeros({std::int64_t(sizeof(RowsState))}, Dtype::U8, device_), rows(width),
        rows(width), rows(width), rows(all + 2LL * m_.kvHeads * m_.headWidth), rows(all),
        rows(m_.layers[0].gate.size(0)), rows(mostSquares_), rows(m_.rope.width())};
}

// A row's keys are cut by its position alone, so no row's bits depend on the others.
int RowsPlan::sharesAt(int position)
{
    return chunkShares((position + kChunkKeys - 1) / kChunkKeys);
}

void RowsPlan::attend(std::size_t layer, const StepForm& form, const StepBuffers& b) const
{
    AttendJob job{};
    job.state = pointer<const RowsState>(b.state);
    job.qkv = floats(b.qkv);
    job.angles = pointer<const float2>(b.angles);
    job.out = pointer<float>(b.mixed);
    job.layer = int(layer);
    job.heads = m_.heads;
    job.kvHeads = m_.kvHeads;
    job.dLog = std::countr_zero(unsigned(m_.headWidth));
    job.pairs = m_.rope.width() / 2;
    job.pageLog = form.pageLog;
    job.interleaved = m_.rope.pairing() == RopePairing::Interleaved;
    job.scale = 1.44269504088896f / std::sqrt(float(m_.headWidth));
    job.window = m_.layers[layer].window;
    attendRows(job, form.rows, form.shares, device_);
}

void RowsPlan::embed(const StepForm& form, const StepBuffers& b) const
{
    EmbedJob job{};
    job.state = pointer<const RowsState>(b.state);
    job.tokens = rowsMatrix(m_.tokens);
    job.width = int(m_.tokens.size(1));
    job.frequencies = pointer<const double>(frequencies_);
    job.attentionFactor = m_.rope.attentionFactor();
    job.pairs = m_.rope.width() / 2;
    job.out = pointer<float>(b.residual);
    job.gains = floats(m_.layers[0].attnNorm);
    job.normed = pointer<float>(b.normed);
    job.squares = {pointer<float>(b.squares), 1};
    job.angles = pointer<float2>(b.angles);
    embedRows(job, form.rows, device_);
}

void RowsPlan::multiply(
    ProductJob job, const Product& p, const StepForm& form, const StepBuffers& b) const
{
    job.rows = form.rows;
    job.state = pointer<const RowsState>(b.state);
    multiplyRows(job, p.grid, device_);
}

// The two halves of a layer after its attention. What enters a norm leaves its squares, too.
void RowsPlan::feedForward(std::size_t layer, const StepForm& form, const StepBuffers& b) const
{
    const Layer& l = layers_[layer];
    auto* squares = pointer<float>(b.squares);
    ProductJob mix = l.mix.job;
    mix.in = pointer<float>(b.mixed);
    mix.residual = floats(b.residual);
    mix.out = pointer<float>(b.middle);
    mix.outWidth = int(b.middle.size(1));
    mix.gains = floats(m_.layers[layer].mlpNorm);
    mix.normed = pointer<float>(b.normed);
    mix.outSquares = {squares, l.mix.squares()};
    multiply(mix, l.mix, form, b);

    ProductJob gate = l.gate.job;
    gate.in = pointer<float>(b.normed);
    gate.squares = {squares, l.mix.squares()};
    gate.out = pointer<float>(b.hidden);
    gate.outWidth = int(b.hidden.size(1));
    multiply(gate, l.gate, form, b);

    ProductJob down = l.down.job;
    down.in = pointer<float>(b.hidden);
    down.residual = floats(b.middle);
    down.out = pointer<float>(b.residual);
    down.outWidth = int(b.residual.size(1));
    const bool last = layer + 1 == layers_.size();
    down.gains = floats(last ? m_.finalNorm : m_.layers[layer + 1].attnNorm);
    down.normed = pointer<float>(b.normed);
    down.outSquares = {squares, l.down.squares()};
    multiply(down, l.down, form, b);
}

void RowsPlan::start(const StepForm& form, const StepBuffers& b) const
{
    embed(form, b);
    Squares squares{pointer<float>(b.squares), 1};
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        ProductJob project = layers_[l].project.job;
        project.in = pointer<float>(b.normed);
        project.squares = squares;
        project.out = pointer<float>(b.qkv);
        project.outWidth = int(b.qkv.size(1));
        multiply(project, layers_[l].project, form, b);
        attend(l, form, b);
        feedForward(l, form, b);
        squares.count = layers_[l].down.squares();
    }
    ProductJob last = logits_.job;
    last.in = pointer<float>(b.normed);
    last.squares = squares;
    multiply(last, logits_, form, b);
}

} // namespace seq::cuda
