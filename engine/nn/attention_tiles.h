#pragma once
#include "engine/figure/tiles.h"
#include "engine/ops/attention_map.h"

#include <string>
#include <vector>

namespace seq {

// One head's map, or several fused, as tiles of 256 x 256 bins (specification 0.6). It keeps the
// queries, keys and log-sum-exp alone; a tile is computed when it is asked for.
class AttentionTileSource final : public TileSource {
public:
    // content: names the forward pass and layer; heads: fused before pooling. lift: each cell times
    // the number of keys that its row may see. A part of the map may be shown: rows and columns.
    AttentionTileSource(AttentionMap, std::vector<int> heads, HeadFuse, bool lift, Range rows,
        Range columns, std::string content);
    std::int64_t rows() const override { return shownRows_.end - shownRows_.begin; }
    std::int64_t columns() const override { return shownColumns_.end - shownColumns_.begin; }
    Tile tile(int level, std::int64_t column, std::int64_t row, Job&) const override;
    float exact(std::int64_t row, std::int64_t column) const override;
    std::string key() const override { return key_; }

private:
    AttentionMap map_;
    std::vector<int> heads_;
    HeadFuse fuse_;
    bool lift_;
    Range shownRows_, shownColumns_;
    std::string key_;
};

} // namespace seq
