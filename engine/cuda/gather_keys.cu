#include "engine/cuda/launch.h"
#include "engine/ops/attention.h"
#include "engine/ops/kernel.h"

namespace seq {

extern Kernel<void(std::span<const KvBlock>, const Tensor&)> gatherKeysKernel;

namespace {

using namespace cuda;

struct Sources { // some blocks, by value: their addresses need no copy of their own
    static constexpr int kMost = 128;
    const float* k[kMost];
    int first[kMost + 1]; // number of each block's first row
    int count;
    std::int64_t row, head; // strides; those of a cache's pages are one
};

// One block a row.
__global__ void gatherRows(const __grid_constant__ Sources s, float* keys, int heads, int d)
{
    const int row = s.first[0] + int(blockIdx.x);
    int block = 0;
    while (block + 1 < s.count && row >= s.first[block + 1])
        ++block;
    const float* from = s.k[block] + (row - s.first[block]) * s.row;
    for (int i = threadIdx.x; i < heads * d; i += blockDim.x)
        keys[std::int64_t(row) * heads * d + i] = from[i / d * s.head + i % d];
}

void gatherKeysCuda(std::span<const KvBlock> blocks, const Tensor& keys)
{
    const int heads = int(keys.size(1)), d = int(keys.size(2));
    int row = 0;
    for (std::size_t at = 0; at < blocks.size();) {
        Sources s{};
        s.row = blocks[at].k.stride(0), s.head = blocks[at].k.stride(1);
        const int begin = row;
        for (; at < blocks.size() && s.count < Sources::kMost; ++at) {
            const Tensor& k = blocks[at].k;
            if (k.stride(0) != s.row || k.stride(1) != s.head) break;
            s.k[s.count] = pointer<float>(k);
            s.first[s.count++] = row;
            row += int(k.size(0));
        }
        s.first[s.count] = row;
        launch("gatherKeys", keys.device(), {dim3(unsigned(row - begin)), dim3(128)}, gatherRows, s,
            pointer<float>(keys), heads, d);
    }
}

const bool provided = gatherKeysKernel.provide(Device::Cuda, gatherKeysCuda);

} // namespace
} // namespace seq
