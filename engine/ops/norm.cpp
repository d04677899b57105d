#include "engine/ops/norm.h"

#include "engine/ops/kernel.h"
#include "engine/ops/one_device.h"

namespace seq {

constinit Kernel<void(const Tensor&, const Tensor&, float, Tensor&)> rmsNormKernel{"rmsNorm"};
constinit Kernel<void(const Tensor&, const Tensor&, const Tensor&, float, Tensor&)> layerNormKernel{
    "layerNorm"};

namespace {

void check(const Tensor& x, const Tensor& parameter, const char* what)
{
    SEQ_ASSERT(x.shape().rank() >= 1 && x.dtype() == Dtype::F32 && x.dense());
    if (parameter.shape() != Shape{x.size(-1)} || parameter.dtype() != Dtype::F32)
        throw badInput("the {} of a norm over {} is {} {}; [{}] F32 is right", what,
            x.shape().text(), parameter.shape().text(), info(parameter.dtype()).name, x.size(-1));
    needOneDevice("norm", "x", x, what, parameter);
}

} // namespace

Tensor rmsNorm(const Tensor& x, const Tensor& gain, float epsilon)
{
    check(x, gain, "gain");
    Tensor y = Tensor::empty(x.shape(), Dtype::F32, x.device());
    rmsNormKernel(x.device(), x, gain, epsilon, y);
    return y;
}

Tensor layerNorm(const Tensor& x, const Tensor& gain, const Tensor& bias, float epsilon)
{
    check(x, gain, "gain");
    check(x, bias, "bias");
    Tensor y = Tensor::empty(x.shape(), Dtype::F32, x.device());
    layerNormKernel(x.device(), x, gain, bias, epsilon, y);
    return y;
}

} // namespace seq
