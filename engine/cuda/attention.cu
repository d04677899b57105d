// Attention forward on CUDA. BF16 keys and values are multiplied as they are, with queries and
// weights rounded to BF16; F32 and F16 ones in two BF16 parts each, or rounded too if the call
// allows it.
#include "engine/cuda/attention_forward.cuh"

#include <algorithm>
#include <vector>

namespace seq {

namespace {

using namespace cuda;

struct Operands {
    Packed q, k, v;
    int kvHeads, share;

    Operands(const AttentionCall& call, bool withValues)
        : kvHeads(call.keys.empty() ? int(call.q.size(1)) : int(call.keys[0].k.size(1)))
        , share(int(call.q.size(1)) / kvHeads)
    {
        const bool split
            = call.options.exact && (call.keys.empty() || call.keys[0].k.dtype() != Dtype::BF16);
        const Device device = call.q.device();
        std::vector<Tensor> ks, vs;
        for (const KvBlock& b : call.keys) {
            ks.push_back(b.k);
            vs.push_back(b.v);
        }
        q = pack(std::span(&call.q, 1), share, split, device);
        k = pack(ks, 1, split, device);
        if (withValues) v = pack(vs, 1, split, device);
    }
};

void forward(const AttentionCall& call, Attention& a)
{
    const Device device = call.q.device();
    const Operands operands(call, true);
    const CallSight sight(call);
    ForwardJob job{operands.q.panel, operands.k.panel, operands.v.panel, *sight, operands.kvHeads,
        operands.share, int(call.q.size(2)), call.options.scale * 1.44269504088896f, {}, 1};
    const Partial whole{pointer<float>(a.out), pointer<float>(a.lse)};
    job.to[0] = whole;
    if (forwardByWgmma(job, device)) return;
    forwardInShares(job, whole, device);
}

void mergeTwo(const Attention& a, const Attention& b, Attention& merged)
{
    const Partial parts[] = {{pointer<float>(a.out), pointer<float>(a.lse)},
        {pointer<float>(b.out), pointer<float>(b.lse)}};
    mergeParts(parts, 2, {pointer<float>(merged.out), pointer<float>(merged.lse)}, a.out.size(0),
        int(a.out.size(1)), int(a.out.size(2)), a.out.device());
}

const bool provided
    = attentionKernel.provide(Device::Cuda, forward) && mergeKernel.provide(Device::Cuda, mergeTwo);

} // namespace

} // namespace seq
