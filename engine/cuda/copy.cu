#include "engine/cuda/copy.h"

#include "engine/base/error.h"
#include "engine/cuda/launch.h"

namespace seq::cuda {

namespace {

struct Strided {
    std::int64_t extents[Shape::kMaxRank], from[Shape::kMaxRank], into[Shape::kMaxRank];
    int rank;
};

template <class T>
__global__ void copyKernel(
    const T* __restrict__ from, T* __restrict__ into, std::int64_t n, Strided s)
{
    const std::int64_t step = std::int64_t(gridDim.x) * blockDim.x;
    for (std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x; i < n; i += step) {
        std::int64_t rest = i, source = 0, target = 0;
        for (int axis = s.rank - 1; axis >= 0; --axis) {
            const std::int64_t at = rest % s.extents[axis];
            rest /= s.extents[axis];
            source += at * s.from[axis];
            target += at * s.into[axis];
        }
        into[target] = from[source];
    }
}

template <class T> void copyAs(const Tensor& from, const Tensor& into)
{
    Strided s{};
    s.rank = from.shape().rank();
    for (int axis = 0; axis < s.rank; ++axis) {
        s.extents[axis] = from.shape()[axis];
        s.from[axis] = from.stride(axis);
        s.into[axis] = into.stride(axis);
    }
    launch("copy", into.device(), gridFor(from.elements()), copyKernel<T>, pointer<T>(from),
        pointer<T>(into), from.elements(), s);
}

} // namespace

void copyStrided(const Tensor& from, const Tensor& into)
{
    switch (info(from.dtype()).blockBytes) {
    case 1:
        return copyAs<std::uint8_t>(from, into);
    case 2:
        return copyAs<std::uint16_t>(from, into);
    case 4:
        return copyAs<std::uint32_t>(from, into);
    case 8:
        return copyAs<std::uint64_t>(from, into);
    default:
        throw unsupported(
            "{} tensors that are not dense cannot be copied", info(from.dtype()).name);
    }
}

} // namespace seq::cuda
