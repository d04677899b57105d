#include "engine/cuda/decoder_plan.h"

#include <algorithm>
#include <cstring>
#include <span>

namespace seq::cuda {

namespace {

struct Rows {
    int begin, end;
    int count() const { return end - begin; }
};
Rows share(std::int64_t rows, int part, int parts)
{
    return {int(rows * part / parts), int(rows * (part + 1) / parts)};
}

// What one block does.
struct Plan {
    BlockPlan sizes{};
    std::vector<DecodeEntry> entries;
};
class Planner {
public:
    Planner(const DecoderModel& m, const DecoderRoom& room, int block)
        : m_(m)
        , room_(room)
        , block_(block)
        , blocks_(room.layerBlocks)
    {
    }
    Plan plan(int all)
    {
        const Rows logits = share(m_.output.size(0), block_, all);
        plan_.sizes.logits = logits.begin, plan_.sizes.logitsEnd = logits.end;
        if (block_ >= blocks_) return std::move(plan_);
        const std::int64_t d = m_.headWidth, kv = m_.kvHeads * d, width = m_.tokens.size(1);
        const int third = blocks_ / 3; // the larger shares of q, k and v fall to different blocks
        add(Phase::Project, 0, {mine(m_.heads * d), mine(kv, third), mine(kv, 2 * third)});
        add(Phase::Mix, 3, {mine(width)});
        add(Phase::Gate, kGateMatrix, {mine(m_.layers[0].gate.size(0))});
        add(Phase::Down, 6, {mine(width)});
        return std::move(plan_);
    }

private:
    Rows mine(std::int64_t rows, int turn = 0) const
    {
        return share(rows, (block_ + turn) % blocks_, blocks_);
    }
    void add(Phase phase, int matrix, const std::vector<Rows>& shares)
    {
        const int together = phase == Phase::Gate ? 2 : 1;
        const int each = room_.rowsTogether[int(phase)] / together;
        int& values = plan_.sizes.values[int(phase)];
        for (const Rows& s : shares) {
            for (int row = s.begin; row < s.end; row += each)
                plan_.entries.push_back({row, room_.layout.of[matrix] + row, values + row - s.begin,
                    short(matrix), short(together * std::min(each, s.end - row))});
            values += s.count();
            ++matrix;
        }
        plan_.sizes.begin[int(phase) + 1] = int(plan_.entries.size());
    }

    const DecoderModel& m_;
    const DecoderRoom& room_;
    int block_, blocks_; // blocks: of layers
    Plan plan_;
};

} // namespace

DecoderPlan decoderPlan(const DecoderModel& m, const DecoderRoom& room, int blocks)
{
    std::vector<Plan> plans;
    std::size_t entries = 0;
    for (int block = 0; block < blocks; ++block) {
        plans.push_back(Planner(m, room, block).plan(blocks));
        entries = std::max(entries, plans.back().entries.size());
    }
    DecoderPlan all{{}, planWords(int(entries))};
    all.words.resize(std::size_t(all.wordsEach) * plans.size());
    for (std::size_t i = 0; i < plans.size(); ++i) {
        auto* at = reinterpret_cast<std::byte*>(all.words.data() + i * std::size_t(all.wordsEach));
        std::memcpy(at, &plans[i].sizes, sizeof(BlockPlan));
        std::ranges::copy(std::as_bytes(std::span(plans[i].entries)), at + sizeof(BlockPlan));
    }
    return all;
}

} // namespace seq::cuda
