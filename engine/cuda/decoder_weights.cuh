#pragma once
// The way of the weights through a block: one thread copies them into a ring of slots, in the order
// of use and as far ahead as there is room; each slot is one warp's.
#include "engine/cuda/attention_wgmma.cuh"
#include "engine/cuda/decoder_job.cuh"

namespace seq::cuda {

#if defined(SEQ_WGMMA)

extern __shared__ __align__(128) char blockMemory[];

struct Slots { // state of the ring
    std::uint64_t full[kMostSlots], empty[kMostSlots];
    // Of what was copied last: its number, and where the first rows lie, up's too. A warp that is a
    // round of the ring ahead would take the barrier's phase before the last for its own.
    int4 copies[kMostSlots];

    __device__ void init(int count)
    {
        for (int i = 0; i < count; ++i) {
            initBarrier(sharedAddress(&full[i]), 1);
            initBarrier(sharedAddress(&empty[i]), 1);
            copies[i].x = -1;
        }
        barriersAreReady();
    }
};
__device__ __forceinline__ const BlockPlan& planOf(const DecodeJob& job)
{
    return *reinterpret_cast<const BlockPlan*>(blockMemory + job.shared.plan);
}
__device__ __forceinline__ const DecodeEntry* entriesOf(const DecodeJob& job)
{
    return reinterpret_cast<const DecodeEntry*>(blockMemory + job.shared.plan + sizeof(BlockPlan));
}

// A place in the ring.
struct SlotCursor {
    int slot = 0, turn = 0;
    __device__ __forceinline__ void advance(int by, int count)
    {
        for (slot += by; slot >= count; slot -= count)
            turn ^= 1;
    }
};

// The copying thread.
class Feeder {
public:
    __device__ __forceinline__ Feeder(const DecodeJob& job, Slots& slots)
        : job_(job)
        , slots_(slots)
    {
    }
    __device__ __forceinline__ void run()
    {
        at_.turn = 1; // at first all slots are empty
        const auto* layers = reinterpret_cast<const LayerTable*>(blockMemory + job_.shared.table);
        for (int token = 0; token < job_.count; ++token)
            feedToken(layers);
    }

private:
    __device__ __forceinline__ void feedToken(const LayerTable* layers)
    {
        const BlockPlan& plan = planOf(job_);
        for (int layer = 0; layer < job_.layerCount; ++layer)
            for (int p = 0, i = 0; p < 4; ++p)
                for (; i < plan.begin[p + 1]; ++i) {
                    const DecodeEntry e = entriesOf(job_)[i];
                    const StoredMatrix* m = &layers[layer].matrices[e.matrix];
                    if (e.matrix == kGateMatrix)
                        fetch(m[0], e.row, e.rows / 2, &m[1], job_.phases[p].chunks);
                    else
                        fetch(m[0], e.row, e.rows, nullptr, job_.phases[p].chunks);
                }
        for (int row = plan.logits; row < plan.logitsEnd; row += job_.logitRows)
            fetch(job_.output, row, min(job_.logitRows, plan.logitsEnd - row), nullptr,
                job_.phases[int(Phase::Logits)].chunks);
    }
    // More than one chunk: of one row.
    __device__ __forceinline__ void fetch(
        const StoredMatrix& m, int row, int rows, const StoredMatrix* up, int chunks)
    {
        const std::int64_t first = std::int64_t(row) * m.rowBytes;
        for (int chunk = 0; chunk < chunks; ++chunk) {
            const int begin = chunk * m.chunkBytes;
            const int bytes
                = chunks == 1 ? rows * m.rowBytes : min(m.chunkBytes, m.rowBytes - begin);
            const Stretch16 part(m.at + first + begin, bytes);
            const std::uint32_t full = sharedAddress(&slots_.full[at_.slot]);
            const int to = job_.shared.slots + at_.slot * job_.shared.slotBytes;
            awaitPhase(sharedAddress(&slots_.empty[at_.slot]), at_.turn);
            if (up) {
                const Stretch16 second(up->at + first + begin, bytes);
                slots_.copies[at_.slot] = {copy_, part.offset, part.bytes + second.offset, 0};
                expectBytes(full, part.bytes + second.bytes);
                copyBulk(sharedAddress(blockMemory) + to, part.from, part.bytes, full, once_);
                copyBulk(sharedAddress(blockMemory) + to + part.bytes, second.from, second.bytes,
                    full, once_);
            } else {
                slots_.copies[at_.slot] = {copy_, part.offset, 0, 0};
                expectBytes(full, part.bytes);
                copyBulk(sharedAddress(blockMemory) + to, part.from, part.bytes, full, once_);
            }
            at_.advance(1, job_.shared.slotCount);
            ++copy_;
        }
    }

    const DecodeJob& job_;
    Slots& slots_;
    SlotCursor at_;
    int copy_ = 0;
    // Weights are read once a token: they would put keys, values and code out of the L2 cache.
    std::uint64_t once_ = readOnce();
};

// A computing warp's side.
class Weights {
public:
    __device__ __forceinline__ Weights(const DecodeJob& job, Slots& slots)
        : shared_(job.shared)
        , slots_(slots)
    {
    }
    // Goes to a copy, by its number among all of the launch, and waits until it is there.
    __device__ __forceinline__ void await(int copy)
    {
        at_.advance(copy - copy_, shared_.slotCount);
        copy_ = copy;
        const std::uint32_t there = sharedAddress(&slots_.copies[at_.slot]);
        int found;
        do
            asm volatile("ld.volatile.shared.v4.u32 {%0, %1, %2, _}, [%3];"
                         : "=r"(found), "=r"(offset_), "=r"(upOffset_)
                         : "r"(there)
                         : "memory");
        while (found != copy);
        awaitPhase(sharedAddress(&slots_.full[at_.slot]), at_.turn);
    }
    // Where its rows begin: of one matrix, or of gate and up in turn.
    __device__ __forceinline__ void rows(
        int rowBytes, bool paired, const std::uint8_t* (&at)[kRowsAtOnce]) const
    {
        const auto* slot = reinterpret_cast<const std::uint8_t*>(blockMemory) + shared_.slots
            + at_.slot * shared_.slotBytes;
        at[0] = slot + offset_;
        at[1] = paired ? slot + upOffset_ : at[0] + rowBytes;
        const int two = paired ? rowBytes : 2 * rowBytes;
        at[2] = at[0] + two, at[3] = at[1] + two;
    }
    // It has been read.
    __device__ __forceinline__ void done() const
    {
        __syncwarp();
        if (threadIdx.x % 32 == 0) arrive(sharedAddress(&slots_.empty[at_.slot]));
    }

private:
    const SharedLayout& shared_;
    Slots& slots_;
    SlotCursor at_;
    int copy_ = 0, offset_ = 0, upOffset_ = 0;
};

#endif

} // namespace seq::cuda
