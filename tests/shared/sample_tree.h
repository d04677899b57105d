#pragma once
#include "engine/figure/tree_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace seq {

// A search over words, made up: in each step the `open` best leaves are kept, the others pruned,
// and each kept one grows up to four words. The same number of nodes, the same tree.
struct SampleTree {
    std::vector<TreeNode> nodes;
    std::vector<double> probability, surprisal, visits;
};

class TreeGrower {
public:
    explicit TreeGrower(std::uint32_t seed)
        : random_(seed)
    {
        add(-1, "The fox", 1);
    }
    SampleTree grown(std::int64_t count, std::size_t open)
    {
        std::vector<std::int64_t> leaves{0};
        while (std::int64_t(tree_.nodes.size()) < count && !leaves.empty()) {
            std::ranges::sort(leaves, {}, [&](std::int64_t i) { return worth(i); });
            while (leaves.size() > open) {
                tree_.nodes[std::size_t(leaves.back())].state = TreeState::Pruned;
                leaves.pop_back();
            }
            std::vector<std::int64_t> next;
            for (std::int64_t leaf : leaves)
                grow(leaf, count, next);
            leaves = next;
        }
        finish();
        return std::move(tree_);
    }

private:
    double worth(std::int64_t i) const // mean surprisal of its path: lower is better
    {
        return tree_.surprisal[std::size_t(i)] / double(depth_[std::size_t(i)] + 1);
    }
    double unit() { return double(random_() % 4096) / 4096; }
    std::int64_t add(std::int64_t parent, std::string text, double p)
    {
        const auto up = std::size_t(std::max<std::int64_t>(0, parent));
        const double before = parent < 0 ? 0 : tree_.surprisal[up];
        tree_.nodes.push_back({.parent = parent,
            .text = std::move(text),
            .score = p,
            .token = std::int64_t(random_() % 50'000)});
        depth_.push_back(parent < 0 ? 0 : depth_[up] + 1);
        tree_.probability.push_back(p);
        tree_.surprisal.push_back(before - std::log(p));
        tree_.visits.push_back(1);
        return std::int64_t(tree_.nodes.size()) - 1;
    }
    void grow(std::int64_t leaf, std::int64_t count, std::vector<std::int64_t>& next)
    {
        static constexpr std::array<const char*, 16> words{" quick", " jumps", " over", " the",
            " lazy", " dog", " and", " runs", " into", " a", " forest", ",", " where", " it",
            " sleeps", "."};
        tree_.nodes[std::size_t(leaf)].state = TreeState::Expanded;
        const bool forced = unit() < 0.4; // one word is nearly certain: no branch
        const int children = forced ? 1 : 2 + int(random_() % 3);
        double rest = 1;
        for (int c = 0; c < children && std::int64_t(tree_.nodes.size()) < count; ++c) {
            const double p = forced ? 0.96 : rest * (0.35 + 0.4 * unit());
            rest -= p;
            const char* word = words[random_() % words.size()];
            const std::int64_t child = add(leaf, word, p);
            if (word[0] == '.')
                tree_.nodes[std::size_t(child)].state = TreeState::Finished;
            else
                next.push_back(child);
        }
    }
    void finish()
    {
        std::int64_t best = -1;
        for (std::size_t i = tree_.nodes.size(); i-- > 1;) {
            const TreeNode& node = tree_.nodes[i];
            tree_.visits[std::size_t(node.parent)] += tree_.visits[i];
            if (node.state == TreeState::Finished
                && (best < 0 || worth(std::int64_t(i)) < worth(best)))
                best = std::int64_t(i);
        }
        for (; best >= 0; best = tree_.nodes[std::size_t(best)].parent)
            tree_.nodes[std::size_t(best)].best = true;
    }
    std::mt19937 random_;
    SampleTree tree_;
    std::vector<std::int64_t> depth_;
};

inline SampleTree sampleTree(std::int64_t count, std::size_t open, std::uint32_t seed = 1)
{
    return TreeGrower(seed).grown(count, open);
}

} // namespace seq
