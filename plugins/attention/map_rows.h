#pragma once
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"
#include "engine/ops/attention_map.h"

#include <vector>

namespace seq {

// A probe that keeps queries, keys and log-sum-exp as rows go through a model: of some layers those
// of all rows, of the others those since the last forget(), whose keys the cache holds. Memory is
// allocated once, at a layer's first row.
class MapRows final : public Probe {
public:
    // tokens: rows of a kept layer; others: rows of the others between two forget(), 0: they are
    // not looked at.
    MapRows(const ModelInfo&, std::vector<bool> kept, std::int64_t tokens, std::int64_t others = 0);
    bool wants(const Site&) const override;
    Tensor see(const Site&, const Tensor&) override;

    bool keeps(int layer) const { return kept_[std::size_t(layer)]; }
    void begin(int layer, const AttentionMap&, std::int64_t rows); // with rows of an earlier pass
    AttentionMap map(int layer) const; // of a kept layer: all rows so far
    // Rows from the last forget() on, and the keys up to them. cache: holds the text as sequence 0.
    AttentionMap rows(int layer, Range, const KvCache* cache) const;
    void forget(); // rows of layers that are not kept

private:
    struct Part { // tensors whose rows come one by one
        Tensor values;
        std::int64_t first = 0, end = 0; // rows that it holds
        Tensor slice(int axis, Range rows) const;
    };
    struct Layer {
        Part q, k, lse;
    };
    void append(Part&, int axis, const Tensor&, std::int64_t room);
    AttentionMap empty() const; // how a layer's rows and keys stand to each other

    ModelInfo model_;
    std::vector<bool> kept_;
    std::int64_t tokens_, others_;
    std::vector<Layer> layers_;
};

} // namespace seq
