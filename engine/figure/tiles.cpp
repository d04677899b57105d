#include "engine/figure/tiles.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace seq {
namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

class DenseTiles final : public TileSource {
public:
    explicit DenseTiles(const Tensor& values)
        : values_(values.contiguous())
        , key_("dense " + contentHash(values_.host<std::byte>()) + values_.shape().text())
    {
    }
    std::int64_t rows() const override { return values_.size(0); }
    std::int64_t columns() const override { return values_.size(1); }
    std::string key() const override { return key_; }
    float exact(std::int64_t row, std::int64_t column) const override
    {
        return values_.host<float>()[std::size_t(row * columns() + column)];
    }
    Tile tile(int level, std::int64_t column, std::int64_t row, Job&) const override
    {
        Tile tile{
            Tensor::empty({Tile::kSide, Tile::kSide}), Tensor::empty({Tile::kSide, Tile::kSide})};
        auto max = tile.max.hostMutable<float>(), mean = tile.mean.hostMutable<float>();
        for (std::int64_t y = 0; y < Tile::kSide; ++y)
            for (std::int64_t x = 0; x < Tile::kSide; ++x) {
                const auto [m, a] = bin(level, column * Tile::kSide + x, row * Tile::kSide + y);
                max[std::size_t(y * Tile::kSide + x)] = m;
                mean[std::size_t(y * Tile::kSide + x)] = a;
            }
        return tile;
    }

private:
    std::array<float, 2> bin(int level, std::int64_t x, std::int64_t y) const
    {
        const std::int64_t bottom = std::min(rows(), (y + 1) << level);
        const std::int64_t right = std::min(columns(), (x + 1) << level);
        const auto values = values_.host<float>();
        double sum = 0;
        std::int64_t count = 0;
        float max = -std::numeric_limits<float>::infinity();
        for (std::int64_t r = y << level; r < bottom; ++r)
            for (std::int64_t c = x << level; c < right; ++c) {
                const float v = values[std::size_t(r * columns() + c)];
                if (std::isnan(v)) continue;
                max = std::max(max, v);
                sum += v;
                ++count;
            }
        if (count == 0) return {kNone, kNone};
        return {max, float(sum / double(count))};
    }
    Tensor values_;
    std::string key_;
};

} // namespace

int TileSource::levels() const
{
    int level = 0;
    while ((std::int64_t(Tile::kSide) << level) < std::max(rows(), columns()))
        ++level;
    return level + 1;
}

TileSourcePtr tilesOf(const Tensor& values)
{
    SEQ_ASSERT(values && values.shape().rank() == 2 && values.dtype() == Dtype::F32);
    return std::make_shared<DenseTiles>(values);
}

Tensor bins(const TileSource& source, int level, Range rows, Range columns, bool mean, Job& job)
{
    const std::int64_t side = Tile::kSide, width = columns.end - columns.begin;
    Tensor out = Tensor::empty({rows.end - rows.begin, width});
    auto target = out.hostMutable<float>();
    for (std::int64_t ty = rows.begin / side; ty * side < rows.end; ++ty)
        for (std::int64_t tx = columns.begin / side; tx * side < columns.end; ++tx) {
            const Tile tile = source.tile(level, tx, ty, job);
            const auto from = (mean ? tile.mean : tile.max).host<float>();
            const std::int64_t top = std::max(rows.begin, ty * side);
            const std::int64_t left = std::max(columns.begin, tx * side);
            const std::int64_t bottom = std::min(rows.end, (ty + 1) * side);
            const std::int64_t right = std::min(columns.end, (tx + 1) * side);
            for (std::int64_t y = top; y < bottom; ++y)
                std::copy_n(from.begin() + (y - ty * side) * side + (left - tx * side),
                    right - left,
                    target.begin() + (y - rows.begin) * width + (left - columns.begin));
        }
    return out;
}

Tensor overview(
    const TileSource& source, std::int64_t maxRows, std::int64_t maxColumns, bool mean, Job& job)
{
    int level = 0;
    const auto binsOf = [&](std::int64_t cells) { return ((cells - 1) >> level) + 1; };
    while (binsOf(source.rows()) > maxRows || binsOf(source.columns()) > maxColumns)
        ++level;
    return bins(
        source, level, {0, binsOf(source.rows())}, {0, binsOf(source.columns())}, mean, job);
}

} // namespace seq
