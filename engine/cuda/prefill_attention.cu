#include "engine/cuda/attention_forward.cuh"
#include "engine/cuda/attention_mma.cuh"
#include "engine/cuda/prefill_kernels.h"

#include <cmath>

namespace seq::cuda {

void attendHeads(const HeadsAttention& a, Device device)
{
    Sight sight{};
    sight.rows = a.rows;
    sight.keys = a.position + a.rows - a.firstKey;
    sight.firstRow = a.position;
    sight.firstKey = a.firstKey;
    sight.causal = true;
    sight.window = a.window;
    ForwardJob job{a.q, a.k, a.v, sight, a.kvHeads, a.heads / a.kvHeads, a.d,
        kLog2e / std::sqrt(float(a.d)), {}, 1, a.out};
    if (forwardByWgmma(job, device)) return;
    job.rounded = nullptr;
    const std::int64_t n = std::int64_t(a.rows) * a.heads * a.d;
    const Tensor out = Tensor::empty({n}, Dtype::F32, device);
    const Tensor lse = Tensor::empty({std::int64_t(a.rows) * a.heads}, Dtype::F32, device);
    forwardInShares(job, {pointer<float>(out), pointer<float>(lse)}, device);
    roundValues(pointer<float>(out), n, a.out, device);
}

} // namespace seq::cuda
