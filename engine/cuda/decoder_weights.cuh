#pragma once
// The way of the weights through a block: some threads copy them into a ring of slots, in the order
// of use and as far ahead as there is room; each slot is one warp's.
#include "engine/cuda/attention_wgmma.cuh"
#include "engine/cuda/decoder_job.cuh"

namespace seq::cuda {

#if defined(SEQ_WGMMA)

extern __shared__ __align__(128) char blockMemory[];

struct Slots { // state of the ring
    std::uint64_t full[kMostSlots], empty[kMostSlots];
    // Of what was copied last: its number; and where the first rows lie, up's too. Whoever is a
    // round of the ring ahead would take a barrier's phase before the last for its own.
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
    // Until it is the last that was begun.
    __device__ __forceinline__ void awaitCopy(int slot, int copy) const
    {
        int last;
        do
            asm volatile("ld.volatile.shared.u32 %0, [%1];"
                         : "=r"(last)
                         : "r"(sharedAddress(&copies[slot].x))
                         : "memory");
        while (last != copy);
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

// One of the threads that copy in turn.
class Feeder {
public:
    __device__ __forceinline__ Feeder(const DecodeJob& job, Slots& slots, int first)
        : job_(job)
        , slots_(slots)
        , at_{first, 1} // at first all slots are empty
        , next_(first)
        , copy_(first)
    {
    }
    __device__ __forceinline__ void run()
    {
        const auto* layers = reinterpret_cast<const LayerTable*>(blockMemory + job_.shared.table);
        const BlockPlan& plan = planOf(job_);
        for (int token = 0; token < job_.count; ++token) {
            for (int layer = 0; layer < job_.layerCount; ++layer)
                for (int p = 0; p < 4; ++p)
                    feed(plan.begin[p], plan.begin[p + 1], job_.phases[p].chunks, layers[layer]);
            const int rows = job_.logitRows, chunks = job_.phases[int(Phase::Logits)].chunks;
            const int all = (plan.logitsEnd - plan.logits + rows - 1) / rows * chunks;
            for (; next_ < all; next_ += kFeeders) {
                const int i = chunks == 1 ? next_ : next_ / chunks, row = plan.logits + i * rows;
                fetch(job_.output, row, min(rows, plan.logitsEnd - row), nullptr,
                    chunks == 1 ? -1 : next_ - i * chunks);
            }
            next_ -= all;
        }
    }

private:
    __device__ __forceinline__ void feed(int begin, int end, int chunks, const LayerTable& l)
    {
        const int all = (end - begin) * chunks;
        for (; next_ < all; next_ += kFeeders) {
            const int i = chunks == 1 ? next_ : next_ / chunks;
            const DecodeEntry e = entriesOf(job_)[begin + i];
            const StoredMatrix* m = &l.matrices[e.matrix];
            const bool paired = e.matrix == kGateMatrix;
            fetch(m[0], e.row, paired ? e.rows / 2 : e.rows, paired ? &m[1] : nullptr,
                chunks == 1 ? -1 : next_ - i * chunks);
        }
        next_ -= all;
    }
    // Some rows; or a chunk of one.
    __device__ __forceinline__ void fetch(
        const StoredMatrix& m, int row, int rows, const StoredMatrix* up, int chunk)
    {
        const int begin = max(chunk, 0) * m.chunkBytes;
        const std::int64_t first = std::int64_t(row) * m.rowBytes + begin;
        const int bytes = chunk < 0 ? rows * m.rowBytes : min(m.chunkBytes, m.rowBytes - begin);
        const Stretch16 part(m.at + first, bytes);
        const std::uint32_t full = sharedAddress(&slots_.full[at_.slot]);
        const std::uint32_t to
            = sharedAddress(blockMemory) + job_.shared.slots + at_.slot * job_.shared.slotBytes;
        if (copy_ >= job_.shared.slotCount)
            slots_.awaitCopy(at_.slot, copy_ - job_.shared.slotCount);
        awaitPhase(sharedAddress(&slots_.empty[at_.slot]), at_.turn);
        if (up) {
            const Stretch16 second(up->at + first, bytes);
            slots_.copies[at_.slot] = {copy_, 0, part.offset, part.bytes + second.offset};
            expectBytes(full, part.bytes + second.bytes);
            copyBulk(to, part.from, part.bytes, full, once_);
            copyBulk(to + part.bytes, second.from, second.bytes, full, once_);
        } else {
            slots_.copies[at_.slot] = {copy_, 0, part.offset, 0};
            expectBytes(full, part.bytes);
            copyBulk(to, part.from, part.bytes, full, once_);
        }
        at_.advance(kFeeders, job_.shared.slotCount);
        copy_ += kFeeders;
    }

    const DecodeJob& job_;
    Slots& slots_;
    SlotCursor at_;
    int next_, copy_; // its copy, counted from the first of a phase, and of the launch
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
        slots_.awaitCopy(at_.slot, copy);
        awaitPhase(sharedAddress(&slots_.full[at_.slot]), at_.turn);
        asm volatile("ld.volatile.shared.v2.u32 {%0, %1}, [%2];"
                     : "=r"(offset_), "=r"(upOffset_)
                     : "r"(sharedAddress(&slots_.copies[at_.slot]) + 8)
                     : "memory");
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
