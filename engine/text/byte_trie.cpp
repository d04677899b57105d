#include "engine/text/byte_trie.h"

#include "engine/base/error.h"

#include <bit>

namespace seq {

ByteTrie::ByteTrie()
    : edges_(1024)
    , values_(1, kNone)
    , mask_(edges_.size() - 1)
    , shift_(32 - std::countr_zero(edges_.size()))
{
    first_.fill(kNone);
}

void ByteTrie::insert(std::uint32_t key, std::int32_t child)
{
    std::size_t at = hash(key);
    while (edges_[at].key != kFree)
        at = (at + 1) & mask_;
    edges_[at] = {key, child};
}

void ByteTrie::add(std::string_view key, std::int32_t value)
{
    constexpr std::size_t kMaxNodes = 1u << 24; // a node and a byte make a 32-bit edge key
    std::int32_t node = kRoot;
    for (const char c : key) {
        const auto byte = std::uint8_t(c);
        std::int32_t next = step(node, byte);
        if (next == kNone) {
            if (values_.size() >= kMaxNodes - 1)
                throw badInput("a vocabulary whose tokens share no prefixes is too large: {} nodes",
                    values_.size());
            next = std::int32_t(values_.size());
            values_.push_back(kNone);
            if (node == kRoot) {
                first_[byte] = next;
            } else {
                if (++used_ * 2 > edges_.size()) {
                    std::vector<Edge> old(edges_.size() * 2);
                    old.swap(edges_);
                    mask_ = edges_.size() - 1;
                    --shift_;
                    for (const Edge& e : old)
                        if (e.key != kFree) insert(e.key, e.child);
                }
                insert(std::uint32_t(node) << 8 | byte, next);
            }
        }
        node = next;
    }
    if (values_[std::size_t(node)] == kNone) values_[std::size_t(node)] = value;
}

ByteTrie::Found ByteTrie::longest(std::string_view text, std::size_t at) const
{
    Found found;
    std::int32_t node = kRoot;
    for (std::size_t i = at; i < text.size(); ++i) {
        node = step(node, std::uint8_t(text[i]));
        if (node == kNone) break;
        if (value(node) != kNone) found = {value(node), std::uint32_t(i + 1 - at)};
    }
    return found;
}

} // namespace seq
