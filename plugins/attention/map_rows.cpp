#include "plugins/attention/map_rows.h"

#include "engine/base/error.h"
#include "engine/ops/gather_keys.h"

#include <array>
#include <cmath>

namespace seq {

namespace {

constexpr int kRows = 0, kLseRows = 1; // the axis that counts rows

} // namespace

MapRows::MapRows(
    const ModelInfo& model, std::vector<bool> kept, std::int64_t tokens, std::int64_t others)
    : model_(model)
    , kept_(std::move(kept))
    , tokens_(tokens)
    , others_(others)
    , layers_(kept_.size())
{
    SEQ_ASSERT(int(kept_.size()) == model.layers);
}

bool MapRows::wants(const Site& site) const
{
    if (site.layer < 0) return false;
    const bool kept = keeps(site.layer);
    if (!kept && others_ == 0) return false;
    if (site.name == "attn.k") return kept || !model_.causal; // else the cache holds them
    return site.name == "attn.q" || site.name == "attn.lse";
}

Tensor MapRows::Part::slice(int axis, Range rows) const
{
    SEQ_ASSERT(rows.begin >= first && rows.end <= end);
    return values.slice(axis, {rows.begin - first, rows.end - first});
}

void MapRows::append(Part& part, int axis, const Tensor& value, std::int64_t room)
{
    if (!part.values) {
        std::array<std::int64_t, 3> extents{};
        const auto rank = std::size_t(value.shape().rank());
        for (std::size_t i = 0; i < rank; ++i)
            extents[i] = int(i) == axis ? room : value.size(int(i));
        part.values
            = Tensor::empty(Shape(std::span(extents.data(), rank)), value.dtype(), value.device());
    }
    const std::int64_t begin = part.end - part.first;
    copy(value, part.values.slice(axis, {begin, begin + value.size(axis)}));
    part.end += value.size(axis);
}

Tensor MapRows::see(const Site& site, const Tensor& value)
{
    Layer& layer = layers_[std::size_t(site.layer)];
    const std::int64_t room = keeps(site.layer) ? tokens_ : others_;
    if (site.name == "attn.q") append(layer.q, kRows, value, room);
    if (site.name == "attn.k") append(layer.k, kRows, value, room);
    if (site.name == "attn.lse") append(layer.lse, kLseRows, value, room);
    return value;
}

void MapRows::begin(int layer, const AttentionMap& map, std::int64_t rows)
{
    const Range range{0, rows};
    see({"attn.q", layer}, map.q.slice(kRows, range));
    see({"attn.k", layer}, map.k.slice(kRows, range));
    see({"attn.lse", layer}, map.lse.slice(kLseRows, range));
}

AttentionMap MapRows::empty() const
{
    AttentionMap map;
    map.scale = 1 / std::sqrt(float(model_.headWidth));
    map.causal = model_.causal;
    map.window = model_.window;
    return map;
}

AttentionMap MapRows::map(int layer) const
{
    SEQ_ASSERT(keeps(layer));
    const Layer& held = layers_[std::size_t(layer)];
    const Range rows{0, held.lse.end};
    AttentionMap map = empty();
    map.q = held.q.slice(kRows, rows);
    map.k = held.k.slice(kRows, rows);
    map.lse = held.lse.slice(kLseRows, rows).contiguous();
    return map;
}

AttentionMap MapRows::rows(int layer, Range rows, const KvCache* cache) const
{
    const Layer& held = layers_[std::size_t(layer)];
    AttentionMap map = empty();
    map.q = held.q.slice(kRows, rows);
    map.k = held.k.values ? held.k.slice(kRows, {0, model_.causal ? rows.end : held.k.end})
                          : gatherKeys(cache->blocks(0, layer, 0, int(rows.end)));
    map.lse = held.lse.slice(kLseRows, rows).contiguous();
    map.firstRow = rows.begin;
    return map;
}

void MapRows::forget()
{
    for (std::size_t l = 0; l < layers_.size(); ++l)
        if (!kept_[l])
            for (Part* part : {&layers_[l].q, &layers_[l].k, &layers_[l].lse})
                part->first = part->end;
}

} // namespace seq
