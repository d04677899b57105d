#include "engine/text/pair_table.h"

#include "engine/base/error.h"

#include <bit>

namespace seq {

PairTable::PairTable(std::size_t merges)
{
    const std::size_t size = std::bit_ceil(std::max<std::size_t>(16, merges * 2 + 2));
    slots_.resize(size);
    mask_ = size - 1;
    shift_ = 64 - std::countr_zero(size);
}

void PairTable::add(std::int32_t left, std::int32_t right, PairMerge merge)
{
    SEQ_ASSERT((used_ + 1) * 2 <= slots_.size());
    const std::uint64_t key = keyOf(left, right);
    std::size_t at = hash(key);
    while (slots_[at].key != kFree && slots_[at].key != key)
        at = (at + 1) & mask_;
    if (slots_[at].key == key) return;
    slots_[at] = {key, merge};
    ++used_;
}

} // namespace seq
