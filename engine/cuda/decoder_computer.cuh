#pragma once
// What the computing warps of the decoding kernel do: phase after phase, they take what others
// gave, multiply it with their rows of the weights, and give what comes of it.
#include "engine/cuda/decoder_attention.cuh"
#include "engine/cuda/decoder_choice.cuh"
#include "engine/cuda/decoder_merge.cuh"
#include "engine/cuda/decoder_weights.cuh"

namespace seq::cuda {

#if defined(SEQ_WGMMA)

struct Fixed { // at the beginning of a block's shared memory
    std::uint64_t full[kMostStages], empty[kMostStages];
    float norms[kRowsEach][kDecodeWarps];
    float2 best[kDecodeWarps];
    Shares shares;
};

__device__ float activated(float x, Activation f)
{
    switch (f) {
    case Activation::Silu:
        return x / (1 + expf(-x));
    case Activation::Gelu:
        return 0.5f * x * (1 + erff(x * 0.70710678f));
    case Activation::GeluTanh:
        return x / (1 + expf(-1.5957691216f * (x + 0.044715f * x * x * x)));
    default:
        return x < 0 ? 0 : x;
    }
}

// The warps that compute, of a block whose group takes R rows through the model.
template <int R> class Computer {
public:
    __device__ __forceinline__ Computer(const DecodeJob& job, const Place& place, Ring ring)
        : job_(job)
        , place_(place)
        , inputs_(job.rows + place.group * R)
        , exchange_(job.exchange + std::int64_t(place.group) * R * job.rowSlots)
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
            slots_ = exchange_ + std::int64_t(layer_) * job_.layout.layer;
            take(phase, l);
            give(phase, l, multiply(phase, l));
        }
    }

private:
    // cos and sin for the rows' positions; angles in double precision, as everywhere.
    __device__ __forceinline__ void turns()
    {
        for (int i = int(threadIdx.x); i < R * job_.pairs; i += 32 * kDecodeWarps) {
            const int r = rowOf(i, job_.pairs);
            double s = 0, c = 0;
            sincos(inputs_[r].position * job_.frequencies[i - r * job_.pairs], &s, &c);
            angles_[i] = {float(job_.attentionFactor * c), float(job_.attentionFactor * s)};
        }
    }
    // Of things that the rows have `each` of.
    __device__ __forceinline__ static int rowOf(int i, int each)
    {
        return R == 1 ? 0 : int(unsigned(i) / unsigned(each));
    }

    // What the phase multiplies goes to input_, up to factors_.
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
        float squares[R] = {};
        receive<R>(
            slots, job_.rowSlots, n, job_.number, gains, [&](int r, int i, float2 x, float2 gain) {
                if (gains) {
                    *reinterpret_cast<float2*>(residual + r * n + i) = x;
                    squares[r] += x.x * x.x + x.y * x.y;
                    x = {x.x * gain.x, x.y * gain.y};
                }
                *reinterpret_cast<float2*>(input_ + r * n + i) = x;
            });
        finishNorm(squares);
        if (!gains) plainFactors();
    }
    __device__ __forceinline__ void finishNorm(const float (&squares)[R])
    {
#pragma unroll
        for (int r = 0; r < R; ++r) {
            const float sum = warpSum(squares[r]);
            if (threadIdx.x % 32 == 0) fixed_.norms[r][threadIdx.x / 32] = sum;
        }
        computersMeet();
#pragma unroll
        for (int r = 0; r < R; ++r) {
            float sum = 0;
#pragma unroll
            for (int w = 0; w < kDecodeWarps; ++w)
                sum += fixed_.norms[r][w];
            factors_[r] = rsqrtf(sum * job_.inverseWidth + job_.epsilon);
        }
    }
    __device__ __forceinline__ void plainFactors()
    {
#pragma unroll
        for (float& f : factors_)
            f = 1;
    }

    __device__ __forceinline__ void embed(const float* gains)
    {
#pragma unroll 1
        for (int r = 0; r < R; ++r) {
            const int given = inputs_[r].token, token = given >= 0 ? given : job_.state->token;
            const std::uint8_t* row = job_.tokens.at + std::int64_t(token) * job_.tokens.rowBytes;
            withStored(job_.tokens.type, [&]<Dtype T>() {
                for (int p = int(threadIdx.x); p < piecesOf(job_.width); p += 32 * kDecodeWarps)
                    stored::store<T>(row, p, before_ + r * job_.width);
            });
        }
        computersMeet();
        float squares[R] = {};
#pragma unroll
        for (int r = 0; r < R; ++r)
            for (int i = int(threadIdx.x); i < job_.width; i += 32 * kDecodeWarps) {
                const float x = before_[r * job_.width + i];
                input_[r * job_.width + i] = x * gains[i];
                squares[r] += x * x;
            }
        finishNorm(squares);
    }

    // False: what blocks leave of the heads is merged by some, and lies in the slots.
    __device__ __forceinline__ bool takeHeads(int window)
    {
        if (window != window_) {
            window_ = window;
            units_.share(job_, inputs_, window);
            if (R == 1) unit_ = units_.at(job_, place_.block);
        }
        // more than one of several rows, or of models with more heads than blocks
        int i = place_.block;
        if (R == 1 && i < units_.count()) {
            attendTo(unit_);
            i += place_.blocks;
        }
        for (; i < units_.count(); i += place_.blocks)
            attendTo(units_.at(job_, i));
        if (R == 1 && units_.keys()[0].count > kSharesMergedByAll) {
            mergeHeads(job_, place_, slots_, units_.keys()[0].count, scratch_);
            return false;
        }
        plainFactors();
        const int n = job_.heads * job_.d;
        for (i = 2 * int(threadIdx.x); i < n; i += 2 * 32 * kDecodeWarps) {
            float4 x[R];
            if constexpr (R == 1)
                x[0] = mergedShares<kSharesMergedByAll>(
                    job_, slots_, i >> job_.dLog, i & (job_.d - 1), 0, 1, units_.keys()[0].count);
            else
                mergedRows<R>(job_, slots_, i >> job_.dLog, i & (job_.d - 1), units_.keys(), x);
#pragma unroll
            for (int r = 0; r < R; ++r)
                *reinterpret_cast<float2*>(input_ + r * n + i) = {x[r].x / x[r].w, x[r].y / x[r].w};
        }
        computersMeet();
        return true;
    }
    __device__ __forceinline__ void attendTo(const typename RowUnits<R>::At& u)
    {
        attend(job_, inputs_[u.row], slots_ + u.row * job_.rowSlots, layer_, u.unit,
            angles_ + u.row * job_.pairs, scratch_);
    }

    // sums_ of this block's rows of weights; how many.
    __device__ __forceinline__ int multiply(Phase phase, const LayerTable& l)
    {
        const PhaseSize size = job_.phases[int(phase)];
        int rows = 0;
        for (int i = 0; i < tasksOf(phase); ++i) {
            const WeightTask task = taskOf(job_, l, fixed_.shares, phase, i);
            const Sums<R> sums{
                sums_ + (rows << size.partsLog), size.partsLog, job_.shared.sumsEach, factors_};
            withStored(task.m.type,
                [&]<Dtype T>() { multiplyTask<T, R>(ring_, task, size.elements, input_, sums); });
            rows += task.rows.count();
        }
        computersMeet();
        return rows;
    }

    __device__ __forceinline__ float sumOf(int r, int row, int partsLog) const
    {
        float sum = 0;
        for (int p = 0; p < 1 << partsLog; ++p)
            sum += sums_[r * job_.shared.sumsEach + (row << partsLog) + p];
        return sum;
    }

    __device__ __forceinline__ void give(Phase phase, const LayerTable& l, int rows)
    {
        const int partsLog = job_.phases[int(phase)].partsLog;
        if (phase == Phase::Logits) return giveLogits(partsLog);
        const Shares& shares = fixed_.shares;
        for (int k = int(threadIdx.x); k < R * rows; k += 32 * kDecodeWarps) {
            const int r = rowOf(k, rows), i = k - r * rows;
            std::uint64_t* slots = slots_ + r * job_.rowSlots;
            const float sum = sumOf(r, i, partsLog);
            if (phase == Phase::Project)
                giveProjection(l, slots, i, sum);
            else if (phase == Phase::Gate)
                publish(slots + job_.layout.hidden + shares.hidden.begin + i, job_.number,
                    activated(sum, job_.activation) * sumOf(r, rows + i, partsLog));
            else
                giveResidual(phase, l, r, shares.width.begin + i, sum);
        }
    }
    __device__ __forceinline__ void giveProjection(
        const LayerTable& l, std::uint64_t* slots, int i, float sum)
    {
        const Shares& s = fixed_.shares;
        const int keys = i - s.queries.count(), values = keys - s.keys.count();
        const bool query = keys < 0, key = values < 0;
        const int row = query ? s.queries.begin + i
            : key             ? s.keys.begin + keys
                              : s.values.begin + values;
        const float* bias = query ? l.qBias : key ? l.kBias : l.vBias;
        const int head = query ? 0 : key ? job_.heads : job_.heads + job_.kvHeads;
        publish(slots + job_.layout.qkv + (head << job_.dLog) + row, job_.number,
            bias ? sum + bias[row] : sum);
    }
    __device__ __forceinline__ void giveResidual(
        Phase phase, const LayerTable& l, int r, int row, float sum)
    {
        std::uint64_t* slots = slots_ + r * job_.rowSlots;
        const int at = r * job_.width + row;
        if (phase == Phase::Down)
            publish(slots + job_.layout.out + row, job_.number, middle_[at] + sum);
        else
            publish(slots + job_.layout.middle + row, job_.number,
                before_[at] + (sum + (l.outBias ? l.outBias[row] : 0)));
    }
    __device__ __forceinline__ void giveLogits(int partsLog)
    {
        const Rows share = fixed_.shares.vocabulary;
        Best best;
#pragma unroll
        for (int r = 0; r < R; ++r)
            for (int i = int(threadIdx.x); i < share.count(); i += 32 * kDecodeWarps) {
                const int token = share.begin + i;
                const float logit = sumOf(r, i, partsLog);
                inputs_[r].logits[token] = logit;
                const bool draws = job_.temperature > 0;
                if (R == 1)
                    best.meet(
                        draws ? logit / job_.temperature + gumbelOf(job_, token) : logit, token);
            }
        if (R == 1) choose(job_, slots_, best, fixed_.best);
    }

    const DecodeJob& job_;
    const Place place_;
    const DecodeInput* const inputs_; // of the group
    std::uint64_t* const exchange_; // of the group
    Fixed& fixed_;
    Ring ring_;
    float *input_, *sums_, *scratch_; // input_: [R, what the phase takes]
    float2* angles_;
    float *before_, *middle_; // [R, width]: the residual stream at both halves of a layer
    std::uint64_t* slots_ = nullptr; // of the layer, the group's first row
    int layer_ = 0, window_ = -1;
    RowUnits<R> units_; // of window_
    typename RowUnits<R>::At unit_{}; // this block's first, of one row
    float factors_[R]; // of input_
};

#endif

} // namespace seq::cuda
