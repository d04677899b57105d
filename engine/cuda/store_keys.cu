#include "engine/cuda/launch.h"
#include "engine/ops/attention.h"
#include "engine/ops/kernel.h"

namespace seq {

extern Kernel<void(const Tensor&, const Tensor&, std::span<const KvBlock>)> storeKeysKernel;

namespace {

using namespace cuda;

struct Targets { // some blocks, by value: their addresses need no copy of their own
    static constexpr int kMost = 64;
    float *k[kMost], *v[kMost];
    int first[kMost + 1]; // number of each block's first row
    int count;
    std::int64_t kRow, kHead, vRow, vHead; // strides; those of a cache's pages are one
};

// One block a row.
__global__ void storeRows(const float* k, const float* v, Targets t, int heads, int d)
{
    const int row = t.first[0] + int(blockIdx.x);
    int block = 0;
    while (block + 1 < t.count && row >= t.first[block + 1])
        ++block;
    const int at = row - t.first[block];
    for (int i = threadIdx.x; i < heads * d; i += blockDim.x) {
        const std::int64_t from = std::int64_t(row) * heads * d + i;
        const int head = i / d, element = i % d;
        t.k[block][at * t.kRow + head * t.kHead + element] = k[from];
        t.v[block][at * t.vRow + head * t.vHead + element] = v[from];
    }
}

bool sameStrides(const Targets& t, const KvBlock& b)
{
    return b.k.stride(0) == t.kRow && b.k.stride(1) == t.kHead && b.v.stride(0) == t.vRow
        && b.v.stride(1) == t.vHead;
}

void storeKeysCuda(const Tensor& k, const Tensor& v, std::span<const KvBlock> into)
{
    const int heads = int(k.size(1)), d = int(k.size(2));
    int row = 0;
    for (std::size_t at = 0; at < into.size();) {
        const KvBlock& first = into[at];
        Targets t{};
        t.kRow = first.k.stride(0), t.kHead = first.k.stride(1);
        t.vRow = first.v.stride(0), t.vHead = first.v.stride(1);
        const int begin = row;
        for (; at < into.size() && t.count < Targets::kMost && sameStrides(t, into[at]); ++at) {
            t.k[t.count] = pointer<float>(into[at].k);
            t.v[t.count] = pointer<float>(into[at].v);
            t.first[t.count++] = row;
            row += int(into[at].k.size(0));
        }
        t.first[t.count] = row;
        launch("storeKeys", k.device(), {dim3(unsigned(row - begin)), dim3(128)}, storeRows,
            pointer<float>(k), pointer<float>(v), t, heads, d);
    }
}

const bool provided = storeKeysKernel.provide(Device::Cuda, storeKeysCuda);

} // namespace
} // namespace seq
