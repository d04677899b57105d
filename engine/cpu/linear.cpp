#include "engine/base/thread_pool.h"
#include "engine/cpu/dequantise.h"
#include "engine/cpu/linear_fine.h"
#include "engine/cpu/linear_tiles.h"
#include "engine/ops/linear_kernel.h"

#include <algorithm>

namespace seq {

QuantisedRows::QuantisedRows(std::int64_t rows, std::int64_t in)
    : rows(rows)
    , in(in)
    , stride((in + 127) / 128 * 128)
    , blocks(stride / 32)
    , codes(std::size_t(rows * stride))
    , scales(std::size_t(rows * blocks))
    , sums32(std::size_t(rows * blocks))
    , sums16(std::size_t(rows * blocks * 2))
{
}

const LinearTiles& linearTiles(Isa isa)
{
#if defined(__x86_64__)
    if (isa == Isa::Avx512) return kLinearAvx512;
    if (isa == Isa::Avx2) return kLinearAvx2;
#endif
    (void)isa;
    return kLinearPlain;
}

namespace {

constexpr std::int64_t kFewRows = 16; // up to here reading stored blocks for each row is faster

// Consecutive outputs of one weight: what one thread computes at a time.
struct Piece {
    const LinearPart& part;
    std::int64_t first;
    int count;
    std::int64_t in, outs;
    const std::byte* w() const { return part.w->raw() + first * rowBytes(part.w->dtype(), in); }
    float* y(std::int64_t row) const
    {
        return reinterpret_cast<float*>(part.y->raw()) + row * outs + first;
    }
};

// All outputs of all parts in pieces of at most `unit`, spread over the threads.
template <class F>
void forPieces(const LinearCall& call, int unit, std::int64_t grain, const F& body)
{
    const std::int64_t in = call.x.shape()[1];
    std::int64_t total = 0;
    for (const LinearPart& p : call.parts)
        total += (p.w->shape()[0] + unit - 1) / unit;
    parallel(total, grain, [&](std::int64_t begin, std::int64_t end) {
        std::int64_t base = 0;
        for (const LinearPart& p : call.parts) {
            const std::int64_t outs = p.w->shape()[0], units = (outs + unit - 1) / unit;
            for (std::int64_t u = std::max(begin - base, std::int64_t(0));
                 u < std::min(end - base, units); ++u)
                body(Piece{
                    p, u * unit, int(std::min<std::int64_t>(unit, outs - u * unit)), in, outs});
            base += units;
        }
    });
}

void addBias(const Piece& piece, std::int64_t rows)
{
    if (!piece.part.bias) return;
    const float* bias = reinterpret_cast<const float*>(piece.part.bias->raw()) + piece.first;
    for (std::int64_t r = 0; r < rows; ++r)
        for (int o = 0; o < piece.count; ++o)
            piece.y(r)[o] += bias[o];
}

// Float32: the piece's weights are dequantised once, then meet all rows in blocks that stay cached.
void floatPiece(const LinearTiles& tiles, const LinearCall& call, const Piece& piece)
{
    const std::int64_t rows = call.x.shape()[0], in = piece.in;
    const Dtype dtype = piece.part.w->dtype();
    const auto* w = reinterpret_cast<const float*>(piece.w());
    thread_local std::vector<float> buffer;
    if (dtype != Dtype::F32) {
        buffer.resize(std::size_t(piece.count * in));
        const std::int64_t bytes = rowBytes(dtype, in);
        for (int o = 0; o < piece.count; ++o)
            dequantiseRow(dtype, piece.w() + o * bytes, buffer.data() + o * in, in);
        w = buffer.data();
    }
    const auto* x = reinterpret_cast<const float*>(call.x.raw());
    tiles.floats(x, in, int(rows), w, in, piece.count, in, piece.y(0), piece.outs);
    addBias(piece, rows);
}

void unpackedPiece(const LinearTiles& tiles, const QuantisedRows& q, const Piece& piece, float* y,
    std::int64_t yStride)
{
    const Dtype dtype = piece.part.w->dtype();
    const BlockForm form = blockForm(dtype);
    thread_local std::vector<std::int8_t> codes;
    thread_local std::vector<float> scales, offsets;
    codes.resize(std::size_t(q.stride));
    scales.resize(std::size_t(q.stride / form.group));
    offsets.resize(scales.size());
    for (int o = 0; o < piece.count; ++o) {
        unpackRow(dtype, piece.w() + o * rowBytes(dtype, piece.in), piece.in, codes.data(),
            scales.data(), offsets.data());
        const UnpackedRow row{
            codes.data(), scales.data(), form.offset ? offsets.data() : nullptr, form.group};
        for (std::int64_t r = 0; r < q.rows; ++r)
            y[r * yStride + o] = tiles.unpacked(row, q, r);
    }
}

// The panel adds up in another order than the stored blocks.
bool byPanel(const LinearTiles& tiles, const LinearCall& call, const QuantisedRows& q)
{
    return q.rows > kFewRows && tiles.panel && !call.steady;
}

void products(const LinearTiles& tiles, const LinearCall& call, const QuantisedRows& q,
    const Piece& piece, float* y, std::int64_t yStride)
{
    const Dtype dtype = piece.part.w->dtype();
    if (byPanel(tiles, call, q))
        tiles.panel(dtype, piece.w(), piece.count, q, y, yStride);
    else if (!tiles.stored || !tiles.stored(dtype, piece.w(), piece.count, q, y, yStride))
        unpackedPiece(tiles, q, piece, y, yStride);
}

void nativePiece(
    const LinearTiles& tiles, const LinearCall& call, const QuantisedRows& q, const Piece& piece)
{
    const std::int64_t rows = call.x.size(0);
    if (q.rows == rows) {
        products(tiles, call, q, piece, piece.y(0), piece.outs);
    } else { // Fine: the rests have rows of their own
        thread_local std::vector<float> both;
        both.resize(std::size_t(q.rows * piece.count));
        products(tiles, call, q, piece, both.data(), piece.count);
        for (std::int64_t r = 0; r < rows; ++r)
            for (int o = 0; o < piece.count; ++o)
                piece.y(r)[o] = both[std::size_t(r * piece.count + o)]
                    + both[std::size_t((rows + r) * piece.count + o)];
    }
    addBias(piece, rows);
}

bool quantised(const LinearCall& call)
{
    return call.precision != Precision::Float32 && call.x.shape()[1] > 0
        && std::any_of(call.parts.begin(), call.parts.end(),
            [](const LinearPart& p) { return isQuantised(p.w->dtype()); });
}

// Pieces that one thread takes at a time. Long runs keep the streams of memory going, if all
// threads get some.
std::int64_t turnOf(const LinearCall& call)
{
    std::int64_t pieces = 0;
    for (const LinearPart& p : call.parts)
        pieces += (p.w->shape()[0] + kPanel - 1) / kPanel;
    const int threads = 1 + (currentLane().pool ? currentLane().pool->workers() : 0);
    const std::int64_t longest = 98304 / (kPanel * std::max<std::int64_t>(call.x.shape()[1], 1));
    return std::max<std::int64_t>(1, std::min(longest, (pieces + 3 * threads - 1) / (3 * threads)));
}

QuantisedRows quantisedOnce(const LinearTiles& tiles, const Tensor& x)
{
    QuantisedRows q(x.size(0), x.size(1));
    parallel(q.rows, kQuantiseGrain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = begin; r < end; ++r)
            tiles.quantise(reinterpret_cast<const float*>(x.raw()) + r * q.in, r, q);
    });
    return q;
}

void floatLinear(const LinearTiles& tiles, const LinearCall& call)
{
    const bool few = call.x.size(0) <= kFewRows; // many rows: short turns end together
    forPieces(call, kPanel, few ? turnOf(call) : 1,
        [&](const Piece& piece) { floatPiece(tiles, call, piece); });
}

void linearCpu(const LinearCall& call)
{
    const LinearTiles& tiles = linearTiles(activeIsa());
    if (!quantised(call)) return floatLinear(tiles, call);
    const QuantisedRows q = call.precision == Precision::Fine ? quantisedTwice(tiles, call.x)
                                                              : quantisedOnce(tiles, call.x);
    // a stored kernel arranges the activations anew for each piece; a panel holds kPanel outputs
    const auto turn = byPanel(tiles, call, q) ? 1 : turnOf(call);
    forPieces(call, int(kPanel * turn), 1, [&](const Piece& piece) {
        if (isQuantised(piece.part.w->dtype()))
            nativePiece(tiles, call, q, piece);
        else
            floatPiece(tiles, call, piece);
    });
}

const bool provided = linearKernel.provide(Device::Cpu, linearCpu);

} // namespace

} // namespace seq
