#include "engine/ops/elementwise.h"

#include "engine/ops/kernel.h"
#include "engine/ops/one_device.h"

namespace seq {

constinit Kernel<void(const Tensor&, const Tensor&, Tensor&)> addKernel{"add"};
constinit Kernel<void(const Tensor&, const Tensor&, Tensor&)> multiplyKernel{"multiply"};
constinit Kernel<void(const Tensor&, float, Tensor&)> scaleKernel{"scale"};

namespace {

Tensor combine(const Kernel<void(const Tensor&, const Tensor&, Tensor&)>& kernel, const Tensor& a,
    const Tensor& b)
{
    SEQ_ASSERT(a.dtype() == Dtype::F32 && a.dense() && b.dtype() == Dtype::F32 && b.dense());
    const bool rows = a.shape().rank() > 0 && b.shape() == Shape{a.size(-1)};
    if (b.shape() != a.shape() && !rows)
        throw badInput(
            "{} and {} cannot be combined; the second needs the first's shape or its rows'",
            a.shape().text(), b.shape().text());
    needOneDevice("elementwise", "the first", a, "the second", b);
    Tensor y = Tensor::empty(a.shape(), Dtype::F32, a.device());
    kernel(a.device(), a, b, y);
    return y;
}

} // namespace

Tensor add(const Tensor& a, const Tensor& b)
{
    return combine(addKernel, a, b);
}

Tensor multiply(const Tensor& a, const Tensor& b)
{
    return combine(multiplyKernel, a, b);
}

Tensor scale(const Tensor& a, float factor)
{
    SEQ_ASSERT(a.dtype() == Dtype::F32 && a.dense());
    Tensor y = Tensor::empty(a.shape(), Dtype::F32, a.device());
    scaleKernel(a.device(), a, factor, y);
    return y;
}

} // namespace seq
