#pragma once
// What the blocks of a cluster that chooses a token tell each other.
#include "engine/cuda/reduce.cuh"

#include <cooperative_groups.h>
#include <cstdint>

namespace seq::cuda {

using Sum = unsigned long long; // atomicAdd() knows no std::uint64_t

inline constexpr int kChoiceBlocks = 8, kChoiceThreads = 1024, kChoiceWarps = kChoiceThreads / 32;
inline constexpr int kDigitBits = 11, kBins = 1 << kDigitBits;
static_assert(kBins == 2 * kChoiceThreads);

struct Digit { // of the gap that is looked for
    Sum before; // what the lower ones sum up to
    std::uint32_t bin;
    bool last; // no further digit changes what is kept
};
struct ChoiceRoom { // of a block
    Sum masses[kBins]; // those of the first block: of all
    std::uint32_t counts[kBins];
    Sum got[2][2][kChoiceBlocks];
    Sum warps[2][32];
    Digit digit;
    int token;
};

#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900

__device__ inline Sum warpThrough(Sum value) // the sum of the lanes up to this one
{
    for (int distance = 1; distance < 32; distance *= 2) {
        const Sum lower = __shfl_up_sync(0xffffffffu, value, distance);
        if (int(threadIdx.x % 32) >= distance) value += lower;
    }
    return value;
}

class ChoiceCluster {
public:
    // Before start() no block may be told anything.
    __device__ explicit ChoiceCluster(ChoiceRoom& room)
        : room_(room)
        , cluster_(cooperative_groups::this_cluster())
        , rank_(int(cluster_.block_rank()))
    {
        cluster_.barrier_arrive();
    }
    __device__ void start() { cluster_.barrier_wait(); }
    __device__ int rank() const { return rank_; }
    __device__ ChoiceRoom& room() const { return room_; }
    __device__ ChoiceRoom& roomOf(int block) const
    {
        return *cluster_.map_shared_rank(&room_, block);
    }

    __device__ void meet() // all threads of the cluster
    {
        __syncwarp();
        cluster_.sync();
    }

    // What each block says, in each block: [values][blocks], until the call after the next.
    template <int N> __device__ const Sum (*exchange(const Sum (&mine)[N]))[kChoiceBlocks]
    {
        if (threadIdx.x < kChoiceBlocks)
            for (int i = 0; i < N; ++i)
                roomOf(int(threadIdx.x)).got[turn_][i][rank_] = mine[i];
        meet();
        turn_ ^= 1;
        return room_.got[turn_ ^ 1];
    }
    __device__ static Sum totalOf(const Sum* blocks)
    {
        Sum total = 0;
        for (int block = 0; block < kChoiceBlocks; ++block)
            total += blocks[block];
        return total;
    }
    __device__ static Sum mostOf(const Sum* blocks)
    {
        Sum most = 0;
        for (int block = 0; block < kChoiceBlocks; ++block)
            most = max(most, blocks[block]);
        return most;
    }

    // Of a block, in every thread. A room serves again after a barrier of the cluster.
    __device__ Sum blockTotal(Sum value, int room) { return blockSum(value, room_.warps[room]); }
    __device__ Sum blockMost(Sum value)
    {
        value = warpMax(value);
        if (threadIdx.x % 32 == 0) room_.warps[0][threadIdx.x / 32] = value;
        __syncthreads();
        return warpMax(room_.warps[0][threadIdx.x % 32]);
    }
    // Each warp brings a value: the sum of those before it, and of all.
    __device__ void addWarps(Sum value, Sum& before, Sum& total)
    {
        const int warp = int(threadIdx.x / 32);
        if (threadIdx.x % 32 == 0) room_.warps[0][warp] = value;
        __syncthreads();
        const Sum through = warpThrough(room_.warps[0][threadIdx.x % 32]);
        total = __shfl_sync(0xffffffffu, through, 31);
        before = __shfl_sync(0xffffffffu, through, warp) - value;
    }

private:
    ChoiceRoom& room_;
    cooperative_groups::cluster_group cluster_;
    int rank_, turn_ = 0;
};

#endif

} // namespace seq::cuda
