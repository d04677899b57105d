#pragma once
#include "engine/decode/search_tree.h"
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"

#include <functional>
#include <map>
#include <span>
#include <vector>

namespace seq {

// Runs the nodes of a search tree through a model, all of a step in one batch (specification 3).
// Each resident node is a sequence of the paged cache, forked from its parent's: paths share the
// prompt's pages and each other's. A node's numbers do not depend on which others are in its batch.
class TreeDecoder {
public:
    struct Options {
        Precision precision = Precision::Native;
        std::int64_t capacity = 0; // positions of all paths together; 0: as memory allows
        Probe* probe = nullptr; // of the prompt's last piece and of all nodes; it must outlive this
    };
    using Progress = std::function<void(double fraction)>; // of the prompt; may throw Cancelled
    // The model must outlive the decoder. Throws BadInput: an empty prompt; one longer than the
    // context.
    TreeDecoder(const LanguageModel&, std::span<const Token> prompt, Options);
    TreeDecoder(const LanguageModel& model, std::span<const Token> prompt)
        : TreeDecoder(model, prompt, Options{})
    {
    }

    // Reads the prompt: logits [1, V] at the root, which becomes resident. All logits lie on the
    // model's device.
    Tensor start(SearchTree&, const Progress& = {});
    // Logits [nodes, V] after each node's token; the nodes become resident. `done`: resident nodes
    // that nothing will be asked below once these have forked: their pages go on without a copy.
    // Where memory is short, other nodes lose theirs, lowest cumScore first, and have their paths
    // computed again when they are asked for. Throws BadInput beyond the context.
    Tensor evaluate(SearchTree&, std::span<const int> nodes, std::span<const int> done = {});
    void release(SearchTree&, int node); // resident or not
    bool resident(int node) const { return sequences_.contains(node); }

    std::int64_t evaluations() const { return evaluations_; } // tokens run, the prompt's excepted
    std::int64_t recomputed() const { return recomputed_; } // of those, for nodes that lost theirs
    std::int64_t bytes() const { return cache_.bytes(); } // of the cache

private:
    struct Work { // tokens that a node runs: its own, after those of ancestors that lost theirs
        int node, sequence, position;
        std::vector<Token> tokens;
    };
    Work fork(const SearchTree&, int node);
    static std::int64_t pagesOf(const Work&); // written at most
    bool makeRoom(SearchTree&, std::int64_t pages);
    Tensor run(std::span<const Work>);
    void settle(SearchTree&, std::span<const Work>);

    const LanguageModel& model_;
    std::vector<Token> prompt_;
    Options options_;
    KvCache cache_;
    std::map<int, int> sequences_; // node to sequence, of the resident ones
    std::int64_t evaluations_ = 0, recomputed_ = 0;
};

} // namespace seq
