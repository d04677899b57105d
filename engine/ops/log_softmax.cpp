#include "engine/ops/log_softmax.h"

#include "engine/ops/kernel.h"

namespace seq {

constinit Kernel<void(const Tensor&, LogSoftmax&)> logSoftmaxKernel{"log softmax"};

LogSoftmax logSoftmax(const Tensor& x)
{
    if (x.shape().rank() != 2 || x.dtype() != Dtype::F32 || x.size(1) == 0)
        throw badInput("log softmax: x {} {} is not [rows, n] F32 with n > 0", x.shape().text(),
            info(x.dtype()).name);
    LogSoftmax out{Tensor::empty(x.shape(), Dtype::F32, x.device()),
        Tensor::empty({x.size(0)}, Dtype::F32, x.device()),
        Tensor::empty({x.size(0)}, Dtype::F32, x.device())};
    if (x.size(0) > 0) logSoftmaxKernel(x.device(), x.contiguous(), out);
    return out;
}

} // namespace seq
