#include "engine/decode/tree_decoder.h"

#include "engine/base/error.h"

#include <algorithm>

namespace seq {

namespace {
constexpr std::size_t kChunk = 64; // prompt tokens between two looks at the progress
}

TreeDecoder::TreeDecoder(const LanguageModel& model, std::span<const Token> prompt, Options options)
    : model_(model)
    , prompt_(prompt.begin(), prompt.end())
    , options_(options)
    , cache_(model.info(), options.capacity)
{
    if (prompt_.empty()) throw badInput("the prompt has no tokens; at least one is needed");
    if (prompt_.size() > std::size_t(model.info().context))
        throw badInput("the prompt has {} tokens and {} holds {}: shorten it", prompt_.size(),
            model.info().name, model.info().context);
}

Tensor TreeDecoder::start(SearchTree& tree, const Progress& progress)
{
    SEQ_ASSERT(sequences_.empty());
    const int sequence = cache_.create();
    Forward options;
    options.cache = &cache_;
    options.precision = options_.precision;
    Tensor logits;
    for (std::size_t begin = 0; begin < prompt_.size(); begin += kChunk) {
        if (progress) progress(double(begin) / double(prompt_.size()));
        const std::size_t n = std::min(kChunk, prompt_.size() - begin);
        const bool last = begin + n == prompt_.size();
        options.logits = last ? Logits::Last : Logits::None;
        options.probe = last ? options_.probe : nullptr;
        const Segment segment{sequence, int(begin), int(n)};
        logits = model_.forward(
            {std::span(prompt_).subspan(begin, n), {&segment, 1}, nullptr}, options);
    }
    sequences_[0] = sequence;
    tree.kvAlloc(0, sequence);
    return logits;
}

// Forks from the nearest ancestor that is resident; what lies between is run again.
TreeDecoder::Work TreeDecoder::fork(const SearchTree& tree, int node)
{
    const auto& parents = tree.nodes().parent;
    Work work{node, -1, 0, {}};
    int at = node;
    do {
        work.tokens.push_back(at == 0 ? prompt_.back() : tree.nodes().token[std::size_t(at)]);
        at = parents[std::size_t(at)];
    } while (at >= 0 && !sequences_.contains(at));
    std::ranges::reverse(work.tokens);
    const int from = at < 0 ? sequences_.at(0) : sequences_.at(at);
    work.position
        = int(prompt_.size()) + tree.nodes().depth[std::size_t(node)] - int(work.tokens.size());
    if (work.position + int(work.tokens.size()) > model_.info().context)
        throw badInput("the prompt of {} tokens and {} more exceed the {} that {} holds",
            prompt_.size(), tree.nodes().depth[std::size_t(node)], model_.info().context,
            model_.info().name);
    work.sequence = cache_.fork(from, work.position);
    return work;
}

std::int64_t TreeDecoder::pagesOf(const Work& work)
{
    const int end = work.position + int(work.tokens.size());
    return (end - 1) / KvCache::kPage - work.position / KvCache::kPage + 1;
}

// Takes the keys of the least promising nodes until so many pages are free, if they can be.
bool TreeDecoder::makeRoom(SearchTree& tree, std::int64_t pages)
{
    while (cache_.pagesFree() < pages) {
        int least = -1;
        for (const auto& [node, sequence] : sequences_)
            if (node != 0
                && (least < 0
                    || tree.nodes().cumScore[std::size_t(node)]
                        < tree.nodes().cumScore[std::size_t(least)]))
                least = node;
        if (least < 0) return false;
        release(tree, least);
    }
    return true;
}

Tensor TreeDecoder::run(std::span<const Work> group)
{
    std::vector<Token> tokens;
    std::vector<Segment> segments;
    for (const Work& w : group) {
        tokens.insert(tokens.end(), w.tokens.begin(), w.tokens.end());
        segments.push_back({w.sequence, w.position, int(w.tokens.size())});
        recomputed_ += std::int64_t(w.tokens.size()) - 1;
    }
    evaluations_ += std::int64_t(tokens.size());
    Forward options;
    options.cache = &cache_;
    options.precision = options_.precision;
    options.steady = true;
    options.probe = options_.probe;
    return model_.forward({tokens, segments, nullptr}, options);
}

void TreeDecoder::settle(SearchTree& tree, std::span<const Work> group)
{
    for (const Work& w : group) {
        if (resident(w.node)) release(tree, w.node);
        sequences_[w.node] = w.sequence;
        tree.kvAlloc(w.node, w.sequence);
    }
}

Tensor TreeDecoder::evaluate(
    SearchTree& tree, std::span<const int> nodes, std::span<const int> done)
{
    std::vector<Work> works;
    std::size_t settled = 0;
    try {
        for (const int node : nodes)
            works.push_back(fork(tree, node));
        for (const int node : done)
            release(tree, node);
        Tensor out;
        while (settled < works.size()) {
            std::size_t end = settled;
            std::int64_t pages = 0;
            do
                pages += pagesOf(works[end++]);
            while (end < works.size() && makeRoom(tree, pages + pagesOf(works[end])));
            makeRoom(tree, pages);
            const auto group = std::span(works).subspan(settled, end - settled);
            const Tensor logits = run(group);
            settle(tree, group);
            if (group.size() == works.size()) return logits;
            if (!out)
                out = Tensor::empty(
                    {std::int64_t(works.size()), logits.size(1)}, Dtype::F32, logits.device());
            copy(logits, out.slice(0, {std::int64_t(settled), std::int64_t(end)}));
            settled = end;
        }
        return out;
    } catch (...) {
        for (std::size_t i = settled; i < works.size(); ++i)
            cache_.release(works[i].sequence);
        throw;
    }
}

void TreeDecoder::release(SearchTree& tree, int node)
{
    const auto found = sequences_.find(node);
    if (found == sequences_.end()) return;
    cache_.release(found->second);
    sequences_.erase(found);
    tree.kvFree(node);
}

} // namespace seq
