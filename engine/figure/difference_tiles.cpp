#include "engine/figure/difference_tiles.h"

#include "engine/base/error.h"

#include <algorithm>
#include <functional>

namespace seq {
namespace {

class DifferenceTiles final : public TileSource {
public:
    DifferenceTiles(TileSourcePtr a, TileSourcePtr b)
        : a_(std::move(a))
        , b_(std::move(b))
    {
        SEQ_ASSERT(a_ && b_ && a_->rows() == b_->rows() && a_->columns() == b_->columns());
    }
    std::int64_t rows() const override { return a_->rows(); }
    std::int64_t columns() const override { return a_->columns(); }
    std::string key() const override { return a_->key() + " minus " + b_->key(); }
    float exact(std::int64_t row, std::int64_t column) const override
    {
        return a_->exact(row, column) - b_->exact(row, column);
    }
    Tile tile(int level, std::int64_t column, std::int64_t row, Job& job) const override
    {
        const Tile a = a_->tile(level, column, row, job), b = b_->tile(level, column, row, job);
        Tensor out = Tensor::empty({Tile::kSide, Tile::kSide});
        std::ranges::transform(a.mean.host<float>(), b.mean.host<float>(),
            out.hostMutable<float>().begin(), std::minus());
        return {out, out};
    }

private:
    TileSourcePtr a_, b_;
};

} // namespace

TileSourcePtr differenceTiles(TileSourcePtr a, TileSourcePtr b)
{
    return std::make_shared<DifferenceTiles>(std::move(a), std::move(b));
}

} // namespace seq
