#pragma once
#include <cstdint>
#include <vector>

namespace seq {

// What a pair of tokens merges to. Lower ranks merge first.
struct PairMerge {
    std::uint32_t rank = UINT32_MAX;
    std::int32_t id = -1; // -1: the pair does not merge
};

// (left id, right id) → merge; open addressing, at most half full.
class PairTable {
public:
    explicit PairTable(std::size_t merges = 0);
    void add(std::int32_t left, std::int32_t right, PairMerge); // the first one of a pair stays
    PairMerge find(std::int32_t left, std::int32_t right) const
    {
        const std::uint64_t key = keyOf(left, right);
        for (std::size_t at = hash(key);; at = (at + 1) & mask_) {
            const Slot& slot = slots_[at];
            if (slot.key == key) return slot.merge;
            if (slot.key == kFree) return {};
        }
    }
    std::size_t size() const { return used_; }
    template <class Visit> void forEach(Visit visit) const // in no order
    {
        for (const Slot& slot : slots_)
            if (slot.key != kFree) visit(slot.merge);
    }

private:
    static constexpr std::uint64_t kFree = UINT64_MAX;
    struct Slot {
        std::uint64_t key = kFree;
        PairMerge merge;
    };
    static std::uint64_t keyOf(std::int32_t left, std::int32_t right)
    {
        return std::uint64_t(std::uint32_t(left)) << 32 | std::uint32_t(right);
    }
    std::size_t hash(std::uint64_t key) const
    {
        return std::size_t((key * 0x9E3779B97F4A7C15u) >> shift_);
    }
    std::vector<Slot> slots_;
    std::size_t mask_ = 0, used_ = 0;
    int shift_ = 0;
};

} // namespace seq
