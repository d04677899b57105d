#pragma once
// The shares of a head's attention as one.
#include "engine/cuda/attention_mma.cuh"
#include "engine/cuda/decoder_exchange.cuh"
#include "engine/cuda/decoder_units.cuh"

namespace seq::cuda {

// {value, value, largest, sum} of some shares, and one more.
__device__ __forceinline__ float4 withShare(const float4& all, float2 value, float2 weight)
{
    const float most = fmaxf(all.z, weight.x);
    const float before = exp2Of(all.z - most), now = exp2Of(weight.x - most);
    return {all.x * before + now * value.x, all.y * before + now * value.y, most,
        all.w * before + now * weight.y};
}

// Elements e and e + 1 of a head: the shares from `begin` in steps of `step` as one, {value, value,
// largest, sum}.
template <int kMost>
__device__ __forceinline__ float4 mergedShares(const DecodeJob& job, const std::uint64_t* slots,
    int head, int e, int begin, int step, int count)
{
    float4 all{0, 0, -INFINITY, 0};
    for (int first = begin; first < count; first += kMost * step) {
        Two v[kMost], s[kMost];
        for (bool there = false; !there;) {
            there = true;
#pragma unroll
            for (int j = 0; j < kMost; ++j) {
                if (first + j * step >= count) continue;
                const std::uint64_t* at = slots + partAt(job, first + j * step, head);
                v[j] = peek(at + e), s[j] = peek(at + job.d);
            }
#pragma unroll
            for (int j = 0; j < kMost; ++j)
                if (first + j * step < count)
                    there = there && v[j].there(job.number) && s[j].there(job.number);
        }
#pragma unroll
        for (int j = 0; j < kMost; ++j) {
            if (first + j * step >= count) continue;
            all = withShare(all, v[j].values(), s[j].values());
        }
    }
    return all;
}

// The same of R rows at once, each with its slots and count; few shares.
template <int R>
__device__ __forceinline__ void mergedRows(const DecodeJob& job, const std::uint64_t* slots,
    int head, int e, const KeyShares (&keys)[R], float4 (&all)[R])
{
    int most = 0;
#pragma unroll
    for (int r = 0; r < R; ++r) {
        all[r] = {0, 0, -INFINITY, 0};
        most = max(most, keys[r].count);
    }
    for (int share = 0; share < most; ++share) {
        Two v[R], s[R];
        for (bool there = false; !there;) {
            there = true;
#pragma unroll
            for (int r = 0; r < R; ++r) {
                if (share >= keys[r].count) continue;
                const std::uint64_t* at = slots + r * job.rowSlots + partAt(job, share, head);
                v[r] = peek(at + e), s[r] = peek(at + job.d);
            }
#pragma unroll
            for (int r = 0; r < R; ++r)
                if (share < keys[r].count)
                    there = there && v[r].there(job.number) && s[r].there(job.number);
        }
#pragma unroll
        for (int r = 0; r < R; ++r)
            if (share < keys[r].count) all[r] = withShare(all[r], v[r].values(), s[r].values());
    }
}

// A block a head, where the shares are many.
__device__ __forceinline__ void mergeHeads(
    const DecodeJob& job, const Place& place, std::uint64_t* slots, int shares, float* scratch)
{
    auto* room = reinterpret_cast<float4*>(scratch);
    const int thread = int(threadIdx.x), pairs = job.d / 2, step = 64 * kDecodeWarps >> job.dLog;
    for (int head = place.blocks - 1 - place.block; head < job.heads; head += place.blocks) {
        room[thread] = mergedShares<4>(
            job, slots, head, (thread & (pairs - 1)) * 2, thread >> (job.dLog - 1), step, shares);
        computersMeet();
        if (thread < pairs) {
            float most = -INFINITY, sum = 0, first = 0, second = 0;
            for (int i = 0; i < step; ++i)
                most = fmaxf(most, room[i * pairs + thread].z);
            for (int i = 0; i < step; ++i) {
                const float4 part = room[i * pairs + thread];
                const float weight = exp2Of(part.z - most); // 0 of no share
                sum += weight * part.w, first += weight * part.x, second += weight * part.y;
            }
            std::uint64_t* to = slots + job.layout.mixed + head * job.d + 2 * thread;
            publish(to, job.number, first / sum);
            publish(to + 1, job.number, second / sum);
        }
        computersMeet();
    }
}

} // namespace seq::cuda
