#include "plugins/decoding/exact_queue.h"

#include <algorithm>

namespace seq {

void ExactQueue::push(int parent, double parentLogp, std::vector<RankedToken> tokens)
{
    if (tokens.empty()) return;
    const int index = int(lists_.size());
    size_ += std::int64_t(tokens.size());
    lists_.push_back({parent, parentLogp, std::move(tokens)});
    const List& list = lists_.back();
    heads_.push({list.logp(0), index});
    tails_.push({list.logp(list.tokens.size() - 1), index});
    while (size_ > capacity_)
        drop();
}

void ExactQueue::drop()
{
    const int index = tails_.top().list;
    tails_.pop();
    List& list = lists_[std::size_t(index)];
    if (list.next >= list.tokens.size()) return; // popped to its end in the meantime
    bestDropped_ = std::max(bestDropped_, list.logp(list.tokens.size() - 1));
    list.tokens.pop_back();
    --size_;
    if (list.next < list.tokens.size()) tails_.push({list.logp(list.tokens.size() - 1), index});
}

std::optional<ExactQueue::Entry> ExactQueue::pop()
{
    while (!heads_.empty()) {
        const int index = heads_.top().list;
        heads_.pop();
        List& list = lists_[std::size_t(index)];
        if (list.next >= list.tokens.size()) continue; // dropped in the meantime
        const Entry entry = list.entry(list.next++);
        --size_;
        if (list.next < list.tokens.size()) heads_.push({list.logp(list.next), index});
        return entry;
    }
    return std::nullopt;
}

std::vector<ExactQueue::Entry> ExactQueue::best(int count) const
{
    auto heads = heads_;
    std::vector<std::size_t> next;
    for (const List& list : lists_)
        next.push_back(list.next);
    std::vector<Entry> out;
    while (!heads.empty() && int(out.size()) < count) {
        const int index = heads.top().list;
        heads.pop();
        const List& list = lists_[std::size_t(index)];
        std::size_t& at = next[std::size_t(index)];
        if (at >= list.tokens.size()) continue;
        out.push_back(list.entry(at++));
        if (at < list.tokens.size()) heads.push({list.logp(at), index});
    }
    return out;
}

std::vector<ExactQueue::Entry> ExactQueue::firstOfEach(
    const std::function<bool(Token)>& accepts) const
{
    std::vector<Entry> out;
    for (const List& list : lists_)
        for (std::size_t i = list.next; i < list.tokens.size(); ++i)
            if (accepts(list.tokens[i].token)) {
                out.push_back(list.entry(i));
                break;
            }
    return out;
}

bool ExactQueue::exhausted(int parent) const
{
    return std::ranges::none_of(lists_, [parent](const List& list) {
        return list.parent == parent && list.next < list.tokens.size();
    });
}

} // namespace seq
