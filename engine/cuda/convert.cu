#include "engine/cuda/launch.h"
#include "engine/cuda/stored_visit.cuh"
#include "engine/ops/kernel.h"

#include <limits>
#include <type_traits>

namespace seq {

extern Kernel<void(const Tensor&, Tensor&)> convertKernel;

namespace {

using namespace cuda;

template <class T>
constexpr bool kNarrow = std::is_same_v<T, __half> || std::is_same_v<T, __nv_bfloat16>;
template <class T> constexpr bool kFloating = std::is_floating_point_v<T> || kNarrow<T>;

// Floats become whole numbers toward zero; what lies outside the range, its nearest end.
template <class To, class From> __device__ To cast(From x)
{
    if constexpr (kNarrow<From>)
        return cast<To>(float(x));
    else if constexpr (std::is_same_v<To, __half>)
        return __float2half_rn(float(x));
    else if constexpr (std::is_same_v<To, __nv_bfloat16>)
        return __float2bfloat16_rn(float(x));
    else if constexpr (std::is_floating_point_v<To>)
        return To(x);
    else if constexpr (std::is_floating_point_v<From>) {
        constexpr To least = std::numeric_limits<To>::min(), most = std::numeric_limits<To>::max();
        if (x != x) return 0;
        if (double(x) >= double(most)) return most;
        if (double(x) <= double(least)) return least;
        return To(x);
    } else {
        constexpr std::int64_t least = std::numeric_limits<To>::min(),
                               most = std::numeric_limits<To>::max();
        const auto wide = std::int64_t(x);
        return To(wide < least ? least : wide > most ? most : wide);
    }
}

template <class From, class To> __global__ void castKernel(const From* x, To* y, std::int64_t n)
{
    const std::int64_t step = std::int64_t(gridDim.x) * blockDim.x;
    for (std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x; i < n; i += step)
        y[i] = cast<To>(x[i]);
}

template <class F> void visitPlain(Dtype t, const F& f)
{
    switch (t) {
    case Dtype::F32:
        return f.template operator()<float>();
    case Dtype::F64:
        return f.template operator()<double>();
    case Dtype::F16:
        return f.template operator()<__half>();
    case Dtype::BF16:
        return f.template operator()<__nv_bfloat16>();
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

template <Dtype T>
__global__ void widenKernel(
    const std::uint8_t* x, std::int64_t rowBytes, int pieces, std::int64_t n, float* y)
{
    const std::int64_t step = std::int64_t(gridDim.x) * blockDim.x;
    for (std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x; i < n; i += step)
        stored::store<T>(x + i / pieces * rowBytes, int(i % pieces), y + i / pieces * pieces * 8);
}

void convertBlocks(const Tensor& x, Tensor& y)
{
    const std::int64_t width = x.size(-1), n = x.elements() / 8;
    if (n == 0) return;
    stored::visit(x.dtype(), [&]<Dtype T>() {
        launch("convert", y.device(), gridFor(n), widenKernel<T>, pointer<std::uint8_t>(x),
            rowBytes(T, width), int(width / 8), n, pointer<float>(y));
    });
}

void convertCuda(const Tensor& x, Tensor& y)
{
    if (isQuantised(x.dtype())) return convertBlocks(x, y);
    visitPlain(x.dtype(), [&]<class From>() {
        visitPlain(y.dtype(), [&]<class To>() {
            launch("convert", y.device(), gridFor(x.elements()), castKernel<From, To>,
                pointer<From>(x), pointer<To>(y), x.elements());
        });
    });
}

const bool provided = convertKernel.provide(Device::Cuda, convertCuda);

} // namespace
} // namespace seq
