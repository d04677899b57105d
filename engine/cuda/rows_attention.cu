// Attention of one new position of each row. A block takes some query heads of one key head and a
// share of the keys, which are fetched before the queries are there; its warps share the keys, d /
// 8 lanes a key. The shares of a head are a cluster.
#include "engine/cuda/attention_mma.cuh"
#include "engine/cuda/rows_kernels.h"
#include "engine/cuda/rows_wait.cuh"

#include <cooperative_groups.h>

namespace seq::cuda {

namespace {

constexpr int kHeadsEach = 4; // query heads that meet a key together

__host__ __device__ inline int headParts(int group)
{
    return (group + kHeadsEach - 1) / kHeadsEach;
}

template <int d> struct Share { // values weighed by their scores to base 2, less the largest
    alignas(16) float values[d];
    float largest, sum;
};

template <int d> struct Stage {
    alignas(128) float keys[kChunkKeys][d], values[kChunkKeys][d];
};

template <int d> struct Room { // of a block's shared memory
    static constexpr int kStages = d == 128 ? 2 : 3; // that it has, or has on their way
    union {
        Stage<d> stages[kStages];
        Share<d> warps[kRowsWarps][kHeadsEach]; // after the last key
    };
    Share<d> shares[kMostShares][kHeadsEach]; // of the cluster, in its first block
    alignas(16) float queries[kHeadsEach][d];
    float own[2][d]; // the new key and value
    std::uint64_t full[kStages];
};

#if defined(SEQ_OVERLAPS)

extern __shared__ __align__(128) char attentionMemory[];

// A lane's eight elements of d: two runs of four, so that lanes beside each other read one stretch.
template <int d>
__device__ __forceinline__ void loadEight(const float* from, int lane, float (&to)[8])
{
    const float4 a = reinterpret_cast<const float4*>(from)[lane];
    const float4 b = reinterpret_cast<const float4*>(from + d / 2)[lane];
    to[0] = a.x, to[1] = a.y, to[2] = a.z, to[3] = a.w;
    to[4] = b.x, to[5] = b.y, to[6] = b.z, to[7] = b.w;
}

// A softmax on its way, of the keys that this lane and its neighbours have met.
template <int kLanes> struct Running {
    float largest = -INFINITY, sum = 0, values[8] = {};

    // Of kSteps keys at once.
    template <int kSteps>
    __device__ __forceinline__ void meet(const float (&k)[kSteps][8], const float (&v)[kSteps][8],
        const bool (&there)[kSteps], const float (&query)[8], float scale)
    {
        float dots[kSteps], most = largest;
#pragma unroll
        for (int s = 0; s < kSteps; ++s) {
            dots[s] = 0;
#pragma unroll
            for (int i = 0; i < 8; ++i)
                dots[s] += query[i] * k[s][i];
#pragma unroll
            for (int distance = kLanes / 2; distance > 0; distance /= 2)
                dots[s] += __shfl_xor_sync(0xffffffffu, dots[s], distance);
            dots[s] = there[s] ? dots[s] * scale : -INFINITY;
            most = fmaxf(most, dots[s]);
        }
        scaleTo(most);
#pragma unroll
        for (int s = 0; s < kSteps; ++s)
            addWeight(exp2Of(dots[s] - base()), 1, v[s]);
    }
    __device__ __forceinline__ float base() const
    {
        return largest == -INFINITY ? 0 : largest;
    }
    __device__ __forceinline__ void scaleTo(float most)
    {
        const float old = largest;
        largest = most;
        const float before = exp2Of(old - base());
        sum *= before;
#pragma unroll
        for (float& x : values)
            x *= before;
    }
    __device__ __forceinline__ void addWeight(float weight, float count, const float (&v)[8])
    {
        sum += weight * count;
#pragma unroll
        for (int i = 0; i < 8; ++i)
            values[i] += weight * v[i];
    }
    __device__ __forceinline__ void mergeLanes()
    {
#pragma unroll
        for (int distance = kLanes; distance < 32; distance *= 2) {
            float other[8];
#pragma unroll
            for (int i = 0; i < 8; ++i)
                other[i] = __shfl_xor_sync(0xffffffffu, values[i], distance);
            const float most = __shfl_xor_sync(0xffffffffu, largest, distance);
            const float weights = __shfl_xor_sync(0xffffffffu, sum, distance);
            scaleTo(fmaxf(largest, most));
            addWeight(exp2Of(most - base()), weights, other);
        }
    }
};

struct Merged { // an element of some shares
    float largest = -INFINITY, sum = 0, value = 0;

    template <int d> __device__ __forceinline__ void add(const Share<d>& s, int element)
    {
        const float weight = largest == -INFINITY ? 0 : exp2Of(s.largest - largest);
        sum += weight * s.sum;
        value += weight * s.values[element];
    }
};

template <int kLanes> class Attention {
public:
    static constexpr int d = 8 * kLanes, kStages = Room<d>::kStages;

    __device__ __forceinline__ explicit Attention(const AttendJob& job)
        : job_(job)
        , room_(*reinterpret_cast<Room<d>*>(attentionMemory))
        , row_(int(blockIdx.z))
        , input_(job.state->rows[row_])
    {
        const int group = job.heads / job.kvHeads, parts = headParts(group);
        kvHead_ = int(blockIdx.y) / parts;
        const int part = int(blockIdx.y) % parts;
        head_ = kvHead_ * group + part * kHeadsEach;
        heads_ = min(kHeadsEach, group - part * kHeadsEach);
        firstKey_ = job.window > 0 ? max(0, input_.position + 1 - job.window) : 0;
        const int first = firstKey_ / kChunkKeys;
        const int chunks = (input_.position + kChunkKeys - 1) / kChunkKeys - first;
        shares_ = chunkShares(chunks);
        const int share = min(int(blockIdx.x), shares_); // beyond the last: nothing
        begin_ = first + chunks * share / shares_;
        end_ = first + chunks * min(share + 1, shares_) / shares_;
        last_ = share == shares_ - 1;
        writes_ = last_ && part == 0;
    }

    __device__ __forceinline__ void run()
    {
        namespace cg = cooperative_groups;
        auto cluster = cg::this_cluster();
        const bool alone = gridDim.x == 1;
        fetchFirst();
        if (!alone) cluster.barrier_arrive(); // the first block's memory is there
        awaitEarlierKernel();
        receive();
        meetKeys();
        if (last_) meetOwn();
#pragma unroll
        for (Running<kLanes>& r : running_)
            r.mergeLanes();
        if (!alone) cluster.barrier_wait();
        mergeWarps(cluster.map_shared_rank(room_.shares[blockIdx.x], 0));
        if (alone)
            __syncthreads();
        else
            cluster.sync();
        if (blockIdx.x == 0) mergeShares();
    }

private:
    __device__ static int warp()
    {
        return int(threadIdx.x) / 32;
    }
    __device__ static int lane()
    {
        return int(threadIdx.x) % 32;
    }

    __device__ __forceinline__ float* keyAt(int position) const
    {
        const int row = position & ((1 << job_.pageLog) - 1);
        const std::int64_t head = std::int64_t(2 * job_.layer) * job_.kvHeads + kvHead_;
        return input_.pages[position >> job_.pageLog] + ((head << job_.pageLog) + row) * d;
    }
    __device__ __forceinline__ std::int64_t valuesAfterKeys() const
    {
        return (std::int64_t(job_.kvHeads) << job_.pageLog) * d;
    }
    __device__ __forceinline__ std::uint32_t full(int chunk) const
    {
        return sharedAddress(&room_.full[chunk % kStages]);
    }
    __device__ __forceinline__ void fetchFirst()
    {
        if (threadIdx.x == 0) {
            for (int i = 0; i < kStages; ++i)
                initBarrier(full(i), 1);
            barriersAreReady();
            for (int i = 0; i < min(kStages, end_ - begin_); ++i)
                fetch(i);
        }
        __syncthreads();
    }
    // By one thread: the keys and values of the i-th chunk that are not new.
    __device__ __forceinline__ void fetch(int i)
    {
        const int first = (begin_ + i) * kChunkKeys;
        const int bytes = min(kChunkKeys, input_.position - first) * d * int(sizeof(float));
        Stage<d>& stage = room_.stages[i % kStages];
        const float* from = keyAt(first);
        expectBytes(full(i), 2 * bytes);
        copyBulk(sharedAddress(stage.keys), from, bytes, full(i));
        copyBulk(sharedAddress(stage.values), from + valuesAfterKeys(), bytes, full(i));
    }

    // The queries; who has the last share takes the new key and value, too.
    __device__ __forceinline__ void receive()
    {
        constexpr int kPairs = d / 2;
        const float* row = job_.qkv + std::int64_t(row_) * (job_.heads + 2 * job_.kvHeads) * d;
        const int tasks = (heads_ + (last_ ? 2 : 0)) * kPairs;
        for (int i = int(threadIdx.x); i < tasks; i += kRowsThreads) {
            const int part = i / kPairs, own = part - heads_; // own: 0 the key, 1 the value
            const int head = own < 0 ? head_ + part : job_.heads + own * job_.kvHeads + kvHead_;
            receivePair(row + head * d, i % kPairs, own < 1,
                own < 0 ? room_.queries[part] : room_.own[own]);
        }
        __syncthreads();
#pragma unroll
        for (int h = 0; h < kHeadsEach; ++h) // what is no query is not used
            loadEight<d>(room_.queries[h], lane() % kLanes, queries_[h]);
    }
    // Elements of pair j, turned; products rounded before they are added.
    __device__ __forceinline__ void receivePair(const float* head, int j, bool turns, float* to)
    {
        const int pairs = turns ? job_.pairs : 0;
        const bool halves = j < pairs && !job_.interleaved;
        const int first = halves ? j : 2 * j, second = halves ? j + pairs : 2 * j + 1;
        const float x = __ldcg(head + first), y = __ldcg(head + second);
        const float2 turn = j < pairs ? __ldcg(job_.angles + row_ * job_.pairs + j) : float2{1, 0};
        to[first] = __fsub_rn(__fmul_rn(x, turn.x), __fmul_rn(y, turn.y));
        to[second] = __fadd_rn(__fmul_rn(y, turn.x), __fmul_rn(x, turn.y));
    }

    __device__ __forceinline__ void meetKeys()
    {
        switch (heads_) {
        case 1:
            return meetChunks<1>();
        case 2:
            return meetChunks<2>();
        case 3:
            return meetChunks<3>();
        default:
            return meetChunks<kHeadsEach>();
        }
    }
    template <int kHeads> __device__ __forceinline__ void meetChunks()
    {
        constexpr int kKeys = 32 / kLanes, kSteps = 2, kStep = kRowsWarps * kKeys;
        for (int i = 0; i < end_ - begin_; ++i) {
            const Stage<d>& stage = room_.stages[i % kStages];
            awaitPhase(full(i), i / kStages & 1);
#pragma unroll
            for (int begin = 0; begin < kChunkKeys; begin += kSteps * kStep) {
                float k[kSteps][8], v[kSteps][8];
                bool there[kSteps];
#pragma unroll
                for (int s = 0; s < kSteps; ++s) {
                    const int at = begin + s * kStep + warp() * kKeys + lane() / kLanes;
                    const int key = (begin_ + i) * kChunkKeys + at;
                    there[s] = at < kChunkKeys && key >= firstKey_ && key < input_.position;
                    fill(stage, at, there[s], k[s], v[s]);
                }
                meet<kSteps, kHeads>(k, v, there);
            }
            __syncthreads();
            if (threadIdx.x == 0 && i + kStages < end_ - begin_) fetch(i + kStages);
        }
    }
    // What is not there may be anything.
    __device__ __forceinline__ void fill(
        const Stage<d>& stage, int at, bool there, float (&k)[8], float (&v)[8])
    {
        const int safe = at < kChunkKeys ? at : 0;
        loadEight<d>(stage.keys[safe], lane() % kLanes, k);
        loadEight<d>(stage.values[safe], lane() % kLanes, v);
#pragma unroll
        for (float& x : v)
            x = there ? x : 0;
    }
    template <int kSteps, int kHeads>
    __device__ __forceinline__ void meet(
        const float (&k)[kSteps][8], const float (&v)[kSteps][8], const bool (&there)[kSteps])
    {
#pragma unroll
        for (int h = 0; h < kHeads; ++h)
            running_[h].meet(k, v, there, queries_[h], job_.scale);
    }
    __device__ __forceinline__ void meetOwn()
    {
        if (warp() == 0) {
            float k[1][8], v[1][8];
            loadEight<d>(room_.own[0], lane() % kLanes, k[0]);
            loadEight<d>(room_.own[1], lane() % kLanes, v[0]);
            const bool there[1] = {lane() < kLanes};
            meet<1, kHeadsEach>(k, v, there);
        }
        if (!writes_) return;
        float* const key = keyAt(input_.position);
        for (int i = int(threadIdx.x); i < 2 * d; i += kRowsThreads)
            key[i % d + (i < d ? 0 : valuesAfterKeys())] = room_.own[i / d][i % d];
    }

    // into: of the cluster's first block
    __device__ __forceinline__ void mergeWarps(Share<d>* into)
    {
#pragma unroll
        for (int h = 0; h < kHeadsEach; ++h) {
            Share<d>& own = room_.warps[warp()][h];
            const Running<kLanes>& r = running_[h];
            if (lane() < kLanes) {
                reinterpret_cast<float4*>(own.values)[lane()]
                    = {r.values[0], r.values[1], r.values[2], r.values[3]};
                reinterpret_cast<float4*>(own.values + d / 2)[lane()]
                    = {r.values[4], r.values[5], r.values[6], r.values[7]};
            }
            if (lane() == 0) own.largest = r.largest, own.sum = r.sum;
        }
        __syncthreads();
        for (int i = int(threadIdx.x); i < heads_ * d; i += kRowsThreads) {
            const int h = i / d, element = i % d;
            Merged all;
#pragma unroll
            for (int w = 0; w < kRowsWarps; ++w) // a warp without a key has the weight 0
                all.largest = fmaxf(all.largest, room_.warps[w][h].largest);
#pragma unroll
            for (int w = 0; w < kRowsWarps; ++w)
                all.add(room_.warps[w][h], element);
            into[h].values[element] = all.value;
            if (element == 0) into[h].largest = all.largest, into[h].sum = all.sum;
        }
    }
    __device__ __forceinline__ void mergeShares()
    {
        for (int i = int(threadIdx.x); i < heads_ * d; i += kRowsThreads) {
            const int h = i / d;
            Merged all;
            for (int s = 0; s < shares_; ++s)
                all.largest = fmaxf(all.largest, room_.shares[s][h].largest);
            for (int s = 0; s < shares_; ++s)
                all.add(room_.shares[s][h], i % d);
            job_.out[(std::int64_t(row_) * job_.heads + head_) * d + i] = all.value / all.sum;
        }
    }

    const AttendJob& job_;
    Room<d>& room_;
    const int row_;
    const RowInput input_;
    int kvHead_, head_, heads_; // head_: the first of heads_ query heads
    int firstKey_, shares_, begin_, end_; // begin_, end_: chunks of old keys
    bool last_, writes_;
    float queries_[kHeadsEach][8];
    Running<kLanes> running_[kHeadsEach];
};

#endif

template <int kLanes>
__global__ __launch_bounds__(kRowsThreads) void attendKernel(const __grid_constant__ AttendJob job)
{
#if defined(SEQ_OVERLAPS)
    Attention<kLanes>(job).run();
#endif
}

template <int kLanes> void allowOne()
{
    allow(attendKernel<kLanes>, sizeof(Room<8 * kLanes>));
    check(cudaFuncSetAttribute(
              attendKernel<kLanes>, cudaFuncAttributeNonPortableClusterSizeAllowed, 1),
        "a kernel's clusters");
}

} // namespace

void allowAttention()
{
    allowOne<4>(), allowOne<8>(), allowOne<16>();
}

void attendRows(const AttendJob& job, int rows, int shares, Device device)
{
    const int parts = headParts(job.heads / job.kvHeads);
    const auto start = [&]<int kLanes>() {
        const Grid grid{dim3(unsigned(shares), unsigned(job.kvHeads * parts), unsigned(rows)),
            dim3(kRowsThreads), sizeof(Room<8 * kLanes>)};
        launchOverlapping(
            "attention of decoding", device, grid, unsigned(shares), attendKernel<kLanes>, job);
    };
    switch (job.dLog) {
    case 5:
        return start.template operator()<4>();
    case 6:
        return start.template operator()<8>();
    default:
        return start.template operator()<16>();
    }
}

} // namespace seq::cuda
