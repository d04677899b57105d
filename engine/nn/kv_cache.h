#pragma once
#include "engine/ops/attention.h"
#include "engine/tensor/tensor.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace seq {

struct ModelInfo;

// Keys and values of cached sequences, in pages of 64 positions that come on demand. A page holds
// all layers: [layers, 2, kv heads, 64, d] F32. Forked sequences share pages until one writes
// (beams, tree nodes, shared prefixes). Keys are kept as the mixer wrote them: the exact one, after
// RoPE.
class KvCache {
public:
    static constexpr int kPage = 64;
    // capacity: positions of all sequences together, whole pages; 0: as memory allows.
    KvCache(int layers, int kvHeads, int headWidth, std::int64_t capacity = 0, Device = {});
    explicit KvCache(const ModelInfo&, std::int64_t capacity = 0); // on the model's device

    int create(); // an empty sequence; its number
    void create(int sequence); // with a number of the caller's choice, not yet in use
    int fork(int sequence, int length = -1); // shares the first `length` positions; -1: all
    void truncate(int sequence, int length); // forgets positions from `length` on
    void release(int sequence);
    bool has(int sequence) const { return sequences_.contains(sequence); }
    int length(int sequence) const;
    std::int64_t bytes() const; // of the pages in use, shared ones once
    std::int64_t pagesFree() const; // of the capacity; as many as can be counted without one
    int layers() const { return layers_; }
    int kvHeads() const { return kvHeads_; }
    int headWidth() const { return headWidth_; }

    // k, v [rows, kv heads, d] F32 of these positions: old ones are overwritten, new ones must go
    // on from length() without a gap, which grows with them. Throws BadInput beyond the capacity.
    void write(
        int sequence, int layer, std::span<const int> positions, const Tensor& k, const Tensor& v);
    struct Rows {
        int sequence;
        std::span<const int> positions;
    };
    // The same for several sequences, whose rows stand one behind the other.
    void write(std::span<const Rows>, int layer, const Tensor& k, const Tensor& v);
    // Room for `count` more positions, which grows with them and which the caller fills in all
    // layers: all pages of the sequence, in order.
    std::vector<Tensor> append(int sequence, int count);
    // Views over the first `end` positions (-1: all), one block a page, without a copy.
    std::vector<KvBlock> blocks(int sequence, int layer, int begin = 0, int end = -1) const;

private:
    struct Page {
        Page(Tensor memory, std::shared_ptr<std::atomic<std::int64_t>> count);
        ~Page();
        Page(const Page&) = delete;
        const std::vector<KvBlock>& layers(); // views of the values: [64, kv heads, d] each
        Tensor values;
        std::shared_ptr<std::atomic<std::int64_t>>
            counter; // of the pages in use; a page may outlive the cache

    private:
        std::vector<KvBlock> layers_; // made when asked for: steps of a decoder never do
    };
    struct Sequence {
        std::vector<std::shared_ptr<Page>> pages;
        int length = 0;
    };
    Sequence& at(int sequence);
    const Sequence& at(int sequence) const;
    Page& writable(Sequence&, std::size_t page);
    void makeRoom(const Rows&, int layer, std::vector<KvBlock>& targets);
    std::shared_ptr<Page> newPage();
    KvBlock rowsOf(Page&, int layer, Range) const; // of the page's positions
    int layers_, kvHeads_, headWidth_;
    Device device_;
    std::int64_t capacityPages_;
    std::shared_ptr<std::atomic<std::int64_t>> pagesInUse_;
    std::map<int, Sequence> sequences_;
};

} // namespace seq
