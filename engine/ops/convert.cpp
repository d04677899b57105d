#include "engine/ops/convert.h"

#include "engine/ops/kernel.h"

namespace seq {

constinit Kernel<void(const Tensor&, Tensor&)> convertKernel{"convert"};

Tensor convert(const Tensor& x, Dtype to)
{
    if (x.dtype() == to) return x;
    if (isQuantised(to))
        throw unsupported("{} cannot be written; F32, F16 and BF16 can", info(to).name);
    if (isQuantised(x.dtype()) && to != Dtype::F32)
        throw unsupported("{} can only become F32, not {}", info(x.dtype()).name, info(to).name);
    const Tensor source = x.contiguous();
    Tensor y = Tensor::empty(x.shape(), to, x.device());
    convertKernel(x.device(), source, y);
    return y;
}

} // namespace seq
