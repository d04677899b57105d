#include "engine/nn/attention_tiles.h"

#include "engine/base/error.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

// Some rows as a map of their own. Keys keep their places, since what a row may see counts them.
AttentionMap rowsOf(const AttentionMap& map, Range rows)
{
    AttentionMap part = map;
    part.q = map.q.slice(0, rows);
    part.lse = map.lse.slice(1, rows).contiguous();
    part.firstRow = map.firstRow + rows.begin;
    return part;
}

} // namespace

AttentionTileSource::AttentionTileSource(AttentionMap map, std::vector<int> heads, HeadFuse fuse,
    bool lift, Range rows, Range columns, std::string content)
    : map_(rowsOf(map, rows))
    , heads_(std::move(heads))
    , fuse_(fuse)
    , lift_(lift)
    , shownRows_(rows)
    , shownColumns_(columns)
    , key_(std::move(content))
{
    SEQ_ASSERT(rows.begin >= 0 && rows.end <= map.rows() && rows.begin <= rows.end);
    SEQ_ASSERT(columns.begin >= 0 && columns.end <= map.keys() && columns.begin <= columns.end);
    key_ += fuse == HeadFuse::Max ? " max" : " mean";
    for (const int head : heads_)
        key_ += " " + std::to_string(head);
    if (lift) key_ += " lift";
    for (const std::int64_t edge : {rows.begin, rows.end, columns.begin, columns.end})
        key_ += " " + std::to_string(edge);
}

Tile AttentionTileSource::tile(int level, std::int64_t column, std::int64_t row, Job&) const
{
    constexpr std::int64_t side = Tile::kSide;
    const MapBins bins{
        level, {row * side, (row + 1) * side}, {column * side, (column + 1) * side}, shownColumns_};
    const PooledMap pooled = pooledAttention(map_, heads_, bins, fuse_, lift_);
    return {pooled.max.to(Device{}), pooled.mean.to(Device{})};
}

float AttentionTileSource::exact(std::int64_t row, std::int64_t column) const
{
    if (row < 0 || row >= rows() || column < 0 || column >= columns()) return NAN;
    const std::int64_t key = shownColumns_.begin + column;
    float value = 0;
    for (const int head : heads_) {
        const float p = attentionCell(map_, head, row, key).p;
        value = fuse_ == HeadFuse::Max ? std::max(value, p) : value + p / float(heads_.size());
        if (std::isnan(p)) return NAN;
    }
    const Range seen = map_.allowed(row);
    return lift_ ? value * float(seen.end - seen.begin) : value;
}

} // namespace seq
