#pragma once
#include "engine/base/error.h"
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace seq {

// A language model whose next-token probabilities depend on the last token alone: small enough to
// enumerate everything that it can say. rows [V][V]: P(next | last).
class TableModel final : public LanguageModel {
public:
    explicit TableModel(std::vector<std::vector<double>> rows, int context = 256)
        : rows_(std::move(rows))
    {
        info_.name = "table";
        info_.architecture = "table";
        info_.layers = info_.heads = info_.kvHeads = 1;
        info_.width = info_.headWidth = 4;
        info_.vocabulary = int(rows_.size());
        info_.context = context;
    }
    const ModelInfo& info() const override { return info_; }
    std::string hash() const override { return "table"; }
    Tensor forward(const Batch& batch, const Forward& options = {}) const override
    {
        std::vector<Segment> segments(batch.segments.begin(), batch.segments.end());
        if (segments.empty()) segments.push_back({0, 0, int(batch.tokens.size())});
        std::vector<Token> asked;
        std::size_t row = 0;
        for (const Segment& s : segments) {
            advance(options.cache, s);
            for (int i = 0; i < s.count; ++i, ++row)
                if (options.logits == Logits::All || i + 1 == s.count)
                    asked.push_back(batch.tokens[row]);
        }
        return options.logits == Logits::None ? Tensor() : logits(asked);
    }
    Tensor project(const Tensor&, Precision) const override
    {
        throw unsupported("a table has no hidden states");
    }
    std::shared_ptr<const LanguageModel> on(Device) const override
    {
        throw unsupported("a table stays where it is");
    }

private:
    void advance(KvCache* cache, const Segment& s) const
    {
        if (!cache) return;
        std::vector<int> positions;
        for (int i = 0; i < s.count; ++i)
            positions.push_back(s.position + i);
        const Tensor zero = Tensor::zeros({s.count, 1, info_.headWidth});
        cache->write(s.sequence, 0, positions, zero, zero);
    }
    Tensor logits(std::span<const Token> tokens) const
    {
        const auto width = std::int64_t(rows_.size());
        Tensor out = Tensor::empty({std::int64_t(tokens.size()), width});
        auto values = out.hostMutable<float>();
        std::size_t at = 0;
        for (const Token t : tokens)
            for (const double p : rows_[std::size_t(t)])
                values[at++] = float(std::log(p));
        return out;
    }
    std::vector<std::vector<double>> rows_;
    ModelInfo info_;
};

// Vocabulary {0 = end, 1 = a, 2 = b, 3 = c}: all known answers of the decoding specification 1.6.
inline TableModel toyModel()
{
    return TableModel({{.25, .25, .25, .25}, {.10, .05, .45, .40}, {.05, .30, .35, .30},
        {.60, .30, .05, .05}});
}

} // namespace seq
