#include "engine/cuda/attention_sight.cuh"

#include <vector>

namespace seq::cuda {

namespace {

bool consecutive(std::span<const int> positions)
{
    for (std::size_t i = 1; i < positions.size(); ++i)
        if (positions[i] != positions[0] + int(i)) return false;
    return true;
}

std::vector<int> keyPositions(std::span<const KvBlock> blocks)
{
    std::vector<int> positions;
    for (const KvBlock& b : blocks)
        for (std::int64_t i = 0; i < b.k.size(0); ++i)
            positions.push_back(b.position + int(i));
    return positions;
}

bool consecutive(std::span<const KvBlock> blocks)
{
    std::int64_t next = blocks.empty() ? 0 : blocks[0].position;
    for (const KvBlock& b : blocks) {
        if (b.k.size(0) > 0 && b.position != next) return false;
        next += b.k.size(0);
    }
    return true;
}

} // namespace

CallSight::CallSight(const AttentionCall& call)
{
    const AttentionOptions& o = call.options;
    sight_.rows = call.q.size(0);
    sight_.keys = call.keyCount;
    sight_.causal = o.causal;
    sight_.window = o.window;
    if (o.mask) sight_.mask = pointer<std::uint8_t>(*o.mask);
    sight_.firstRow = call.positions.empty() ? 0 : call.positions[0];
    sight_.firstKey = call.keys.empty() ? 0 : call.keys[0].position;
    const bool positionsMatter = o.causal || o.window > 0;
    if (!positionsMatter || (consecutive(call.positions) && consecutive(call.keys))) return;
    rows_.emplace(call.positions, call.q.device());
    keys_.emplace(keyPositions(call.keys), call.q.device());
    sight_.rowPositions = rows_->data();
    sight_.keyPositions = keys_->data();
}

} // namespace seq::cuda
