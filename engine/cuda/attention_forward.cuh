#pragma once
#include "engine/cuda/attention_operands.cuh"
#include "engine/cuda/attention_sight.cuh"

namespace seq::cuda {

// Where a kernel puts what it found over some of the keys.
struct Partial {
    float *out, *lse; // [rows, heads, d], [heads, rows]
};
inline constexpr int kMostParts = 64;

// One attention over packed operands: query i of key head g is row i / share, head g share +
// i % share.
struct ForwardJob {
    Panel q, k, v;
    Sight sight;
    int kvHeads, share, d;
    float factor; // of a product, to base 2: scale * log2(e)
    Partial to[kMostParts];
    int parts; // shares of the keys
    __nv_bfloat16* rounded = nullptr; // set: the result goes here, in place of to[0]; no shares

    __host__ __device__ std::int64_t queries() const { return sight.rows * share; }
    __device__ void store(int part, int head, std::int64_t query, float maximum, float sum) const
    {
        const std::int64_t row = query / share;
        to[part].lse[(head * share + query % share) * sight.rows + row]
            = sum > 0 ? 0.693147180559945f * (maximum + log2f(sum)) : -INFINITY;
    }
    // Of a query's values among those of all rows and heads.
    __device__ std::int64_t placeOf(int head, std::int64_t query) const
    {
        return (query / share * kvHeads * share + head * share + query % share) * d;
    }
    __device__ float* outOf(int part, int head, std::int64_t query) const
    {
        return to[part].out + placeOf(head, query);
    }
};

void forwardByMma(const ForwardJob&, Device); // any shape and precision
// The same to `whole`, in as many shares of the keys as keep the device busy.
void forwardInShares(ForwardJob, const Partial& whole, Device);
// By the tensor cores of sm_90a; false: they are not here, or the job is none for them.
bool forwardByWgmma(const ForwardJob&, Device);

// Parts over disjoint keys as one.
void mergeParts(
    const Partial* parts, int count, Partial to, std::int64_t rows, int heads, int d, Device);

} // namespace seq::cuda
