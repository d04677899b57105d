#include "engine/cuda/prefill_product.h"

#include "engine/base/error.h"
#include "engine/cuda/blas.h"

namespace seq::cuda {

Product::Product(std::initializer_list<const Tensor*> matrices)
    : in_((*matrices.begin())->size(1))
{
    for (const Tensor* m : matrices) {
        const bool follows = !parts_.empty()
            && parts_.back().w + rowBytes(m->dtype(), in_) * parts_.back().outs == m->raw();
        if (!follows) parts_.push_back({m->raw(), 0, outs_});
        parts_.back().outs += m->size(0);
        outs_ += m->size(0);
    }
}

void Product::into(const Tensor& x, const Tensor& y) const
{
    run(x, y, false);
}

void Product::onto(const Tensor& x, const Tensor& y) const
{
    run(x, y, true);
}

void Product::run(const Tensor& x, const Tensor& y, bool add) const
{
    for (const Part& p : parts_) {
        HalfProduct product{x.raw(), p.w, y.raw() + rowBytes(y.dtype(), p.first), x.size(0), in_,
            p.outs, true, add, y.dtype() == Dtype::BF16, outs_};
        if (!multiplyHalves(product, x.device()))
            throw unsupported("cuBLASLt multiplies no [{}, {}] with [{}, {}] transposed here",
                x.size(0), in_, p.outs, in_);
    }
}

} // namespace seq::cuda
