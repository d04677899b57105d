// One token through a whole model in one launch (sm_90a). Nothing but values passes between blocks:
// each waits for those that it needs, while its weights are already on their way.
#include "engine/cuda/activation.cuh"
#include "engine/cuda/decoder.h"
#include "engine/cuda/decoder_attention.cuh"
#include "engine/cuda/decoder_choice.cuh"
#include "engine/cuda/decoder_weights.cuh"
#include "engine/cuda/launch.h"

namespace seq::cuda {

namespace {

#if defined(SEQ_WGMMA)

struct Fixed { // at the beginning of a block's shared memory
    std::uint64_t full[kMostStages], empty[kMostStages];
    float norms[kDecodeWarps];
    float2 best[kDecodeWarps];
    Shares shares;
};

// The warps that compute.
class Computer {
public:
    __device__ __forceinline__ Computer(const DecodeJob& job, Ring ring)
        : job_(job)
        , fixed_(*reinterpret_cast<Fixed*>(blockMemory))
        , ring_(ring)
        , input_(reinterpret_cast<float*>(blockMemory + job.shared.input))
        , sums_(reinterpret_cast<float*>(blockMemory + job.shared.sums))
        , scratch_(reinterpret_cast<float*>(blockMemory + job.shared.scratch))
        , angles_(reinterpret_cast<float2*>(blockMemory + job.shared.angles))
        , before_(reinterpret_cast<float*>(blockMemory + job.shared.residual[0]))
        , middle_(reinterpret_cast<float*>(blockMemory + job.shared.residual[1]))
    {
    }

    __device__ __forceinline__ void run(const LayerTable* table)
    {
        turns();
        for (int step = 0; step <= 4 * job_.layerCount; ++step) {
            layer_ = step / 4;
            const bool last = layer_ == job_.layerCount;
            const Phase phase = last ? Phase::Logits : Phase(step % 4);
            const LayerTable& l = table[last ? 0 : layer_];
            slots_ = job_.exchange + std::int64_t(layer_) * job_.layout.layer;
            take(phase, l);
            give(phase, l, multiply(phase, l));
        }
    }

private:
    // cos and sin for this position; angles in double precision, as everywhere.
    __device__ __forceinline__ void turns()
    {
        for (int i = int(threadIdx.x); i < job_.pairs; i += 32 * kDecodeWarps) {
            double s = 0, c = 0;
            sincos(job_.position * job_.frequencies[i], &s, &c);
            angles_[i] = {float(job_.attentionFactor * c), float(job_.attentionFactor * s)};
        }
    }

    // What the phase multiplies goes to input_, up to factor_.
    __device__ __forceinline__ void take(Phase phase, const LayerTable& l)
    {
        const std::uint64_t* from = slots_ - job_.layout.layer + job_.layout.out;
        const float* gains = phase == Phase::Logits ? job_.finalNorm : l.attnNorm;
        float* residual = before_;
        int n = job_.width;
        if (phase == Phase::Project && layer_ == 0) return embed(gains);
        if (phase == Phase::Mix) {
            if (takeHeads(l.window)) return;
            from = slots_ + job_.layout.mixed;
            n = job_.heads << job_.dLog;
        } else if (phase == Phase::Gate) {
            from = slots_ + job_.layout.middle;
            gains = l.mlpNorm;
            residual = middle_;
        } else if (phase == Phase::Down) {
            from = slots_ + job_.layout.hidden;
            n = job_.hidden;
        }
        const bool normed = phase != Phase::Mix && phase != Phase::Down;
        takeSlots(from, n, normed ? gains : nullptr, residual);
    }

    // gains: a norm's, before which the values are kept in `residual`; or null.
    __device__ __forceinline__ void takeSlots(
        const std::uint64_t* slots, int n, const float* gains, float* residual)
    {
        float squares = 0;
        receive(slots, n, job_.number, gains, [&](int i, float2 x, float2 gain) {
            if (gains) {
                *reinterpret_cast<float2*>(residual + i) = x;
                squares += x.x * x.x + x.y * x.y;
                x = {x.x * gain.x, x.y * gain.y};
            }
            *reinterpret_cast<float2*>(input_ + i) = x;
        });
        finishNorm(squares);
        if (!gains) factor_ = 1;
    }
    __device__ __forceinline__ void finishNorm(float squares)
    {
        squares = warpSum(squares);
        if (threadIdx.x % 32 == 0) fixed_.norms[threadIdx.x / 32] = squares;
        computersMeet();
        float sum = 0;
#pragma unroll
        for (int w = 0; w < kDecodeWarps; ++w)
            sum += fixed_.norms[w];
        factor_ = rsqrtf(sum * job_.inverseWidth + job_.epsilon);
    }

    __device__ __forceinline__ void embed(const float* gains)
    {
        const int token = job_.token >= 0 ? job_.token : job_.state->token;
        const std::uint8_t* row = job_.tokens.at + std::int64_t(token) * job_.tokens.rowBytes;
        withStored(job_.tokens.type, [&]<Dtype T>() {
            for (int p = int(threadIdx.x); p < piecesOf(job_.width); p += 32 * kDecodeWarps)
                stored::store<T>(row, p, before_);
        });
        computersMeet();
        float squares = 0;
        for (int i = int(threadIdx.x); i < job_.width; i += 32 * kDecodeWarps) {
            input_[i] = before_[i] * gains[i];
            squares += before_[i] * before_[i];
        }
        finishNorm(squares);
    }

    // False: what blocks leave of the heads is merged by some, and lies in the slots.
    __device__ __forceinline__ bool takeHeads(int window)
    {
        if (window != window_) {
            window_ = window;
            keys_ = keyShares(job_, window);
            units_ = job_.kvHeads * headParts(job_.heads / job_.kvHeads) * keys_.count;
            unit_ = unitOf(job_, keys_, int(blockIdx.x));
        }
        if (int(blockIdx.x) < units_) attend(job_, slots_, layer_, unit_, angles_, scratch_);
        // of models with more heads than blocks
        for (int i = int(blockIdx.x + gridDim.x); i < units_; i += int(gridDim.x))
            attend(job_, slots_, layer_, unitOf(job_, keys_, i), angles_, scratch_);
        const int n = job_.heads * job_.d;
        if (keys_.count > kSharesMergedByAll) {
            mergeHeads(job_, slots_, keys_.count, scratch_);
            return false;
        }
        factor_ = 1;
        for (int i = 2 * int(threadIdx.x); i < n; i += 2 * 32 * kDecodeWarps) {
            const float4 x = mergedShares<kSharesMergedByAll>(
                job_, slots_, i >> job_.dLog, i & (job_.d - 1), 0, 1, keys_.count);
            *reinterpret_cast<float2*>(input_ + i) = {x.x / x.w, x.y / x.w};
        }
        computersMeet();
        return true;
    }

    // sums_ of this block's rows; how many.
    __device__ __forceinline__ int multiply(Phase phase, const LayerTable& l)
    {
        const PhaseSize size = job_.phases[int(phase)];
        int rows = 0;
        for (int i = 0; i < tasksOf(phase); ++i) {
            const WeightTask task = taskOf(job_, l, fixed_.shares, phase, i);
            const Sums sums{sums_ + (rows << size.partsLog), size.partsLog, factor_};
            withStored(task.m.type,
                [&]<Dtype T>() { multiplyTask<T>(ring_, task, size.elements, input_, sums); });
            rows += task.rows.count();
        }
        computersMeet();
        return rows;
    }

    __device__ __forceinline__ float sumOf(int row, int partsLog) const
    {
        float sum = 0;
        for (int p = 0; p < 1 << partsLog; ++p)
            sum += sums_[(row << partsLog) + p];
        return sum;
    }

    __device__ __forceinline__ void give(Phase phase, const LayerTable& l, int rows)
    {
        const int partsLog = job_.phases[int(phase)].partsLog;
        if (phase == Phase::Logits) return giveLogits(partsLog);
        const Shares& shares = fixed_.shares;
        for (int i = int(threadIdx.x); i < rows; i += 32 * kDecodeWarps) {
            const float sum = sumOf(i, partsLog);
            if (phase == Phase::Project)
                giveProjection(l, i, sum);
            else if (phase == Phase::Gate)
                publish(slots_ + job_.layout.hidden + shares.hidden.begin + i, job_.number,
                    activated(sum, job_.activation) * sumOf(rows + i, partsLog));
            else
                giveResidual(phase, l, shares.width.begin + i, sum);
        }
    }
    __device__ __forceinline__ void giveProjection(const LayerTable& l, int i, float sum)
    {
        const Shares& s = fixed_.shares;
        const int keys = i - s.queries.count(), values = keys - s.keys.count();
        const bool query = keys < 0, key = values < 0;
        const int row = query ? s.queries.begin + i
            : key             ? s.keys.begin + keys
                              : s.values.begin + values;
        const float* bias = query ? l.qBias : key ? l.kBias : l.vBias;
        const int head = query ? 0 : key ? job_.heads : job_.heads + job_.kvHeads;
        publish(slots_ + job_.layout.qkv + (head << job_.dLog) + row, job_.number,
            bias ? sum + bias[row] : sum);
    }
    __device__ __forceinline__ void giveResidual(
        Phase phase, const LayerTable& l, int row, float sum)
    {
        if (phase == Phase::Down)
            publish(slots_ + job_.layout.out + row, job_.number, middle_[row] + sum);
        else
            publish(slots_ + job_.layout.middle + row, job_.number,
                before_[row] + (sum + (l.outBias ? l.outBias[row] : 0)));
    }
    __device__ __forceinline__ void giveLogits(int partsLog)
    {
        const Rows share = fixed_.shares.vocabulary;
        Best best;
        for (int i = int(threadIdx.x); i < share.count(); i += 32 * kDecodeWarps) {
            const int token = share.begin + i;
            const float logit = sumOf(i, partsLog);
            job_.logits[token] = logit;
            const bool draws = job_.temperature > 0;
            best.meet(draws ? logit / job_.temperature + gumbelOf(job_, token) : logit, token);
        }
        choose(job_, slots_, best, fixed_.best);
    }

    const DecodeJob& job_;
    Fixed& fixed_;
    Ring ring_;
    float *input_, *sums_, *scratch_;
    float2* angles_;
    float *before_, *middle_; // the residual stream at both halves of a layer
    std::uint64_t* slots_ = nullptr; // of the layer
    int layer_ = 0, window_ = -1, units_ = 0;
    KeyShares keys_{}; // of window_
    Unit unit_{}; // this block's first
    float factor_ = 1;
};

__device__ void copyWeights(
    const DecodeJob& job, const LayerTable* table, const Shares& shares, Ring ring)
{
    for (int layer = 0; layer < job.layerCount; ++layer)
        for (const Phase p : {Phase::Project, Phase::Mix, Phase::Gate, Phase::Down})
            for (int i = 0; i < tasksOf(p); ++i)
                copyTask(ring, taskOf(job, table[layer], shares, p, i));
    copyTask(ring, taskOf(job, table[0], shares, Phase::Logits, 0));
}

#endif

__global__ __launch_bounds__(kDecodeThreads, 1) void decodeKernel(
    const __grid_constant__ DecodeJob job)
{
#if defined(SEQ_WGMMA)
    Fixed& fixed = *reinterpret_cast<Fixed*>(blockMemory);
    if (threadIdx.x == 0) {
        for (int i = 0; i < job.shared.stageCount; ++i) {
            initBarrier(sharedAddress(&fixed.full[i]), 1);
            initBarrier(sharedAddress(&fixed.empty[i]), kDecodeWarps);
        }
        barriersAreReady();
    }
    if (threadIdx.x == 32) fixed.shares.fill(job);
    auto* table = reinterpret_cast<LayerTable*>(blockMemory + job.shared.table);
    const int words = job.layerCount * int(sizeof(LayerTable) / 8);
    for (int i = int(threadIdx.x); i < words; i += kDecodeThreads)
        reinterpret_cast<std::uint64_t*>(table)[i]
            = reinterpret_cast<const std::uint64_t*>(job.layers)[i];
    __syncthreads();
    const Ring ring{sharedAddress(fixed.full), sharedAddress(fixed.empty), job.shared.stages,
        job.shared.stageBytes, job.shared.stageCount};
    if (threadIdx.x < 32 * kDecodeWarps)
        Computer(job, ring).run(table);
    else if (threadIdx.x % 32 == 0)
        copyWeights(job, table, fixed.shares, ring);
#endif
}

} // namespace

bool canDecode(Device device)
{
    constexpr int kRegistersOfNothing = 64; // elsewhere the kernel is empty
    if (limitsOf(device).capability != 90) return false;
    cudaFuncAttributes a{};
    check(cudaFuncGetAttributes(&a, decodeKernel), "cannot read a kernel's properties");
    return a.numRegs > kRegistersOfNothing;
}

void decodeToken(const DecodeJob& job, int sharedBytes, Device device)
{
    cudaLaunchAttribute together{};
    together.id = cudaLaunchAttributeCooperative;
    together.val.cooperative = 1;
    cudaLaunchConfig_t config{};
    config.gridDim = dim3(unsigned(limitsOf(device).multiprocessors));
    config.blockDim = dim3(kDecodeThreads);
    config.dynamicSmemBytes = std::size_t(sharedBytes);
    config.stream = streamOn(device);
    config.attrs = &together;
    config.numAttrs = 1;
    allow(decodeKernel, std::size_t(limitsOf(device).sharedBytes)); // one limit for all models
    check(cudaLaunchKernelEx(&config, decodeKernel, job), "decoding");
}

} // namespace seq::cuda
