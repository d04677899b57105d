#include "engine/ops/activation.h"

#include "engine/ops/kernel.h"
#include "engine/ops/one_device.h"

namespace seq {

constinit Kernel<void(const Tensor&, const Tensor*, Activation, Tensor&)> activationKernel{
    "activation"};

Tensor activate(const Tensor& x, Activation f)
{
    SEQ_ASSERT(x.dtype() == Dtype::F32 && x.dense());
    Tensor y = Tensor::empty(x.shape(), Dtype::F32, x.device());
    activationKernel(x.device(), x, nullptr, f, y);
    return y;
}

Tensor activateGate(const Tensor& gate, const Tensor& up, Activation f)
{
    SEQ_ASSERT(gate.dtype() == Dtype::F32 && gate.dense());
    SEQ_ASSERT(up.dtype() == Dtype::F32 && up.dense());
    if (gate.shape() != up.shape())
        throw badInput("a gate of {} does not fit values of {}; both need one shape",
            gate.shape().text(), up.shape().text());
    needOneDevice("gate", "the gate", gate, "the values", up);
    Tensor y = Tensor::empty(gate.shape(), Dtype::F32, gate.device());
    activationKernel(gate.device(), gate, &up, f, y);
    return y;
}

} // namespace seq
