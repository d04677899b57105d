// Rows of several sequences. What all of them begin with is computed for some of them together:
// each tile of its keys is arranged once for their queries. The bits are those of calls alone.
#include "engine/base/thread_pool.h"
#include "engine/cpu/attention_forward.h"
#include "engine/ops/attention_kernel.h"

#include <algorithm>
#include <array>
#include <deque>
#include <vector>

namespace seq {

namespace {

constexpr std::int64_t kTogether = 8; // rows

struct Group { // of parts with few rows
    std::size_t first, last;
    std::int64_t firstRow, rows;
};

// What one thread computes at a time: a key head of a group, or an item of a part with many rows.
struct Item {
    const Group* group;
    std::size_t part;
    std::int64_t item; // of the part; of a group: the key head
};

class Parts {
public:
    Parts(const AttentionCall& shared, std::span<const AttentionCall> calls, Attention& a)
        : calls_(calls)
    {
        if (!shared.keys.empty()) shared_.emplace_back(shared, a);
        std::int64_t row = 0;
        for (const AttentionCall& call : calls) {
            forwards_.emplace_back(call, a, row);
            row += call.q.size(0);
        }
        makeGroups();
        makeItems();
    }

    void run() const
    {
        parallel(std::int64_t(items_.size()), 1, [&](std::int64_t begin, std::int64_t end) {
            for (auto i = std::size_t(begin); i < std::size_t(end); ++i) {
                const Item& item = items_[i];
                if (item.group)
                    runGroup(*item.group, int(item.item));
                else
                    forwards_[item.part].runItem(item.item);
            }
        });
    }

private:
    void makeGroups()
    {
        std::int64_t row = 0;
        for (std::size_t i = 0; i < calls_.size(); ++i) {
            const std::int64_t rows = calls_[i].q.size(0);
            const bool goesOn = !groups_.empty() && groups_.back().last == i
                && groups_.back().rows + rows <= kTogether;
            if (goesOn) {
                groups_.back().last = i + 1;
                groups_.back().rows += rows;
            } else if (!shared_.empty() && rows <= kTogether) {
                groups_.push_back({i, i + 1, row, rows});
            }
            row += rows;
        }
    }

    // Two groups of about as many rows: so that threads end together.
    std::array<const Group*, 2> halves(const Group& g)
    {
        Group a{g.first, g.first, g.firstRow, 0};
        while (2 * a.rows < g.rows)
            a.rows += calls_[a.last++].q.size(0);
        const Group b{a.last, g.last, g.firstRow + a.rows, g.rows - a.rows};
        return {&halves_.emplace_back(a), b.rows > 0 ? &halves_.emplace_back(b) : nullptr};
    }

    // Key heads in turn: what is read again is still in the cache. What does not fall evenly to the
    // threads is halved.
    void makeItems()
    {
        std::vector<std::vector<Item>> byHead;
        const auto add = [&](int head, Item item) {
            if (byHead.size() <= std::size_t(head)) byHead.resize(std::size_t(head) + 1);
            byHead[std::size_t(head)].push_back(item);
        };
        std::vector<bool> grouped(calls_.size());
        const int heads = shared_.empty() ? 0 : int(shared_[0].grid().kvHeads());
        const std::size_t threads
            = 1 + std::size_t(currentLane().pool ? currentLane().pool->workers() : 0);
        const std::size_t all = groups_.size() * std::size_t(heads), whole = all - all % threads;
        std::size_t item = 0;
        for (int head = 0; head < heads; ++head)
            for (const Group& g : groups_) {
                if (item++ < whole) {
                    add(head, {&g, 0, head});
                    continue;
                }
                for (const Group* half : halves(g))
                    if (half) add(head, {half, 0, head});
            }
        for (const Group& g : groups_)
            std::fill(grouped.begin() + std::ptrdiff_t(g.first),
                grouped.begin() + std::ptrdiff_t(g.last), true);
        for (std::size_t i = 0; i < calls_.size(); ++i) {
            const ScoreGrid& grid = forwards_[i].grid();
            for (std::int64_t item = 0; !grouped[i] && item < grid.items(); ++item)
                add(grid.block(item).kvHead, {nullptr, i, item});
        }
        for (const auto& list : byHead)
            items_.insert(items_.end(), list.begin(), list.end());
    }

    void runGroup(const Group& g, int head) const
    {
        thread_local AttentionState all, own;
        const AttentionForward& shared = shared_[0];
        const std::int64_t width = shared.grid().width();
        const int tiles = shared.grid().tileCount();
        const QueryBlock together = shared.grid().block(g.firstRow, g.rows, head);
        shared.start(together, all);
        shared.advance(together, 0, tiles, all);
        std::int64_t query = 0;
        for (std::size_t i = g.first; i < g.last; ++i) {
            const QueryBlock block = forwards_[i].grid().block(0, calls_[i].q.size(0), head);
            own.total.copyFrom(all.total, query, block.queries, width);
            own.part.copyFrom(all.part, query, block.queries, width);
            forwards_[i].advance(block, tiles, forwards_[i].grid().tileCount(), own);
            forwards_[i].finish(block, own);
            query += block.queries;
        }
    }

    std::span<const AttentionCall> calls_;
    std::deque<AttentionForward> shared_, forwards_; // shared_: none or one
    std::deque<Group> groups_, halves_;
    std::vector<Item> items_;
};

// Shared keys up to a border of tiles: the next tile may go on with other keys.
std::span<const KvBlock> wholeTiles(std::span<const KvBlock> keys)
{
    while (!keys.empty() && (keys.back().position + keys.back().k.size(0)) % kTileKeys != 0)
        keys = keys.first(keys.size() - 1);
    return keys;
}

void attentionPartsCpu(
    const AttentionCall& shared, std::span<const AttentionCall> calls, Attention& a)
{
    Parts({shared.q, wholeTiles(shared.keys), shared.positions, shared.options, 0}, calls, a).run();
}

const bool provided = attentionPartsKernel.provide(Device::Cpu, attentionPartsCpu);

} // namespace

} // namespace seq
