#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace seq {

// Pieces of at most 15 bytes to at most 4 ids. What it holds never changes what it answers, only
// how fast: each entry is exact, and a full set forgets its older one.
class PieceCache {
public:
    static constexpr std::size_t kBytes = 15, kIds = 4;
    struct Key {
        std::uint64_t low = 0, high = 0; // bytes, the length in the top byte of `high`
    };
    struct Entry {
        Key key; // length 0: free
        std::array<std::int32_t, kIds> ids{}; // the count in the top bits of ids[0]
        int count() const { return int(std::uint32_t(ids[0]) >> kCountShift); }
        std::int32_t id(int i) const
        {
            return i == 0 ? std::int32_t(std::uint32_t(ids[0]) & kIdMask) : ids[std::size_t(i)];
        }
    };
    static constexpr int kCountShift = 28; // ids are below 2^24
    static constexpr std::uint32_t kIdMask = (1u << kCountShift) - 1;

    PieceCache()
        : entries_(kSets * 2)
    {
    }
    // `readable`: bytes from `piece` that may be read, at least its length.
    static Key keyOf(const char* piece, std::size_t length, std::size_t readable)
    {
        std::array<std::uint64_t, 2> words{};
        if (readable >= 16)
            std::memcpy(words.data(), piece, 16);
        else
            std::memcpy(words.data(), piece, length);
        const auto masked = [](std::uint64_t word, std::size_t bytes) {
            return bytes >= 8 ? word : word & ((std::uint64_t(1) << (8 * bytes)) - 1);
        };
        return {masked(words[0], length),
            (length > 8 ? masked(words[1], length - 8) : 0) | std::uint64_t(length) << 56};
    }
    static std::size_t setOf(const Key& key)
    {
        const std::uint64_t mixed
            = (key.low ^ std::rotl(key.high, 23)) * 0x9E3779B97F4A7C15u ^ key.high;
        return std::size_t((mixed * 0xD6E8FEB86659FD93u) >> (64 - kSetBits));
    }
    const Entry* find(const Key& key, std::size_t set) const
    {
        const Entry* e = &entries_[set * 2];
        for (int way = 0; way < 2; ++way, ++e)
            if (e->key.low == key.low && e->key.high == key.high) return e;
        return nullptr;
    }
    Entry& replace(std::size_t set) // the newer one moves back, the older one is forgotten
    {
        entries_[set * 2 + 1] = entries_[set * 2];
        return entries_[set * 2];
    }

private:
    static constexpr int kSetBits = 15; // 2 MiB
    static constexpr std::size_t kSets = std::size_t(1) << kSetBits;
    std::vector<Entry> entries_;
};

} // namespace seq
