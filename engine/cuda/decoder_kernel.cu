// Some tokens through a whole model in one launch (sm_90a). Nothing but values passes between
// blocks: each waits for those that it needs, while its weights are already on their way.
#include "engine/cuda/activation.cuh"
#include "engine/cuda/decoder.h"
#include "engine/cuda/decoder_attention.cuh"
#include "engine/cuda/decoder_choice.cuh"
#include "engine/cuda/decoder_intake.cuh"
#include "engine/cuda/decoder_weights.cuh"
#include "engine/cuda/launch.h"

namespace seq::cuda {

namespace {

#if defined(SEQ_WGMMA)

struct Fixed { // at the beginning of a block's shared memory
    Slots slots;
    float2 best[2 * kDecodeWarps];
};
static_assert(sizeof(Fixed) <= kFixedBytes);

// cos and sin for a position; angles in double precision, as everywhere.
__device__ __noinline__ void turnsAt(const DecodeJob& job, int position, float2* angles)
{
    for (int i = int(threadIdx.x); i < job.pairs; i += kDecodeThreads) {
        double s = 0, c = 0;
        sincos(position * job.frequencies[i], &s, &c);
        angles[i] = {float(job.attentionFactor * c), float(job.attentionFactor * s)};
    }
}

template <Dtype kLayers, Dtype kOutput> class Block {
    static constexpr bool kCoded = isCoded(kLayers, kOutput);

public:
    __device__ __forceinline__ explicit Block(const DecodeJob& job)
        : job_(job)
        , layers_(reinterpret_cast<const LayerTable*>(blockMemory + job.shared.table))
        , fixed_(*reinterpret_cast<Fixed*>(blockMemory))
        , weights_(job, fixed_.slots)
        , scratch_(reinterpret_cast<float*>(blockMemory + job.shared.scratch))
        , outbox_(reinterpret_cast<Found*>(blockMemory + job.shared.outbox))
        , angles_(reinterpret_cast<float2*>(blockMemory + job.shared.angles))
    {
    }

    __device__ __forceinline__ void run()
    {
        int token = job_.token >= 0 ? job_.token : job_.state->token;
        turnsAt(job_, job_.position, angles_);
        for (int t = 0; t < job_.count; ++t) {
            decode(token, t);
            announce(places_, best_, fixed_.best);
            best_ = {};
            const bool last = t == job_.count - 1;
            if (last && blockIdx.x > 0) return;
            turnsAt(job_, job_.position + t + 1, angles_);
            token = chosen(job_, places_, fixed_.best + kDecodeWarps);
            if (blockIdx.x > 0 || threadIdx.x > 0) continue;
            job_.ids[t] = token;
            if (last) job_.state->token = token;
        }
    }

private:
    struct Found { // a value, and where others wait for it, of a layer
        float value;
        int place;
    };

    __device__ __forceinline__ float* placesOf(int t) const
    {
        return job_.exchange + (job_.turn + t) % kTokenPlaces * std::int64_t(job_.layout.all);
    }
    // All places of the token after this one, by all blocks.
    __device__ __forceinline__ void emptyNext(int t)
    {
        const float nothing = __uint_as_float(kEmpty);
        auto* places = reinterpret_cast<float4*>(placesOf(t + 1));
        for (int i = int(blockIdx.x) * kDecodeThreads + int(threadIdx.x); i < job_.layout.all / 4;
             i += int(gridDim.x) * kDecodeThreads)
            places[i] = {nothing, nothing, nothing, nothing};
    }
    // To the logits.
    __device__ __forceinline__ void decode(int token, int t)
    {
        position_ = job_.position + t, step_ = job_.step + std::uint32_t(t);
        window_ = -1;
        embed(token);
        emptyNext(t);
        computersMeet();
        places_ = placesOf(t);
        const bool multiplies = int(blockIdx.x) < job_.layerBlocks;
        int layer = 0;
#pragma unroll 1
        for (int phase = multiplies ? int(Phase::Project) : int(Phase::Mix);;) {
            const LayerTable& l = layers_[min(layer, job_.layerCount - 1)];
            input_ = reinterpret_cast<float*>(blockMemory + job_.shared.input[phase & 1]);
            if (phase == int(Phase::Mix)) attendAll(layer, l.window);
            if (phase == int(Phase::Logits)) beforeAnnouncing();
            if (multiplies || phase == int(Phase::Logits)) multiply(layer, Phase(phase), l);
            if (phase == int(Phase::Logits)) break;
            if (multiplies && ++phase < int(Phase::Logits)) continue;
            places_ += job_.layout.layer;
            if (++layer == job_.layerCount)
                phase = int(Phase::Logits);
            else if (multiplies)
                phase = int(Phase::Project);
        }
    }
    __device__ __forceinline__ void embed(int token)
    {
        const std::uint8_t* row = job_.tokens.at + std::int64_t(token) * job_.tokens.rowBytes;
        withStored<kOutput>(job_.tokens.type, [&]<Dtype T>() {
            for (int p = int(threadIdx.x); p < job_.width / 8; p += kDecodeThreads)
                stored::store<T>(row, p, residual(Phase::Project));
        });
    }

    // The residual stream before a phase, or the one before that: at both halves of a layer.
    __device__ __forceinline__ float* residual(Phase phase) const
    {
        return reinterpret_cast<float*>(blockMemory + job_.shared.residual[int(phase) >> 1 & 1]);
    }

    __device__ __forceinline__ void attendAll(int layer, int window)
    {
        const int all = int(gridDim.x), mine = int(blockIdx.x) - job_.layerBlocks;
        const int first = mine >= 0 ? mine : mine + all; // those without rows attend first
        if (window != window_) {
            window_ = window;
            keys_ = keyShares(job_, position_, window);
            unit_ = unitOf(job_, keys_, first);
            if (first < job_.heads * keys_.count) keysAt_ = FirstKeys(job_, unit_);
        }
        const int units = job_.heads * keys_.count;
        Unit u = unit_;
        FirstKeys at = keysAt_;
        for (int i = first; i < units;) {
            attend(job_, places_, layer, u, at, angles_, scratch_);
            i += all; // of models with more heads than blocks
            if (i < units) u = unitOf(job_, keys_, i), at = FirstKeys(job_, u);
        }
        if (keys_.count > kSharesMergedByAll)
            mergeHeads(job_, places_, all - 1 - first, keys_.count, scratch_);
    }

    // The whole input, for all threads, to input_; of an input before its norm each thread's
    // squares to the scratch.
    __device__ __forceinline__ void take(Phase phase, int layer, const float* gains, int elements)
    {
        const Intake<kCoded> in{input_, residual(phase), scratch_, gains, elements};
        const float* from = places_ + job_.layout.from[int(phase)];
        if (phase == Phase::Mix && keys_.count <= kSharesMergedByAll)
            in.takeHeads(job_, places_, keys_.count);
        else if (phase == Phase::Project && layer == 0)
            in.takeEmbedding();
        else if (elements <= 2 * 4 * kDecodeThreads)
            in.takePlaces<2>(from);
        else
            in.takePlaces<4>(from);
        computersMeet();
    }

    // What becomes of the sums of some rows.
    struct Some {
        int to, place; // of this lane's row: of the outbox, or of the logits; of a layer's places
        int rows; // how many there are
        float add; // to its sum
        bool gives;
    };
    __device__ __forceinline__ Some prepare(const DecodeEntry& e, Phase phase, const LayerTable& l)
    {
        const int lane = int(threadIdx.x) % 32, j = min(lane / 2 & 3, e.rows - 1);
        const int paired = phase == Phase::Gate;
        Some some;
        some.rows = e.rows;
        some.gives = (lane & ~6) == 0 && lane / 2 < e.rows && !(paired & j);
        some.to = phase == Phase::Logits ? e.row + j : e.box + (j >> paired);
        some.place = e.out + (j >> paired);
        some.add = int(phase) & 1 ? residual(phase)[e.row + j] : 0; // after Mix and Down
        if (job_.biased && e.matrix < kGateMatrix)
            if (const float* bias = l.biases[e.matrix]) some.add += __ldg(bias + e.row + j);
        return some;
    }

    // This warp's entries of a phase, or rows of the logits.
    __device__ __forceinline__ void multiply(int layer, Phase phase, const LayerTable& l)
    {
        const PhaseSize& size = job_.phases[int(phase)];
        const BlockPlan& plan = planOf(job_);
        const bool last = phase == Phase::Logits, paired = phase == Phase::Gate;
        const float* gains = last ? job_.finalNorm : l.gains[int(phase)];
        const int begin = last ? 0 : plan.begin[int(phase)];
        const int end = last ? (plan.logitsEnd - plan.logits + job_.logitRows - 1) / job_.logitRows
                             : plan.begin[int(phase) + 1];
        const auto entry = [&](int i) -> DecodeEntry {
            if (!last) return entriesOf(job_)[i];
            const int row = plan.logits + job_.logitRows * i;
            const int rows = min(job_.logitRows, plan.logitsEnd - row);
            return {row, 0, 0, short(kOutputMatrix), short(rows)};
        };
        int i = begin + int(threadIdx.x) / 32;
        DecodeEntry e{};
        Some some{};
        const std::uint8_t* rows[kRowsAtOnce];
        const auto await = [&](int chunk) {
            const StoredMatrix& m = last ? job_.output : l.matrices[e.matrix];
            weights_.await(copies_ + (i - begin) * size.chunks + chunk);
            weights_.rows(m.rowBytes, paired, rows);
            return m.type;
        };
        Dtype type{};
        if (i < end) {
            e = entry(i);
            some = prepare(e, phase, l);
            type = await(0);
        }
        take(phase, layer, gains, size.elements);
        float factor = 1;
        for (bool first = true; i < end; first = false) {
            Products<kCoded> products;
            const bool normed = first && gains;
            if (normed) products.takeSquares(scratch_);
            for (int chunk = 0, piece = 0;;) {
                const int pieces = min(size.chunkPieces, size.pieces - piece);
                const auto meet
                    = [&]<Dtype T>() { products.meet<T>(rows, some.rows, input_, piece, pieces); };
                if (kLayers == kOutput || !last)
                    withStored<kLayers>(type, meet);
                else
                    withStored<kOutput>(type, meet);
                weights_.done();
                piece += size.chunkPieces;
                if (piece >= size.pieces) break;
                await(++chunk);
            }
            const float sum = products.sum();
            if (normed) factor = rsqrtf(products.squares * job_.inverseWidth + job_.epsilon);
            give(phase, some, sum * factor);
            i += kDecodeWarps;
            if (i >= end) break;
            e = entry(i);
            some = prepare(e, phase, l);
            type = await(0);
        }
        copies_ += (end - begin) * size.chunks;
        if (!last) sendOutbox(plan.values[int(phase)]);
    }
    __device__ __forceinline__ void give(Phase phase, const Some& some, float sum)
    {
        if (phase == Phase::Gate) {
            const float up = __shfl_xor_sync(0xffffffffu, sum, 2);
            if (some.gives) outbox_[some.to] = {activated(sum, job_.activation) * up, some.place};
        } else if (!some.gives) {
            return;
        } else if (phase == Phase::Logits) {
            job_.logits[some.to] = sum;
            const bool draws = job_.temperature > 0;
            best_.meet(
                draws ? sum / job_.temperature + gumbelOf(job_, step_, some.to) : sum, some.to);
        } else {
            outbox_[some.to] = {sum + some.add, some.place};
        }
    }
    // What the block found in a phase, at once: a place written alone keeps all who wait for its
    // neighbours waiting.
    __device__ __forceinline__ void sendOutbox(int values)
    {
        computersMeet();
#pragma unroll 1
        for (int i = int(threadIdx.x); i < values; i += kDecodeThreads) {
            const Found found = outbox_[i];
            publish(places_ + found.place, found.value);
        }
    }

    const DecodeJob& job_;
    const LayerTable* layers_;
    Fixed& fixed_;
    Weights weights_;
    float* scratch_;
    Found* outbox_; // of the phase
    float* input_ = nullptr; // of the phase; warps may still read that of the one before
    float2* angles_;
    float* places_ = nullptr; // of the layer
    int position_ = 0; // of the token
    std::uint32_t step_ = 0;
    int window_ = -1;
    int copies_ = 0; // of weights, before the phase
    KeyShares keys_{}; // of position_ and window_
    Unit unit_{}; // this block's first
    FirstKeys keysAt_; // of it
    Best best_;
};

#endif

// kLayers, kOutput: the types of the layers' matrices and of the output's; or kAnyType.
template <Dtype kLayers, Dtype kOutput>
__global__ __launch_bounds__(kBlockThreads, 1) void decodeKernel(
    const __grid_constant__ DecodeJob job)
{
#if defined(SEQ_WGMMA)
    const auto copyIn = [&](int at, const void* from, int words) {
        for (int i = int(threadIdx.x); i < words; i += kBlockThreads)
            reinterpret_cast<std::uint64_t*>(blockMemory + at)[i]
                = static_cast<const std::uint64_t*>(from)[i];
    };
    copyIn(job.shared.plan, job.plans + std::int64_t(blockIdx.x) * job.planWords, job.planWords);
    copyIn(job.shared.table, job.layers, job.layerCount * int(sizeof(LayerTable) / 8));
    Fixed& fixed = *reinterpret_cast<Fixed*>(blockMemory);
    if (threadIdx.x == 0) fixed.slots.init(job.shared.slotCount);
    __syncthreads();
    if (threadIdx.x < kDecodeThreads)
        Block<kLayers, kOutput>(job).run();
    else if (threadIdx.x % 32 == 0)
        Feeder(job, fixed.slots, (int(threadIdx.x) - kDecodeThreads) / 32).run();
#endif
}

using DecodeKernel = void (*)(DecodeJob);
DecodeKernel kernelOf(Dtype layers, Dtype tokens, Dtype output, bool exact)
{
    struct Known {
        Dtype layers, output;
        DecodeKernel kernel;
    };
#define SEQ_KNOWN(L, O)                                                                            \
    Known                                                                                          \
    {                                                                                              \
        Dtype::L, Dtype::O, decodeKernel<Dtype::L, Dtype::O>                                       \
    }
    static constexpr Known known[] = {SEQ_KNOWN(BF16, BF16), SEQ_KNOWN(F16, F16),
        SEQ_KNOWN(Q8_0, Q8_0), SEQ_KNOWN(Q4_1, Q4_1), SEQ_KNOWN(Q4_1, Q8_0)};
#undef SEQ_KNOWN
    for (const Known& k : known)
        if (k.layers == layers && k.output == tokens && k.output == output
            && !(exact && isCoded(layers, output)))
            return k.kernel;
    return decodeKernel<kAnyType, kAnyType>;
}

} // namespace

bool canDecode(Device device)
{
    constexpr int kRegistersOfNothing = 64; // elsewhere the kernel is empty
    if (limitsOf(device).capability != 90) return false;
    cudaFuncAttributes a{};
    check(cudaFuncGetAttributes(&a, decodeKernel<kAnyType, kAnyType>),
        "cannot read a kernel's properties");
    return a.numRegs > kRegistersOfNothing;
}

void decodeTokens(const DecodeJob& job, bool exact, int sharedBytes, Device device)
{
    cudaLaunchAttribute together{};
    together.id = cudaLaunchAttributeCooperative;
    together.val.cooperative = 1;
    cudaLaunchConfig_t config{};
    config.gridDim = dim3(unsigned(limitsOf(device).multiprocessors));
    config.blockDim = dim3(kBlockThreads);
    config.dynamicSmemBytes = std::size_t(sharedBytes);
    config.stream = streamOn(device);
    config.attrs = &together;
    config.numAttrs = 1;
    const DecodeKernel kernel = kernelOf(job.layersType, job.tokens.type, job.output.type, exact);
    allow(kernel, std::size_t(limitsOf(device).sharedBytes)); // one limit for all models
    check(cudaLaunchKernelEx(&config, kernel, job), "decoding");
}

} // namespace seq::cuda
