#include "engine/base/thread_pool.h"
#include "engine/cpu/attention_scores.h"
#include "engine/ops/attention_kernel.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

namespace seq {

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kLn2 = 0.693147180559945f;

// Softmax and weighted sum over some of the keys, not yet divided by z.
struct Partial {
    std::vector<RunningSoftmax> rows;
    std::vector<float> out; // [queries, padded d]
    bool empty = true; // no key yet

    void reset(std::int64_t queries, std::int64_t width)
    {
        empty = true;
        rows.assign(std::size_t(queries), {-kInfinity, 0});
        out.assign(std::size_t(queries * width), 0);
    }

    // The order of chunks is fixed, so that it does not matter which thread computed which.
    void absorb(Partial& part, std::int64_t width)
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
};

struct Scratch {
    std::vector<float> queries, keys, values, scores;
    Partial part, total;
};

class Forward {
public:
    // firstRow: of the call's rows in the outputs
    Forward(const AttentionCall& call, Attention& a, std::int64_t firstRow = 0)
        : grid_(call)
        , call_(call)
        , out_(reinterpret_cast<float*>(a.out.raw()) + firstRow * grid_.heads() * grid_.d())
        , lse_(reinterpret_cast<float*>(a.lse.raw()) + firstRow)
        , lseStride_(a.lse.shape()[1])
    {
    }
    std::int64_t items() const { return grid_.items(); }
    int kvHead(std::int64_t item) const { return grid_.block(item).kvHead; }

    void run()
    {
        const std::int64_t chunks = std::int64_t(grid_.chunks().size());
        // few rows: threads share the keys; else each has rows of its own
        if (grid_.blocks() == 1 && chunks > 1) return runByChunks(chunks);
        parallel(grid_.items(), 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i)
                runItem(i);
        });
    }
    void runItem(std::int64_t item)
    {
        thread_local Scratch s;
        const QueryBlock block = grid_.block(item);
        s.total.reset(block.queries, grid_.width());
        grid_.gather(block, s.queries);
        for (const Chunk& chunk : grid_.chunks()) {
            if (!compute(block, chunk, s, s.part)) continue;
            s.total.absorb(s.part, grid_.width());
        }
        finish(block, s.total);
    }

private:
    void runByChunks(std::int64_t chunks)
    {
        std::vector<Partial> parts(std::size_t(grid_.items() * chunks));
        parallel(grid_.items() * chunks, 1, [&](std::int64_t begin, std::int64_t end) {
            thread_local Scratch s;
            for (std::int64_t i = begin; i < end; ++i) {
                const QueryBlock block = grid_.block(i / chunks);
                grid_.gather(block, s.queries);
                const Chunk& chunk = grid_.chunks()[std::size_t(i % chunks)];
                if (!compute(block, chunk, s, parts[std::size_t(i)]))
                    parts[std::size_t(i)].reset(block.queries, grid_.width());
            }
        });
        Partial total;
        for (std::int64_t item = 0; item < grid_.items(); ++item) {
            const QueryBlock block = grid_.block(item);
            total.reset(block.queries, grid_.width());
            for (std::int64_t c = 0; c < chunks; ++c)
                total.absorb(parts[std::size_t(item * chunks + c)], grid_.width());
            finish(block, total);
        }
    }

    // False: no query of the block sees a key of the chunk.
    bool compute(const QueryBlock& block, const Chunk& chunk, Scratch& s, Partial& part) const
    {
        const AttentionTiles& tiles = grid_.tiles();
        const std::int64_t width = grid_.width();
        bool any = false;
        for (int t = chunk.firstTile; t < chunk.lastTile; ++t) {
            if (!grid_.sees(block, t)) continue;
            if (!any) part.reset(block.queries, width);
            any = true;
            part.empty = false;
            const float* values = grid_.values(t, block.kvHead, s.values);
            grid_.scores(block, t, s.queries, s.keys, s.scores);
            for (int i = 0; i < block.queries; ++i) {
                float* row = s.scores.data() + i * kTileKeys;
                const float before = tiles.softmax(row, part.rows[std::size_t(i)]);
                if (before != 1) tiles.scale(part.out.data() + i * width, width, before);
            }
            tiles.product(s.scores.data(), kTileKeys, block.queries, grid_.tile(t).count, values,
                int(width), part.out.data(), width, true);
        }
        return any;
    }

    void finish(const QueryBlock& block, const Partial& total)
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

    ScoreGrid grid_;
    const AttentionCall& call_;
    float *out_, *lse_;
    std::int64_t lseStride_;
};

void attentionCpu(const AttentionCall& call, Attention& a)
{
    Forward(call, a).run();
}

// Key heads in turn: what several sequences share is read from memory once and stays in the cache.
void attentionPartsCpu(std::span<const AttentionCall> calls, Attention& a)
{
    std::deque<Forward> parts;
    struct Item {
        std::size_t part;
        std::int64_t item;
    };
    std::vector<std::vector<Item>> byHead;
    std::int64_t row = 0;
    for (const AttentionCall& call : calls) {
        const Forward& part = parts.emplace_back(call, a, row);
        row += call.q.shape()[0];
        for (std::int64_t i = 0; i < part.items(); ++i) {
            const auto head = std::size_t(part.kvHead(i));
            if (byHead.size() <= head) byHead.resize(head + 1);
            byHead[head].push_back({parts.size() - 1, i});
        }
    }
    std::vector<Item> items;
    for (const auto& list : byHead)
        items.insert(items.end(), list.begin(), list.end());
    parallel(std::int64_t(items.size()), 2, [&](std::int64_t begin, std::int64_t end) {
        for (auto i = std::size_t(begin); i < std::size_t(end); ++i)
            parts[items[i].part].runItem(items[i].item);
    });
}

void probabilitiesCpu(const AttentionCall& call, const Tensor& lse, Tensor& p)
{
    const ScoreGrid grid(call);
    const auto* lses = reinterpret_cast<const float*>(lse.raw());
    auto* out = reinterpret_cast<float*>(p.raw());
    parallel(grid.items(), 1, [&](std::int64_t begin, std::int64_t end) {
        thread_local Scratch s;
        for (std::int64_t item = begin; item < end; ++item) {
            const QueryBlock block = grid.block(item);
            grid.gather(block, s.queries);
            for (int t = 0; t < grid.tileCount(); ++t) {
                grid.scores(block, t, s.queries, s.keys, s.scores);
                for (int i = 0; i < block.queries; ++i) {
                    const std::int64_t line
                        = grid.headOf(block, i) * grid.rows() + grid.rowOf(block, i);
                    float* row = s.scores.data() + i * kTileKeys;
                    if (lses[line] == -kInfinity)
                        std::fill(row, row + kTileKeys, 0.f);
                    else
                        grid.tiles().exponentials(row, lses[line] / kLn2);
                    std::copy_n(row, grid.tile(t).count,
                        out + line * call.keyCount + grid.tile(t).firstKey);
                }
            }
        }
    });
}

void mergeCpu(const Attention& a, const Attention& b, Attention& merged)
{
    const std::int64_t rows = a.out.shape()[0], heads = a.out.shape()[1], d = a.out.shape()[2];
    const auto *la = a.lse.host<float>().data(), *lb = b.lse.host<float>().data();
    const auto *oa = a.out.host<float>().data(), *ob = b.out.host<float>().data();
    float *lse = merged.lse.hostMutable<float>().data(),
          *out = merged.out.hostMutable<float>().data();
    parallel(rows, 64, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin * heads; i < end * heads; ++i) {
            const std::int64_t at = i % heads * rows + i / heads;
            const float m = std::max(la[at], lb[at]);
            const bool empty = m == -kInfinity;
            const float wa = empty ? 0 : std::exp(la[at] - m),
                        wb = empty ? 0 : std::exp(lb[at] - m);
            const float inverse = empty ? 0 : 1 / (wa + wb);
            for (std::int64_t c = 0; c < d; ++c)
                out[i * d + c] = (oa[i * d + c] * wa + ob[i * d + c] * wb) * inverse;
            lse[at] = empty ? -kInfinity : m + std::log(wa + wb);
        }
    });
}

const bool provided = attentionKernel.provide(Device::Cpu, attentionCpu)
    && attentionPartsKernel.provide(Device::Cpu, attentionPartsCpu)
    && attentionProbabilitiesKernel.provide(Device::Cpu, probabilitiesCpu)
    && mergeKernel.provide(Device::Cpu, mergeCpu);

} // namespace

} // namespace seq
