#include "engine/base/thread_pool.h"
#include "engine/ops/kernel.h"

#include <algorithm>

namespace seq {

extern Kernel<void(const Tensor&, const Tensor&, Tensor&)> addKernel;
extern Kernel<void(const Tensor&, const Tensor&, Tensor&)> multiplyKernel;
extern Kernel<void(const Tensor&, float, Tensor&)> scaleKernel;

namespace {

// Rows of b's length: one row of b serves all rows of a, or b is as long as a.
template <class F> void combine(const Tensor& a, const Tensor& b, Tensor& y, F f)
{
    const float *p = a.host<float>().data(), *q = b.host<float>().data();
    float* out = y.hostMutable<float>().data();
    const std::int64_t width = b.elements();
    const auto part = [&](std::int64_t from, std::int64_t other, std::int64_t n) {
        for (std::int64_t i = 0; i < n; ++i)
            out[from + i] = f(p[from + i], q[other + i]);
    };
    if (width == a.elements())
        parallel(width, 2048,
            [&](std::int64_t begin, std::int64_t end) { part(begin, begin, end - begin); });
    else
        parallel(a.elements() / width, std::max<std::int64_t>(1, 16384 / width),
            [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t r = begin; r < end; ++r)
                    part(r * width, 0, width);
            });
}

void addCpu(const Tensor& a, const Tensor& b, Tensor& y)
{
    combine(a, b, y, [](float p, float q) { return p + q; });
}

void multiplyCpu(const Tensor& a, const Tensor& b, Tensor& y)
{
    combine(a, b, y, [](float p, float q) { return p * q; });
}

void scaleCpu(const Tensor& a, float factor, Tensor& y)
{
    const float* p = a.host<float>().data();
    float* out = y.hostMutable<float>().data();
    parallel(a.elements(), 16384, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            out[i] = p[i] * factor;
    });
}

const bool provided = addKernel.provide(Device::Cpu, addCpu)
    && multiplyKernel.provide(Device::Cpu, multiplyCpu)
    && scaleKernel.provide(Device::Cpu, scaleCpu);

} // namespace
} // namespace seq
