#pragma once
// How attention of new positions is cut into units: some heads of one key head and a share of the
// keys, each for one block.
#include "engine/cuda/decoder_job.cuh"

namespace seq::cuda {

struct KeyShares {
    int first, old; // the first key seen; how many before the new one
    int count; // of shares, none without a key
};
__device__ inline KeyShares keyShares(const DecodeJob& job, int position, int window)
{
    const int first = window > 0 ? max(0, position + 1 - window) : 0;
    const unsigned keys = unsigned(position + 1 - first), each = unsigned(job.keysEach);
    return {first, position - first, min(job.mostShares, int((keys + each - 1) / each))};
}

struct Unit { // of attention
    int kvHead, head, heads; // query heads: the first and how many
    int share, begin, end; // old keys
    bool first; // of a key head's parts
    bool last; // has the new key, too
};
__device__ inline Unit unitOf(const DecodeJob& job, const KeyShares& keys, int index)
{
    const int group = job.heads / job.kvHeads, parts = headParts(group);
    const int of = index / keys.count, part = of % parts;
    Unit u;
    u.share = index - of * keys.count;
    u.kvHead = of / parts;
    u.first = part == 0;
    u.head = u.kvHead * group + part * kHeadsTogether;
    u.heads = min(kHeadsTogether, group - part * kHeadsTogether);
    const unsigned each = unsigned(keys.old) / keys.count, more = unsigned(keys.old) % keys.count;
    u.begin = keys.first + int(u.share * each + min(unsigned(u.share), more));
    u.end = u.begin + int(each + (unsigned(u.share) < more));
    u.last = u.share == keys.count - 1;
    return u;
}

// What a block leaves of head h: d values, the largest score (to base 2) and the sum of weights.
__device__ inline std::int64_t partAt(const DecodeJob& job, int share, int head)
{
    return job.layout.parts + (std::int64_t(share) * job.heads + head) * (job.d + 2);
}

// The units of R rows, one behind the other.
template <int R> class RowUnits {
public:
    struct At {
        int row;
        Unit unit;
    };
    __device__ __forceinline__ void share(
        const DecodeJob& job, const DecodeInput* inputs, int window)
    {
        begins_[0] = 0;
        const int heads = job.kvHeads * headParts(job.heads / job.kvHeads);
#pragma unroll
        for (int r = 0; r < R; ++r) {
            keys_[r] = keyShares(job, inputs[r].position, window);
            begins_[r + 1] = begins_[r] + heads * keys_[r].count;
        }
    }
    __device__ __forceinline__ At at(const DecodeJob& job, int i) const
    {
        int row = 0, begin = 0;
        KeyShares keys = keys_[0];
#pragma unroll
        for (int r = 1; r < R; ++r)
            if (i >= begins_[r]) row = r, begin = begins_[r], keys = keys_[r];
        return {row, unitOf(job, keys, i - begin)};
    }
    __device__ __forceinline__ int count() const
    {
        return begins_[R];
    }
    __device__ __forceinline__ const KeyShares (&keys() const)[R]
    {
        return keys_;
    }

private:
    KeyShares keys_[R];
    int begins_[R + 1];
};

} // namespace seq::cuda
