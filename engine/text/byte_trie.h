#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace seq {

// Keys to values, walked byte by byte. Edges lie in one hash table: a step is one probe.
class ByteTrie {
public:
    static constexpr std::int32_t kRoot = 0, kNone = -1;
    ByteTrie();
    void add(std::string_view key, std::int32_t value); // value >= 0; the first one of a key stays
    bool empty() const { return values_.size() == 1; }
    std::int32_t step(std::int32_t node, std::uint8_t byte) const // kNone: no key goes on so
    {
        if (node == kRoot) return first_[byte];
        const std::uint32_t key = std::uint32_t(node) << 8 | byte;
        for (std::size_t at = hash(key);; at = (at + 1) & mask_) {
            if (edges_[at].key == key) return edges_[at].child;
            if (edges_[at].key == kFree) return kNone;
        }
    }
    std::int32_t value(std::int32_t node) const { return values_[std::size_t(node)]; } // kNone

    struct Found {
        std::int32_t value = kNone;
        std::uint32_t length = 0;
    };
    Found longest(std::string_view text, std::size_t at) const;

private:
    static constexpr std::uint32_t kFree = UINT32_MAX;
    struct Edge {
        std::uint32_t key = kFree;
        std::int32_t child = kNone;
    };
    std::size_t hash(std::uint32_t key) const { return (key * 0x9E3779B1u) >> shift_; }
    void insert(std::uint32_t key, std::int32_t child);
    std::array<std::int32_t, 256> first_;
    std::vector<Edge> edges_;
    std::vector<std::int32_t> values_; // by node
    std::size_t mask_ = 0, used_ = 0;
    int shift_ = 0;
};

} // namespace seq
