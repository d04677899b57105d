#pragma once
#include "engine/text/byte_pair.h"
#include "engine/text/piece_cache_pool.h"
#include "engine/text/split_family.h"

#include <vector>

namespace seq {

// Byte-level BPE behind a known split pattern, stretch by stretch: scanner, piece cache and merging
// in one loop. Same ids as FamilySplit + BytePairModel.
class FastBytePair {
public:
    FastBytePair(const BytePairModel&, SplitFamily);
    void encode(std::string_view text, std::uint32_t rawStart, std::vector<TokenSpan>& out) const;
    void encodeIds(std::string_view text, std::vector<std::int32_t>& ids) const; // appends

private:
    template <SplitFamily F, class Sink> void scan(std::string_view text, Sink&) const;
    template <class Sink> void dispatch(std::string_view text, Sink&) const;
    const BytePairModel& model_;
    SplitFamily family_;
    mutable PieceCachePool caches_;
};

} // namespace seq
