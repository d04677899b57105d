#include "engine/ops/linear_kernel.h"
#include "engine/ops/one_device.h"

namespace seq {

constinit Kernel<void(const LinearCall&)> linearKernel{"linear"};

namespace {

void check(const Tensor& x, const Tensor& w, const Tensor* bias)
{
    if (x.shape().rank() != 2 || w.shape().rank() != 2 || x.shape()[1] != w.shape()[1])
        throw badInput("linear: x {} does not fit w {}: [rows, in] and [out, in] are needed",
            x.shape().text(), w.shape().text());
    if (x.dtype() != Dtype::F32)
        throw badInput("linear: x {} is {}, F32 is needed", x.shape().text(), info(x.dtype()).name);
    const bool floating
        = w.dtype() == Dtype::F32 || w.dtype() == Dtype::F16 || w.dtype() == Dtype::BF16;
    if (!floating && !isQuantised(w.dtype()))
        throw badInput(
            "linear: w {} is {}, which is no weight type", w.shape().text(), info(w.dtype()).name);
    if (bias && (bias->shape() != Shape{w.shape()[0]} || bias->dtype() != Dtype::F32))
        throw badInput("linear: bias {} {} does not fit w {}: [out] F32 is needed",
            bias->shape().text(), info(bias->dtype()).name, w.shape().text());
    needOneDevice("linear", "x", x, "w", w);
    if (bias) needOneDevice("linear", "x", x, "the bias", *bias);
}

} // namespace

std::vector<Tensor> linear(const Tensor& x, std::span<const Tensor* const> weights,
    std::span<const Tensor* const> biases, LinearOptions options)
{
    SEQ_ASSERT(biases.empty() || biases.size() == weights.size());
    std::vector<Tensor> dense, ys; // what the parts point at: no reallocation below
    dense.reserve(2 * weights.size());
    ys.reserve(weights.size());
    std::vector<LinearPart> parts;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Tensor* bias = !biases.empty() && biases[i] && *biases[i] ? biases[i] : nullptr;
        check(x, *weights[i], bias);
        ys.push_back(Tensor::empty({x.shape()[0], weights[i]->shape()[0]}, Dtype::F32, x.device()));
        if (ys.back().elements() == 0) continue;
        const Tensor& w = dense.emplace_back(weights[i]->contiguous());
        if (bias) bias = &dense.emplace_back(bias->contiguous());
        parts.push_back({&w, bias, &ys.back()});
    }
    if (!parts.empty())
        linearKernel(
            x.device(), LinearCall{x.contiguous(), parts, options.precision, options.steady});
    return ys;
}

Tensor linear(const Tensor& x, const Tensor& w, const Tensor& bias, LinearOptions options)
{
    const Tensor* weights[] = {&w};
    const Tensor* biases[] = {&bias};
    return std::move(linear(x, weights, biases, options)[0]);
}

} // namespace seq
