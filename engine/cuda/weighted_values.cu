#include "engine/ops/weighted_values.h"

#include "engine/cuda/launch.h"
#include "engine/ops/kernel.h"

#include <algorithm>

namespace seq {

extern Kernel<void(const Tensor&, std::span<const KvBlock>, Tensor&)> weightedValuesKernel;

namespace {

using namespace cuda;

struct Values { // some blocks of keys, by value: their addresses need no copy of their own
    static constexpr int kMost = 64;
    const float* v[kMost];
    std::int64_t row[kMost], head[kMost]; // strides
    int first[kMost + 1]; // number of each block's first key
    int count;
};
struct Sizes {
    int rows, keys, d, group;
    bool continues; // what out holds already is a part of the sum
};

// A block a row and head; a thread an element, so that the sum keeps the CPU's order.
__global__ void weigh(const float* p, Values values, Sizes s, float* out)
{
    const int r = blockIdx.x, h = blockIdx.y, heads = gridDim.y;
    const float* weights = p + (std::int64_t(h) * s.rows + r) * s.keys;
    float* to = out + (std::int64_t(r) * heads + h) * s.d;
    for (int i = threadIdx.x; i < s.d; i += blockDim.x) {
        float sum = s.continues ? to[i] : 0;
        for (int b = 0; b < values.count; ++b) {
            const float* v = values.v[b] + h / s.group * values.head[b] + i;
            for (int j = values.first[b]; j < values.first[b + 1]; ++j, v += values.row[b])
                sum += weights[j] * *v;
        }
        to[i] = sum;
    }
}

void weightedValuesCuda(const Tensor& p, std::span<const KvBlock> keys, Tensor& out)
{
    Sizes s{int(p.size(1)), int(p.size(2)), int(out.size(2)),
        int(p.size(0) / std::max<std::int64_t>(1, keys[0].v.size(1))), false};
    if (out.elements() == 0) return;
    const Grid grid{dim3(unsigned(s.rows), unsigned(p.size(0))),
        dim3(unsigned(std::min(256, (s.d + 31) / 32 * 32)))};
    int key = 0;
    for (std::size_t at = 0; at < keys.size(); s.continues = true) {
        Values values{};
        for (; at < keys.size() && values.count < Values::kMost; ++at) {
            const Tensor& v = keys[at].v;
            values.v[values.count] = pointer<float>(v);
            values.row[values.count] = v.stride(0);
            values.head[values.count] = v.stride(1);
            values.first[values.count++] = key;
            key += int(v.size(0));
        }
        values.first[values.count] = key;
        launch("weightedValues", out.device(), grid, weigh, pointer<float>(p), values, s,
            pointer<float>(out));
    }
}

const bool provided = weightedValuesKernel.provide(Device::Cuda, weightedValuesCuda);

} // namespace
} // namespace seq
