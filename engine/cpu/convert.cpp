#include "engine/base/thread_pool.h"
#include "engine/cpu/dequantise.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace seq {

extern Kernel<void(const Tensor&, Tensor&)> convertKernel;

namespace {

struct Half {
    std::uint16_t bits;
    explicit operator float() const { return halfToFloat(bits); }
};
struct Brain {
    std::uint16_t bits;
    explicit operator float() const { return std::bit_cast<float>(std::uint32_t(bits) << 16); }
};

Brain toBrain(float x)
{
    const auto bits = std::bit_cast<std::uint32_t>(x);
    if (x != x) return {std::uint16_t(bits >> 16 | 64)};
    return {std::uint16_t((bits + 0x7FFF + (bits >> 16 & 1)) >> 16)}; // nearest, ties to even
}

// Floats become whole numbers toward zero; what lies outside the range, its nearest end.
template <class To, class From> To cast(From x)
{
    if constexpr (std::is_same_v<To, Half>)
        return {floatToHalf(float(x))};
    else if constexpr (std::is_same_v<To, Brain>)
        return toBrain(float(x));
    else if constexpr (std::is_same_v<From, Half> || std::is_same_v<From, Brain>)
        return cast<To>(float(x));
    else if constexpr (std::is_floating_point_v<To>)
        return To(x);
    else if constexpr (std::is_floating_point_v<From>) {
        if (x != x) return 0;
        if (double(x) >= double(std::numeric_limits<To>::max()))
            return std::numeric_limits<To>::max();
        if (double(x) <= double(std::numeric_limits<To>::min()))
            return std::numeric_limits<To>::min();
        return To(x);
    } else {
        return To(std::clamp(std::int64_t(x), std::int64_t(std::numeric_limits<To>::min()),
            std::int64_t(std::numeric_limits<To>::max())));
    }
}

template <class F> void visit(Dtype t, F f)
{
    switch (t) {
    case Dtype::F32:
        return f.template operator()<float>();
    case Dtype::F64:
        return f.template operator()<double>();
    case Dtype::F16:
        return f.template operator()<Half>();
    case Dtype::BF16:
        return f.template operator()<Brain>();
    case Dtype::I8:
        return f.template operator()<std::int8_t>();
    case Dtype::I32:
        return f.template operator()<std::int32_t>();
    case Dtype::I64:
        return f.template operator()<std::int64_t>();
    case Dtype::U8:
        return f.template operator()<std::uint8_t>();
    default:
        return; // ops/convert.cpp lets no others through
    }
}

void convertPlain(const Tensor& x, Tensor& y)
{
    visit(x.dtype(), [&]<class From>() {
        visit(y.dtype(), [&]<class To>() {
            const auto* in = reinterpret_cast<const From*>(x.raw());
            auto* out = reinterpret_cast<To*>(y.raw());
            parallel(x.elements(), 16384, [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t i = begin; i < end; ++i)
                    out[i] = cast<To>(in[i]);
            });
        });
    });
}

void convertCpu(const Tensor& x, Tensor& y)
{
    if (!isQuantised(x.dtype())) return convertPlain(x, y);
    const std::int64_t width = x.size(-1), step = rowBytes(x.dtype(), width);
    auto* out = reinterpret_cast<float*>(y.raw());
    parallel(width ? x.elements() / width : 0,
        std::max<std::int64_t>(1, 16384 / std::max<std::int64_t>(width, 1)),
        [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t r = begin; r < end; ++r)
                dequantiseRow(x.dtype(), x.raw() + r * step, out + r * width, width);
        });
}

const bool provided = convertKernel.provide(Device::Cpu, convertCpu);

} // namespace
} // namespace seq
