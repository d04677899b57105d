#include "plugins/attention/layer_summary.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace seq {

namespace {

std::int64_t binsOf(std::int64_t cells, int level)
{
    return (cells + (std::int64_t(1) << level) - 1) >> level;
}

// The largest values of `from` [heads, rows, columns], whose first row is row `begin`, in bins of
// 2^shift of them.
void pool(const Tensor& from, std::int64_t begin, int shift, Tensor& into)
{
    const auto values = from.host<float>();
    const auto bins = into.hostMutable<float>();
    const std::int64_t rows = from.size(1), columns = from.size(2);
    for (std::int64_t line = 0; line < from.size(0) * rows; ++line) {
        const std::int64_t head = line / rows, row = begin + line % rows;
        float* to = bins.data() + (head * into.size(1) + (row >> shift)) * into.size(2);
        const float* at = values.data() + line * columns;
        for (std::int64_t c = 0; c < columns; ++c)
            to[c >> shift] = std::fmax(to[c >> shift], at[c]); // NaN where both are
    }
}

Tensor hidden(Shape shape)
{
    Tensor out = Tensor::empty(shape);
    std::ranges::fill(out.hostMutable<float>(), NAN);
    return out;
}

} // namespace

LayerSummary::LayerSummary(int heads, std::int64_t tokens, std::int64_t room)
    : scorer_(heads)
    , level_(thumbnailLevel(tokens))
    , bins_(hidden({heads, binsOf(room, level_), binsOf(room, level_)}))
    , entropy_(Tensor::empty({heads, room}))
{
}

void LayerSummary::add(const AttentionMap& map, const MapMarks& marks)
{
    const std::int64_t begin = map.firstRow;
    // bins of a part must not lie across those of the whole
    const int level
        = begin == 0 ? level_ : std::min(level_, std::countr_zero(std::uint64_t(begin)));
    HeadSummary summary = summariseHeads(map, marks, level);
    summary.rows = summary.rows.to(Device{});
    scorer_.add(map, summary, marks);
    pool(summary.thumbnails.to(Device{}), begin >> level, level_ - level, bins_);
    const auto statistics = summary.rows.host<float>();
    const auto entropy = entropy_.hostMutable<float>();
    for (std::int64_t h = 0; h < map.heads(); ++h)
        for (std::int64_t i = 0; i < map.rows(); ++i)
            entropy[std::size_t(h * entropy_.size(1) + begin + i)] = std::max(
                0.f, statistics[std::size_t((h * map.rows() + i) * kRowStatistics + Entropy)]);
    rows_ = begin + map.rows();
}

Tensor LayerSummary::thumbnails() const
{
    const int level = std::max(level_, thumbnailLevel(rows_));
    const Range seen{0, binsOf(rows_, level_)};
    const std::int64_t side = binsOf(rows_, level);
    Tensor out = hidden({bins_.size(0), side, side});
    pool(bins_.slice(1, seen).slice(2, seen).contiguous(), 0, level - level_, out);
    return out;
}

Tensor LayerSummary::entropy() const
{
    return entropy_.slice(1, {0, rows_}).contiguous();
}

} // namespace seq
