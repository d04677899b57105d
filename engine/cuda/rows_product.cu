// Products of a decoding step: up to 16 rows of input with a stored matrix, by the matrix units. A
// block takes some tiles of eight rows of weights, fetched before its input is there; its warps
// share the elements.
#include "engine/cuda/activation.cuh"
#include "engine/cuda/reduce.cuh"
#include "engine/cuda/rows_fragments.cuh"
#include "engine/cuda/rows_kernels.h"
#include "engine/cuda/rows_wait.cuh"
#include "engine/cuda/stored_visit.cuh"

#include <algorithm>
#include <cooperative_groups.h>

namespace seq::cuda {

namespace {

constexpr int kFixedBytes = 640; // sizeof(Fixed), up to 128

#if defined(SEQ_OVERLAPS)

extern __shared__ __align__(128) char productMemory[];

struct Fixed { // at the beginning of a block's shared memory
    std::uint64_t barrier;
    float factors[kRowsTogether]; // of rows, after a norm
    float fromOther[8 * kRowsTogether]; // of a tile that two blocks share: the second's sums
};
static_assert(sizeof(Fixed) <= kFixedBytes);

// A block's tiles. Of a gate the second half of them are of `up`.
template <int kTiles> class Product {
public:
    __device__ __forceinline__ explicit Product(const ProductJob& job)
        : job_(job)
        , fixed_(*reinterpret_cast<Fixed*>(productMemory))
    {
        int p = 0;
        while (p + 1 < job.partCount && block() >= job.parts[p + 1].firstBlock)
            ++p;
        part_ = &job.parts[p];
        first_ = (block() - part_->firstBlock) * ownTiles() * job.tileRows;
        count_ = min(ownTiles() * job.tileRows, part_->w.rows - first_);
        fetch();
    }

    __device__ __forceinline__ void run()
    {
        if (kTiles == 1 && job_.sharers > 1)
            cooperative_groups::this_cluster().barrier_arrive(); // both blocks' memory is there
        foresee();
        awaitEarlierKernel();
        switch (part_->w.type) {
#define SEQ_STORED(T)                                                                              \
    case Dtype::T:                                                                                 \
        multiplyAll<Dtype::T>();                                                                   \
        break;
            SEQ_STORED_TYPES(SEQ_STORED)
#undef SEQ_STORED
        default:
            break;
        }
        __syncthreads(); // the weights give way to the sums
        leaveSums();
        __syncthreads();
        if (kTiles == 1 && job_.sharers > 1 && !meetOther()) return;
        give();
    }

private:
    static constexpr int kAhead = kTiles <= 2 ? 3
        : kTiles == 4                         ? 2
                      : 1; // steps of a warp whose input is on its way at once
    static constexpr int kTileOutputs = 8 * kRowsTogether;
    static constexpr int kOutputs = (kTiles * kTileOutputs + kRowsThreads - 1) / kRowsThreads;
    __device__ static int warp()
    {
        return int(threadIdx.x) / 32;
    }
    __device__ static int lane()
    {
        return int(threadIdx.x) % 32;
    }
    __device__ __forceinline__ int block() const // of those that share no tile
    {
        return int(blockIdx.x) / job_.sharers;
    }
    __device__ __forceinline__ int sharer() const
    {
        return int(blockIdx.x) % job_.sharers;
    }

    __device__ __forceinline__ std::uint32_t barrier() const
    {
        return sharedAddress(&fixed_.barrier);
    }

    __device__ __forceinline__ void fetch()
    {
        const std::int64_t at = std::int64_t(first_) * part_->w.rowBytes;
        const std::int64_t length = std::int64_t(count_) * part_->w.rowBytes;
        const Stretch16 own(part_->w.at + at, length), up(job_.up + at, length);
        char* const memory = productMemory + kFixedBytes;
        char* const upMemory = memory + (own.bytes + 127) / 128 * 128;
        weights_ = reinterpret_cast<const std::uint8_t*>(memory) + own.offset;
        up_ = reinterpret_cast<const std::uint8_t*>(upMemory) + up.offset;
        if (threadIdx.x == 0) {
            initBarrier(barrier(), 1);
            barriersAreReady();
            expectBytes(barrier(), own.bytes + (job_.up ? up.bytes : 0));
            copyBulk(sharedAddress(memory), own.from, own.bytes, barrier());
            if (job_.up) copyBulk(sharedAddress(upMemory), up.from, up.bytes, barrier());
        }
        __syncthreads();
    }

    // Null: the lane's row of the tile is none.
    __device__ __forceinline__ const std::uint8_t* rowOf(int tile) const
    {
        const int column = lane() / 4;
        const bool second = job_.up && tile >= kTiles / 2;
        const int row = (second ? tile - kTiles / 2 : tile) * job_.tileRows + column;
        if (column >= job_.tileRows || row >= count_) return nullptr;
        return (second ? up_ : weights_) + row * part_->w.rowBytes;
    }

    template <Dtype T> __device__ __forceinline__ void multiplyAll()
    {
        const int pieces = job_.elements / 8, steps = (pieces + 3) / 4;
        const int row = lane() / 4;
        const int each = kRowsWarps * job_.sharers, begin = warp() + kRowsWarps * sharer();
        for (int step = begin; step < steps; step += kAhead * each) {
            float low[kAhead][8], high[kAhead][8];
#pragma unroll
            for (int i = 0; i < kAhead; ++i) {
                const int piece = (step + i * each) * 4 + lane() % 4;
                const Runs at = stored::Stored<T>::runs(piece);
                const bool there = piece < pieces;
                take(at, there && row < job_.rows ? row : -1, low[i]);
                take(at, there && row + 8 < job_.rows ? row + 8 : -1, high[i]);
            }
            if (step == begin) whileOnTheirWay();
#pragma unroll
            for (int i = 0; i < kAhead; ++i)
                if (step + i * each < steps)
                    multiplyStep<T>((step + i * each) * 4 + lane() % 4, low[i], high[i]);
        }
        if (begin >= steps) whileOnTheirWay();
    }
    // Eight elements of a row of input; of none, 0.
    __device__ __forceinline__ void take(const Runs& at, int row, float (&x)[8])
    {
        float4 a{0, 0, 0, 0}, b = a;
        if (row >= 0) {
            const float* from = job_.in + std::int64_t(row) * job_.elements;
            a = __ldcg(reinterpret_cast<const float4*>(from + at.first));
            b = __ldcg(reinterpret_cast<const float4*>(from + at.second));
        }
        x[0] = a.x, x[1] = a.y, x[2] = a.z, x[3] = a.w;
        x[4] = b.x, x[5] = b.y, x[6] = b.z, x[7] = b.w;
    }
    template <Dtype T>
    __device__ __forceinline__ void multiplyStep(int piece, float (&low)[8], float (&high)[8])
    {
        InputFragment x;
        x.fill(low, high, job_.rows > 8);
#pragma unroll
        for (int tile = 0; tile < kTiles; ++tile) {
            const std::uint8_t* row = rowOf(tile);
            WeightFragment<T> w;
            if (row && piece < job_.elements / 8)
                w.fill(row, piece);
            else
                w.clear();
            multiply<T>(sums_[tile], x, w);
        }
    }
    // What the end needs and is older than the kernel before.
    __device__ __forceinline__ void foresee()
    {
        if (!job_.out && row() < job_.rows) logits_ = job_.state->rows[row()].logits;
#pragma unroll
        for (int k = 0; k < kOutputs; ++k) {
            if (!isThere(k)) continue;
            if (part_->bias) bias_[k] = part_->bias[at(k)];
            if (job_.normed) gains_[k] = job_.gains[at(k)];
        }
    }
    // Of the first input: what else the end needs, and the weights.
    __device__ __forceinline__ void whileOnTheirWay()
    {
        if (job_.residual)
#pragma unroll
            for (int k = 0; k < kOutputs; ++k)
                if (isThere(k)) bias_[k] = __ldcg(job_.residual + to(k)) + bias_[k];
        if (job_.squares.at) sumSquares();
        awaitPhase(barrier(), 0);
    }
    __device__ __forceinline__ void sumSquares()
    {
        constexpr int kEach = 4; // loads of a lane at once
        const int count = job_.squares.count, second = warp() + kRowsWarps;
        float sum = 0, sumOfSecond = 0;
        for (int begin = lane(); begin < count; begin += 32 * kEach) {
            float x[kEach], y[kEach];
#pragma unroll
            for (int i = 0; i < kEach; ++i) {
                const float* from = job_.squares.at + begin + 32 * i;
                const bool there = begin + 32 * i < count;
                x[i] = there && warp() < job_.rows ? __ldcg(from + warp() * count) : 0;
                y[i] = there && second < job_.rows ? __ldcg(from + second * count) : 0;
            }
#pragma unroll
            for (int i = 0; i < kEach; ++i)
                sum += x[i], sumOfSecond += y[i];
        }
        sum = warpSum(sum), sumOfSecond = warpSum(sumOfSecond);
        if (lane() > 0) return;
        fixed_.factors[warp()] = rsqrtf(sum / float(job_.elements) + job_.epsilon);
        fixed_.factors[second] = rsqrtf(sumOfSecond / float(job_.elements) + job_.epsilon);
    }

    __device__ __forceinline__ float* sums() const
    {
        return reinterpret_cast<float*>(productMemory + kFixedBytes);
    }
    __device__ __forceinline__ void leaveSums()
    {
#pragma unroll
        for (int tile = 0; tile < kTiles; ++tile) {
            const float(&s)[4] = sums_[tile];
            float* to = sums() + ((warp() * kTiles + tile) * kRowsTogether + lane() / 4) * 8
                + lane() % 4 * 2;
            *reinterpret_cast<float2*>(to) = {s[0], s[1]};
            *reinterpret_cast<float2*>(to + 64) = {s[2], s[3]};
        }
    }
    __device__ __forceinline__ float sumOf(int tile) const
    {
        const int output = row() * 8 + column();
        float sum = 0;
#pragma unroll
        for (int w = 0; w < kRowsWarps; ++w)
            sum += sums()[(w * kTiles + tile) * kTileOutputs + output];
        return sum;
    }

    // The first of two blocks gets the other's sums; false in the second.
    __device__ __forceinline__ bool meetOther()
    {
        auto cluster = cooperative_groups::this_cluster();
        cluster.barrier_wait();
        if (sharer() == 1 && threadIdx.x < kTileOutputs)
            cluster.map_shared_rank(fixed_.fromOther, 0)[threadIdx.x] = sumOf(0);
        cluster.sync();
        return sharer() == 0;
    }

    // The outputs of this thread: of one row of input, in some tiles.
    static constexpr int kTilesApart = kRowsThreads / kTileOutputs;
    __device__ static int row()
    {
        return int(threadIdx.x) % kTileOutputs / 8;
    }
    __device__ static int column()
    {
        return int(threadIdx.x) % 8;
    }
    __device__ static int tile(int k)
    {
        return int(threadIdx.x) / kTileOutputs + k * kTilesApart;
    }
    __device__ __forceinline__ int ownTiles() const
    {
        return job_.up ? kTiles / 2 : kTiles;
    }
    __device__ __forceinline__ bool isThere(int k) const
    {
        return tile(k) < ownTiles() && row() < job_.rows && column() < job_.tileRows
            && tile(k) * job_.tileRows + column() < count_;
    }
    __device__ __forceinline__ int at(int k) const // of the matrix's rows
    {
        return first_ + tile(k) * job_.tileRows + column();
    }
    __device__ __forceinline__ std::int64_t to(int k) const
    {
        return std::int64_t(row()) * job_.outWidth + part_->out + at(k);
    }

    __device__ __forceinline__ void give()
    {
#pragma unroll
        for (int k = 0; k < kOutputs; ++k) {
            const float value = isThere(k) ? valueOf(k) : 0;
            if (isThere(k)) {
                (job_.out ? job_.out + to(k) : logits_ + at(k))[0] = value;
                if (job_.normed) job_.normed[to(k)] = value * gains_[k];
            }
            if (job_.outSquares.at) giveSquares(k, value);
        }
    }
    __device__ __forceinline__ float valueOf(int k) const
    {
        const float factor = job_.squares.at ? fixed_.factors[row()] : 1;
        float value = sumOf(tile(k));
        if (job_.sharers > 1) value += fixed_.fromOther[row() * 8 + column()];
        value *= factor;
        if (job_.up)
            value = activated(value, job_.activation) * (factor * sumOf(tile(k) + kTiles / 2));
        return value + bias_[k];
    }
    // Eight neighbours have a row of a tile.
    __device__ __forceinline__ void giveSquares(int k, float value)
    {
        float sum = value * value;
#pragma unroll
        for (int distance = 1; distance < 8; distance *= 2)
            sum += __shfl_xor_sync(0xffffffffu, sum, distance);
        const int piece = block() * ownTiles() + tile(k);
        if (column() == 0 && tile(k) < ownTiles() && row() < job_.rows)
            job_.outSquares.at[row() * job_.outSquares.count + piece] = sum;
    }

    const ProductJob& job_;
    Fixed& fixed_;
    const ProductPart* part_;
    int first_, count_; // rows of weights
    const std::uint8_t *weights_, *up_;
    float sums_[kTiles][4] = {};
    float* logits_ = nullptr; // of this thread's row
    float bias_[kOutputs] = {}, gains_[kOutputs] = {}; // bias_: with the residual
};

#endif

template <int kTiles>
__global__ __launch_bounds__(kRowsThreads, 2) void productKernel(
    const __grid_constant__ ProductJob job)
{
#if defined(SEQ_OVERLAPS)
    Product<kTiles>(job).run();
#endif
}

} // namespace

int productBytes(int weightBytes, int tiles)
{
    return kFixedBytes + std::max(weightBytes, tiles * kRowsWarps * 8 * kRowsTogether * 4);
}

void allowProducts(int sharedBytes)
{
    const auto bytes = std::size_t(sharedBytes);
    allow(productKernel<1>, bytes), allow(productKernel<2>, bytes);
    allow(productKernel<4>, bytes), allow(productKernel<8>, bytes);
}

void multiplyRows(const ProductJob& job, const ProductGrid& grid, Device device)
{
    const auto start = [&](auto kernel) {
        launchOverlapping("a product of decoding", device,
            {dim3(unsigned(grid.blocks * job.sharers)), dim3(kRowsThreads),
                std::size_t(grid.sharedBytes)},
            unsigned(job.sharers), kernel, job);
    };
    switch (grid.tiles) {
    case 1:
        return start(productKernel<1>);
    case 2:
        return start(productKernel<2>);
    case 4:
        return start(productKernel<4>);
    default:
        return start(productKernel<8>);
    }
}

} // namespace seq::cuda
