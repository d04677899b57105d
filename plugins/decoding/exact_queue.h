#pragma once
#include "plugins/decoding/node_row.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <vector>

namespace seq {

// The queue of a uniform-cost search: all continuations of all expanded nodes, likeliest first,
// ties by creation. The continuations of a node are one sorted list, of which only the head stands
// in the heap: 49,152 children cost one entry there.
class ExactQueue {
public:
    struct Entry {
        int parent = -1; // node
        RankedToken token = {};
        int rank = 0; // in its parent's distribution
        double logp = 0; // of the path to it, nats
    };
    explicit ExactQueue(std::int64_t capacity)
        : capacity_(capacity)
    {
    }
    // All continuations of a node, likeliest first. Beyond the capacity the worst of all is
    // dropped.
    void push(int parent, double parentLogp, std::vector<RankedToken> tokens);
    std::optional<Entry> pop();
    std::vector<Entry> best(int count) const; // the next ones
    // The likeliest entry of each node that `accepts` its token.
    std::vector<Entry> firstOfEach(const std::function<bool(Token)>& accepts) const;
    bool exhausted(int parent) const; // nothing of this node is left
    std::int64_t size() const { return size_; }
    double bestDropped() const { return bestDropped_; } // nats; -inf: nothing was dropped

private:
    struct List {
        int parent;
        double parentLogp;
        std::vector<RankedToken> tokens;
        std::size_t next = 0;
        double logp(std::size_t i) const { return parentLogp + double(tokens[i].logp); }
        Entry entry(std::size_t i) const { return {parent, tokens[i], int(i), logp(i)}; }
    };
    struct Place { // of a list in a heap, by the logp of its head or of its tail
        double logp;
        int list;
    };
    struct Worse { // the likelier first, the older list first
        bool operator()(const Place& a, const Place& b) const
        {
            return a.logp != b.logp ? a.logp < b.logp : a.list > b.list;
        }
    };
    struct Better { // the less likely first, the younger list first
        bool operator()(const Place& a, const Place& b) const { return Worse()(b, a); }
    };
    void drop(); // the worst entry

    std::int64_t capacity_, size_ = 0;
    double bestDropped_ = -std::numeric_limits<double>::infinity();
    std::vector<List> lists_;
    std::priority_queue<Place, std::vector<Place>, Worse> heads_;
    std::priority_queue<Place, std::vector<Place>, Better> tails_;
};

} // namespace seq
