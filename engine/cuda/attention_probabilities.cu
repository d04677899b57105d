#include "engine/cuda/attention_mma.cuh"
#include "engine/cuda/attention_sight.cuh"

#include <vector>

namespace seq {

namespace {

using namespace cuda;

constexpr int kSide = 64, kThreads = 128; // cells of a block; 16 rows a warp

struct Job {
    Panel q, k;
    Sight sight;
    int share;
    float factor;
    const float* lse; // [heads, rows]
    float* p; // [heads, rows, keys]
};

template <int kChunks, bool kSplit>
__global__ __launch_bounds__(kThreads) void probabilities(const __grid_constant__ Job job)
{
    using T = Stretch<kChunks, kSplit, kSide>;
    extern __shared__ __align__(128) char shared[];
    const int head = blockIdx.z;
    const std::int64_t query = std::int64_t(blockIdx.x) * kSide,
                       key = std::int64_t(blockIdx.y) * kSide;
    T::load(shared, job.q, head, query);
    T::load(shared + T::kBytes, job.k, head, key);
    commitCopies();
    copied<0>();
    __syncthreads();
    const int warpRow = threadIdx.x / 32 * 16;
    float s[kSide / 8][4];
    scoresOf<kChunks, kSplit, kSide, kSide>(
        s, sharedAddress(shared), warpRow, sharedAddress(shared + T::kBytes));
    for (int half = 0; half < 2; ++half) {
        const std::int64_t i = query + warpRow + threadIdx.x % 32 / 4 + 8 * half;
        const std::int64_t row = i / job.share;
        if (row >= job.sight.rows) continue;
        const std::int64_t line = (head * job.share + i % job.share) * job.sight.rows + row;
        const float lse = job.lse[line] * kLog2e;
#pragma unroll
        for (int t = 0; t < kSide / 8; ++t)
            for (int e = 0; e < 2; ++e) {
                const std::int64_t at = key + 8 * t + 2 * (threadIdx.x % 4) + e;
                if (at >= job.sight.keys) continue;
                const bool seen = lse > -INFINITY && job.sight.sees(row, at);
                job.p[line * job.sight.keys + at]
                    = seen ? exp2Of(fmaf(s[t][half ? 2 + e : e], job.factor, -lse)) : 0;
            }
    }
}

void fill(const AttentionCall& call, const Tensor& lse, Tensor& p)
{
    const Device device = call.q.device();
    const int share = int(call.q.size(1) / call.keys[0].k.size(1));
    const bool split = call.keys[0].k.dtype() != Dtype::BF16; // as the forward pass
    std::vector<Tensor> keys;
    for (const KvBlock& b : call.keys)
        keys.push_back(b.k);
    const Packed q = pack(std::span(&call.q, 1), share, split, device);
    const Packed k = pack(keys, 1, split, device);
    const CallSight sight(call);
    const Job job{q.panel, k.panel, *sight, share, call.options.scale * kLog2e, pointer<float>(lse),
        pointer<float>(p)};
    forShape(q.panel, [&]<int kChunks, bool kSplit>() {
        constexpr int kShared = 2 * Stretch<kChunks, kSplit, kSide>::kBytes;
        const Grid grid{
            dim3(unsigned(ceilDiv(sight->rows * share, kSide)),
                unsigned(ceilDiv(sight->keys, kSide)), unsigned(call.keys[0].k.size(1))),
            dim3(kThreads), kShared};
        allow(probabilities<kChunks, kSplit>, kShared);
        launch("attention probabilities", device, grid, probabilities<kChunks, kSplit>, job);
    });
}

const bool provided = attentionProbabilitiesKernel.provide(Device::Cuda, fill);

} // namespace

} // namespace seq
