// The best of long rows, in two rounds: blocks choose among a stretch each, then one block a row
// among theirs. A block finds its k-th best by halving the range of the keys, never by order.
#include "engine/cuda/launch.h"
#include "engine/cuda/reduce.cuh"
#include "engine/ops/kernel.h"
#include "engine/ops/likeliest.h"

#include <cmath>

namespace seq {

extern Kernel<void(const Tensor&, Tensor&)> likeliestKernel;

namespace {

using namespace cuda;

constexpr int kThreads = 256, kWarps = kThreads / 32;
constexpr int kFew = 8, kMany = 32; // keys of a thread

// A score and its place as one number: greater is better, of equals the lower place; 0: none.
__device__ std::uint64_t keyOf(float score, std::uint32_t place)
{
    const std::uint32_t bits = __float_as_uint(score == 0 ? 0.f : score); // no zero is less
    const std::uint32_t ordered = bits & 0x80000000u ? ~bits : bits | 0x80000000u;
    return score == -INFINITY ? 0 : std::uint64_t(ordered) << 32 | ~place;
}
__device__ float scoreOf(std::uint64_t key)
{
    const auto ordered = std::uint32_t(key >> 32);
    return __uint_as_float(ordered & 0x80000000u ? ordered & 0x7fffffffu : ~ordered);
}
__device__ int placeOf(std::uint64_t key)
{
    return key == 0 ? -1 : int(~std::uint32_t(key));
}

struct Room { // of a block
    int counts[2][kWarps];
    int found;
    std::uint64_t best[Likeliest::kMost];
    float floats[32];
    double doubles[32];
};

// How many of a block's keys are at least `bar`; `turn` alternates.
template <int kEach>
__device__ int countFrom(
    const std::uint64_t (&keys)[kEach], std::uint64_t bar, Room& room, int turn)
{
    unsigned count = 0;
#pragma unroll
    for (const std::uint64_t key : keys)
        count += key >= bar;
    count = __reduce_add_sync(0xffffffffu, count);
    if (threadIdx.x % 32 == 0) room.counts[turn][threadIdx.x / 32] = int(count);
    __syncthreads();
    int all = 0;
#pragma unroll
    for (int w = 0; w < kWarps; ++w)
        all += room.counts[turn][w];
    return all;
}

// The k best of a block's keys, unordered, in room.best; 0 behind them where they are fewer. Keys
// differ, or are 0.
template <int kEach> __device__ void select(const std::uint64_t (&keys)[kEach], int k, Room& room)
{
    std::uint64_t bar = 0; // the highest that at least k reach, as exactly as need be
    for (int bit = 63; bit >= 0; --bit) {
        const std::uint64_t higher = bar | std::uint64_t(1) << bit;
        const int count = countFrom(keys, higher, room, bit & 1);
        if (count >= k) bar = higher;
        if (count == k) break;
    }
    __syncthreads();
    for (int i = int(threadIdx.x); i < k; i += kThreads)
        room.best[i] = 0;
    if (threadIdx.x == 0) room.found = 0;
    __syncthreads();
#pragma unroll
    for (const std::uint64_t key : keys)
        if (key > 0 && key >= bar) room.best[atomicAdd(&room.found, 1)] = key;
    __syncthreads();
}

struct Mass { // of exp(x - most), and of it times x - most
    double z, weighted;
};

struct Stretches { // of the rows, what the first round leaves
    std::uint64_t* keys; // [rows, count, k]
    float* most; // [rows, count]
    Mass* mass; // [rows, count]
    int count, k;
};

template <int kEach>
__global__ void __launch_bounds__(kThreads) chooseInStretch(const float* x, int n, Stretches out)
{
    __shared__ Room room;
    const int first = int(blockIdx.x) * kThreads * kEach;
    const float* row = x + std::int64_t(blockIdx.y) * n;
    float values[kEach], most = -INFINITY;
    std::uint64_t keys[kEach];
#pragma unroll
    for (int i = 0; i < kEach; ++i) {
        const int at = first + i * kThreads + int(threadIdx.x);
        values[i] = at < n ? row[at] : -INFINITY;
        keys[i] = at < n ? keyOf(values[i], std::uint32_t(at)) : 0;
        most = fmaxf(most, values[i]);
    }
    most = warpMax(most);
    if (threadIdx.x % 32 == 0) room.floats[threadIdx.x / 32] = most;
    __syncthreads();
    most = warpMax(threadIdx.x % 32 < kWarps ? room.floats[threadIdx.x % 32] : -INFINITY);
    float z = 0, weighted = 0;
#pragma unroll
    for (int i = 0; i < kEach; ++i) {
        if (values[i] == -INFINITY) continue;
        const float d = values[i] - most, e = expf(d);
        z += e;
        weighted += e * d;
    }
    const double allZ = blockSum(double(z), room.doubles);
    __syncthreads();
    const double allWeighted = blockSum(double(weighted), room.doubles);
    select(keys, out.k, room);
    const std::int64_t stretch = std::int64_t(blockIdx.y) * out.count + blockIdx.x;
    for (int i = int(threadIdx.x); i < out.k; i += kThreads)
        out.keys[stretch * out.k + i] = room.best[i];
    if (threadIdx.x > 0) return;
    out.most[stretch] = most;
    out.mass[stretch] = {allZ, allWeighted};
}

// In order, best first, by odd and even exchanges among the next power of two.
__device__ void sortBest(Room& room, int k)
{
    int size = 1;
    while (size < k)
        size *= 2;
    for (int i = k + int(threadIdx.x); i < size; i += kThreads)
        room.best[i] = 0;
    __syncthreads();
    for (int run = 2; run <= size; run *= 2)
        for (int step = run / 2; step > 0; step /= 2) {
            for (int i = int(threadIdx.x); i < size; i += kThreads) {
                const int other = i ^ step;
                if (other < i) continue;
                const bool falls = (i & run) == 0;
                const std::uint64_t a = room.best[i], b = room.best[other];
                if (falls ? a < b : a > b) room.best[i] = b, room.best[other] = a;
            }
            __syncthreads();
        }
}

// found: as the op lays it out
template <int kEach>
__global__ void __launch_bounds__(kThreads) chooseOfRow(Stretches in, int* found)
{
    __shared__ Room room;
    const std::int64_t row = blockIdx.x, stretch = row * in.count;
    std::uint64_t keys[kEach];
#pragma unroll
    for (int i = 0; i < kEach; ++i) {
        const int at = i * kThreads + int(threadIdx.x);
        keys[i] = at < in.count * in.k ? in.keys[stretch * in.k + at] : 0;
    }
    float most = -INFINITY;
    for (int s = 0; s < in.count; ++s)
        most = fmaxf(most, in.most[stretch + s]);
    double z = 0, weighted = 0;
    for (int s = 0; s < in.count; ++s) {
        const Mass mass = in.mass[stretch + s];
        if (in.most[stretch + s] == -INFINITY) continue;
        const double d = double(in.most[stretch + s]) - double(most), e = exp(d);
        z += e * mass.z;
        weighted += e * (mass.weighted + d * mass.z);
    }
    select(keys, in.k, room);
    sortBest(room, in.k);
    const double rest = log(z), lse = double(most) + rest;
    int* out = found + row * (2 + 2 * in.k);
    for (int i = int(threadIdx.x); i < in.k; i += kThreads) {
        const std::uint64_t key = room.best[i];
        out[2 + i] = __float_as_int(key == 0 ? 0.f : float(double(scoreOf(key)) - lse));
        out[2 + in.k + i] = placeOf(key);
    }
    if (threadIdx.x > 0) return;
    out[0] = __float_as_int(z > 0 ? float(rest - weighted / z) : NAN);
    out[1] = __float_as_int(float(1 / z));
}

void likeliestCuda(const Tensor& x, Tensor& found)
{
    const Device device = x.device();
    const std::int64_t rows = x.size(0), n = x.size(1);
    const int k = int(found.size(1) / 2 - 1);
    // of short stretches there must not be more than one block can choose among
    const bool few = ceilDiv(n, kThreads * kFew) * k <= kThreads * kMany;
    const int count = int(ceilDiv(n, kThreads * (few ? kFew : kMany)));
    if (std::int64_t(count) * k > kThreads * kMany)
        throw unsupported("the {} likeliest of {} on CUDA: at most {} of so many", k, n,
            kThreads * kMany / count);
    const std::int64_t stretches = rows * count;
    const Tensor keys = Tensor::empty({stretches * k, 8}, Dtype::U8, device);
    const Tensor most = Tensor::empty({stretches}, Dtype::F32, device);
    const Tensor mass = Tensor::empty({stretches, std::int64_t(sizeof(Mass))}, Dtype::U8, device);
    const Stretches between{
        pointer<std::uint64_t>(keys), pointer<float>(most), pointer<Mass>(mass), count, k};
    launch("likeliest", device, {dim3(unsigned(count), unsigned(rows)), dim3(kThreads)},
        few ? chooseInStretch<kFew> : chooseInStretch<kMany>, pointer<float>(x), int(n), between);
    launch("likeliest", device, {dim3(unsigned(rows)), dim3(kThreads)},
        count * k <= kThreads * kFew ? chooseOfRow<kFew> : chooseOfRow<kMany>, between,
        pointer<int>(found));
}

const bool provided = likeliestKernel.provide(Device::Cuda, likeliestCuda);

} // namespace
} // namespace seq
