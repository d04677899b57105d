#include "engine/cpu/attention_forward.h"

#include "engine/base/thread_pool.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace seq {

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kLn2 = 0.693147180559945f;

struct Scratch {
    std::vector<float> queries, keys, values, scores;
};
thread_local Scratch scratch;

} // namespace

void Partial::reset(std::int64_t queries, std::int64_t width)
{
    empty = true;
    rows.assign(std::size_t(queries), {-kInfinity, 0});
    out.assign(std::size_t(queries * width), 0);
}

void Partial::absorb(Partial& part, std::int64_t width)
{
    if (empty) return std::swap(*this, part); // the same bits, sooner
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RunningSoftmax &a = rows[i], &b = part.rows[i];
        if (b.m == -kInfinity) continue;
        const float m = std::max(a.m, b.m);
        const float fa = std::exp2(a.m - m), fb = std::exp2(b.m - m);
        float* o = out.data() + std::int64_t(i) * width;
        const float* p = part.out.data() + std::int64_t(i) * width;
        for (std::int64_t c = 0; c < width; ++c)
            o[c] = o[c] * fa + p[c] * fb;
        rows[i] = {m, a.z * fa + b.z * fb};
    }
}

void Partial::copyFrom(
    const Partial& other, std::int64_t first, std::int64_t queries, std::int64_t width)
{
    empty = other.empty;
    if (empty) return reset(queries, width);
    const auto row = other.rows.begin() + first;
    const auto value = other.out.begin() + first * width;
    rows.assign(row, row + queries);
    out.assign(value, value + queries * width);
}

AttentionForward::AttentionForward(const AttentionCall& call, Attention& a, std::int64_t firstRow)
    : grid_(call)
    , out_(reinterpret_cast<float*>(a.out.raw()) + firstRow * grid_.heads() * grid_.d())
    , lse_(reinterpret_cast<float*>(a.lse.raw()) + firstRow)
    , lseStride_(a.lse.shape()[1])
{
}

void AttentionForward::run()
{
    const std::int64_t chunks = std::int64_t(grid_.chunks().size());
    // few rows: threads share the keys; else each has rows of its own
    if (grid_.blocks() == 1 && chunks > 1) return runByChunks(chunks);
    parallel(grid_.items(), 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            runItem(i);
    });
}

void AttentionForward::runItem(std::int64_t item) const
{
    thread_local AttentionState state;
    const QueryBlock block = grid_.block(item);
    start(block, state);
    advance(block, 0, grid_.tileCount(), state);
    finish(block, state);
}

void AttentionForward::runByChunks(std::int64_t chunks)
{
    std::vector<Partial> parts(std::size_t(grid_.items() * chunks));
    parallel(grid_.items() * chunks, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const QueryBlock block = grid_.block(i / chunks);
            grid_.gather(block, scratch.queries);
            parts[std::size_t(i)].reset(block.queries, grid_.width());
            compute(block, grid_.chunks()[std::size_t(i % chunks)], parts[std::size_t(i)]);
        }
    });
    Partial total;
    for (std::int64_t item = 0; item < grid_.items(); ++item) {
        const QueryBlock block = grid_.block(item);
        total.reset(block.queries, grid_.width());
        for (std::int64_t c = 0; c < chunks; ++c)
            total.absorb(parts[std::size_t(item * chunks + c)], grid_.width());
        divide(block, total);
    }
}

void AttentionForward::start(const QueryBlock& block, AttentionState& s) const
{
    s.total.reset(block.queries, grid_.width());
    s.part.reset(block.queries, grid_.width());
}

void AttentionForward::advance(
    const QueryBlock& block, int firstTile, int lastTile, AttentionState& s) const
{
    grid_.gather(block, scratch.queries);
    for (const Chunk& chunk : grid_.chunks()) {
        const Chunk some{std::max(chunk.firstTile, firstTile), std::min(chunk.lastTile, lastTile)};
        if (some.firstTile >= some.lastTile) continue;
        if (some.firstTile == chunk.firstTile) close(block, s);
        compute(block, some, s.part);
    }
}

// The chunk before has ended.
void AttentionForward::close(const QueryBlock& block, AttentionState& s) const
{
    if (s.part.empty) return;
    s.total.absorb(s.part, grid_.width());
    s.part.reset(block.queries, grid_.width());
}

void AttentionForward::finish(const QueryBlock& block, AttentionState& s) const
{
    close(block, s);
    divide(block, s.total);
}

void AttentionForward::compute(const QueryBlock& block, const Chunk& tiles, Partial& part) const
{
    const AttentionTiles& kernels = grid_.tiles();
    const std::int64_t width = grid_.width();
    Scratch& s = scratch;
    for (int t = tiles.firstTile; t < tiles.lastTile; ++t) {
        if (!grid_.sees(block, t)) continue;
        part.empty = false;
        const float* values = grid_.values(t, block.kvHead, s.values);
        grid_.scores(block, t, s.queries, s.keys, s.scores);
        for (int i = 0; i < block.queries; ++i) {
            float* row = s.scores.data() + i * kTileKeys;
            const float before = kernels.softmax(row, part.rows[std::size_t(i)]);
            if (before != 1) kernels.scale(part.out.data() + i * width, width, before);
        }
        kernels.product(s.scores.data(), kTileKeys, block.queries, grid_.tile(t).count, values,
            int(width), part.out.data(), width, true);
    }
}

void AttentionForward::divide(const QueryBlock& block, const Partial& total) const
{
    const std::int64_t d = grid_.d(), heads = grid_.heads();
    for (int i = 0; i < block.queries; ++i) {
        const std::int64_t row = grid_.rowOf(block, i), head = grid_.headOf(block, i);
        const RunningSoftmax& s = total.rows[std::size_t(i)];
        const bool empty = s.m == -kInfinity;
        const float inverse = empty ? 0 : 1 / s.z;
        const float* from = total.out.data() + i * grid_.width();
        float* to = out_ + (row * heads + head) * d;
        for (std::int64_t c = 0; c < d; ++c)
            to[c] = from[c] * inverse;
        lse_[head * lseStride_ + row] = empty ? -kInfinity : kLn2 * (s.m + std::log2(s.z));
    }
}

} // namespace seq
